package org.clysm.host;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Sees to it that one thread at a time is in a program: the one that has the baton. Others wait for it, in the order in
 * which they came.
 *
 * <p>A <em>computation</em> is what a thread does from its call of the program to the end of that. One that was started
 * as such ({@link #start}) has a thread of its own. While it waits for a promise others have the baton, first of all
 * the thread that started it, which has waited until then.
 */
final class Baton {
    /** Lisp recurs deeper than Java usually does; what is not used of a stack costs nothing. */
    private static final long STACK_BYTES = 256L << 20;

    private static final String CLOSED = "the program was closed";

    private final Runnable after;
    private final Semaphore free = new Semaphore(1, true);
    private final Activity activity = new Activity();

    /** The computation that has the baton. */
    private volatile Computation holder;

    private volatile boolean isClosed;

    /**
     * Makes a baton that nobody has.
     *
     * @param after what to do whenever somebody gives it away, or a call within another returns
     */
    Baton(Runnable after) {
        this.after = after;
    }

    /** A computation. What changes is for the thread that has the baton. */
    private static final class Computation {
        private final boolean isSuspendable;
        private final Thread thread;

        /** The computation that waits for this one to end or to wait; null once it has gone on. */
        private Computation starter;

        /** What a starter waits at. */
        private final Semaphore turn = new Semaphore(0);

        /** The number of calls of the program that stand in one another. */
        private int depth = 1;

        Computation(Thread thread, boolean isSuspendable, Computation starter) {
            this.thread = thread;
            this.isSuspendable = isSuspendable;
            this.starter = starter;
        }
    }

    /** Why a computation cannot wait for a promise. */
    static final class ObstacleException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        ObstacleException(String obstacle) {
            super(obstacle);
        }
    }

    /** Ends a computation that was dropped while it waited. */
    static final class DroppedError extends Error {
        private static final long serialVersionUID = 1L;

        DroppedError(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Calls something with the baton, which the thread may have already.
     *
     * @param isSuspendable whether it may wait for promises, if it is the outermost call of the thread
     * @throws IllegalStateException if the program was closed
     */
    <T> T with(boolean isSuspendable, Callable<T> call) throws Exception {
        Computation computation = holder;
        if (computation != null && computation.thread == Thread.currentThread()) {
            computation.depth++;
            try {
                return call.call();
            } finally {
                computation.depth--;
                after.run();
            }
        }
        activity.begin();
        take(new Computation(Thread.currentThread(), isSuspendable, null));
        try {
            if (isClosed) {
                throw new IllegalStateException(CLOSED);
            }
            return call.call();
        } catch (DroppedError e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            giveAway();
            activity.end();
        }
    }

    private void take(Computation computation) {
        free.acquireUninterruptibly();
        holder = computation;
    }

    /** Gives the baton to the computation that waits for this one, or to whoever comes. */
    private void giveAway() {
        try {
            after.run();
        } finally {
            Computation starter = holder.starter;
            holder.starter = null;
            holder = starter;
            if (starter == null) {
                free.release();
            } else {
                starter.turn.release();
            }
        }
    }

    /**
     * Calls something in a computation of its own, at once. Returns when that has ended or waits for the first time.
     *
     * @return what will be its result
     */
    <T> CompletableFuture<T> start(Callable<T> call) throws Exception {
        return with(false, () -> {
            Computation starter = holder;
            CompletableFuture<T> result = new CompletableFuture<>();
            var thread = new Thread(null, () -> run(call, result), "lisp-computation", STACK_BYTES);
            thread.setDaemon(true);
            holder = new Computation(thread, true, starter);
            activity.begin();
            try {
                thread.start();
            } catch (Throwable e) {
                holder = starter; // there is no room for another thread
                activity.end();
                throw e;
            }
            starter.turn.acquireUninterruptibly();
            return result;
        });
    }

    private <T> void run(Callable<T> call, CompletableFuture<T> result) {
        Runnable completion;
        try {
            T value = call.call();
            completion = () -> result.complete(value);
        } catch (Throwable e) {
            completion = () -> result.completeExceptionally(e);
        }
        // What waits for the result may call the program from other threads. When nobody has the result yet, it is
        // there before the starter looks.
        boolean isKnown = holder.starter == null;
        if (!isKnown) {
            completion.run();
        }
        giveAway();
        if (isKnown) {
            completion.run();
        }
        activity.end();
    }

    /**
     * Waits for a promise, and leaves the program to others until then.
     *
     * @return the value of the promise
     * @throws ObstacleException if the computation cannot wait
     * @throws Throwable with which the promise was rejected
     */
    Object await(CompletionStage<?> promise) throws Throwable {
        Computation computation = holder;
        if (!computation.isSuspendable || computation.depth > 1) {
            // JavaScript cannot suspend its own functions; a program is to behave alike everywhere.
            throw new ObstacleException(
                    "it was not started as one that can be suspended, by ffi:async, as an export with :async t, or at"
                            + " top level, or a function of the host is running between its start and here");
        }
        var wait = new Activity.Wait(promise.toCompletableFuture());
        giveAway();
        activity.pause(wait);
        if (isClosed) {
            wait.drop(CLOSED);
        }
        try {
            return wait.result();
        } finally {
            activity.resume(wait);
            take(computation);
            refuseToGoOn();
        }
    }

    private void refuseToGoOn() {
        if (isClosed) {
            throw new DroppedError(CLOSED);
        }
    }

    /** Ends the computations that wait, and lets nobody in again. */
    void close() {
        isClosed = true;
        activity.dropAll(CLOSED);
    }

    /** What of the program goes on. */
    Activity activity() {
        return activity;
    }
}

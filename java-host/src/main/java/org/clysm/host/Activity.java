package org.clysm.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.clysm.host.Baton.DroppedError;
import run.endive.runtime.WasmInterruptedException;

/**
 * What of a program goes on: calls of it, computations, functions that wait for their turn. When nothing does, and no
 * promise is settled that a computation waits for, nothing ever will, unless another thread comes.
 */
final class Activity {
    private static final String NEVER_SETTLED = "The program waits for a promise that nothing is left to settle";

    private final List<Wait> waits = new ArrayList<>();
    private int count;

    /** The thread that runs the program to its end; null if none does. */
    private Thread runner;

    /** A computation that waits for a promise. */
    static final class Wait {
        private final Thread thread = Thread.currentThread();
        private final CompletableFuture<?> promise;
        private final CompletableFuture<Object> drop = new CompletableFuture<>();

        Wait(CompletableFuture<?> promise) {
            this.promise = promise;
        }

        /**
         * Waits.
         *
         * @return the value of the promise
         * @throws Throwable with which the promise was rejected, or the computation was dropped
         */
        Object result() throws Throwable {
            try {
                return CompletableFuture.anyOf(promise, drop).get();
            } catch (ExecutionException e) {
                throw e.getCause();
            } catch (InterruptedException e) {
                // As where Lisp runs: no Lisp handles it.
                Thread.currentThread().interrupt();
                throw new WasmInterruptedException("the thread was interrupted");
            }
        }

        /** Ends the wait: the computation cannot go on. */
        void drop(String reason) {
            drop.completeExceptionally(new DroppedError(reason));
        }
    }

    /** Something begins that goes on by itself. */
    synchronized void begin() {
        count++;
    }

    /** Something that has begun is over. */
    synchronized void end() {
        count--;
        look();
    }

    /** What has begun waits for a promise. */
    synchronized void pause(Wait wait) {
        waits.add(wait);
        count--;
        look();
    }

    /** It goes on. */
    synchronized void resume(Wait wait) {
        waits.remove(wait);
        count++;
    }

    private void look() {
        if (runner != null && isOver()) {
            waits.stream().filter(wait -> wait.thread == runner).forEach(wait -> wait.drop(NEVER_SETTLED));
            notifyAll();
        }
    }

    private boolean isOver() {
        return count == 0 && waits.stream().noneMatch(wait -> wait.promise.isDone());
    }

    /** Says that this thread runs the program to its end: its waits are dropped where nothing goes on. */
    synchronized void expectEnd() {
        runner = Thread.currentThread();
    }

    /** Waits until nothing goes on. */
    synchronized void awaitEnd() throws InterruptedException {
        while (!isOver()) {
            wait();
        }
    }

    /** Ends all waits. */
    synchronized void dropAll(String reason) {
        waits.forEach(wait -> wait.drop(reason));
    }
}

package org.clysm.engine.v8;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one thread on which V8 runs: its stack is large enough for deep recursion in Lisp.
 *
 * <p>Whoever calls the image often does well to run here as a whole ({@code V8Thread.call(() -> compile())}): from this
 * thread a call into V8 is a plain call, from others it is handed over.
 */
public final class V8Thread {
    /** Above V8's own share: Java that is called at the end of V8's stack, and V8's reserve. */
    private static final int MARGIN_MEGABYTES = 64;

    private static final long STACK_BYTES = (V8Library.STACK_MEGABYTES + MARGIN_MEGABYTES) * 1024L * 1024L;

    private static final ExecutorService EXECUTOR = Executors.newSingleThreadExecutor(V8Thread::newThread);

    private static volatile Thread thread;

    private V8Thread() {}

    private static Thread newThread(Runnable task) {
        thread = new Thread(null, task, "clysm-v8", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to load V8 while the caller does something else. */
    public static void prepare() {
        EXECUTOR.execute(V8Library::prepare);
    }

    /**
     * Runs a task on the thread and waits for it.
     *
     * @param task what to run; its unchecked exceptions come out as they are
     */
    public static <T> T call(Callable<T> task) {
        if (Thread.currentThread() == thread) {
            return direct(task);
        }
        try {
            return EXECUTOR.submit(() -> direct(task)).get();
        } catch (ExecutionException e) {
            throw rethrow(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while V8 was running", e);
        }
    }

    private static <T> T direct(Callable<T> task) {
        try {
            return task.call();
        } catch (Exception e) {
            throw rethrow(e);
        }
    }

    private static RuntimeException rethrow(Throwable cause) {
        return switch (cause) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }
}

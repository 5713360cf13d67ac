package org.clysm.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops a program when a signal ends this process, and waits until it has come to its end and what it wrote was handed
 * on. To be closed when the program has ended.
 */
public final class SignalGuard implements AutoCloseable {
    /** The exit code that a shell gives a process which SIGINT ended. */
    public static final int EXIT_CODE = 130;

    /** A program that waits for input does not come to its end, but has nothing to hand on either. */
    private static final int PATIENCE_MILLISECONDS = 300;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread atSignal;
    private volatile boolean hasStopped;

    /**
     * Begins to guard a program.
     *
     * @param stop stops it; runs on a thread of its own
     */
    public SignalGuard(Runnable stop) {
        atSignal = new Thread(() -> {
            hasStopped = true;
            stop.run();
            awaitEnd();
        });
        Runtime.getRuntime().addShutdownHook(atSignal);
    }

    private void awaitEnd() {
        try {
            ended.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a signal has come. */
    public boolean hasStopped() {
        return hasStopped;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(atSignal);
        } catch (IllegalStateException e) {
            // A signal has come; the thread is at work.
        }
    }
}

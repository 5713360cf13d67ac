package org.clysm.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.clysm.host.Baton.ObstacleException;

/**
 * The host module {@code clysm:async}: promises, which are {@link CompletionStage}s, and computations that wait for
 * them. Each public method is a function of that name.
 */
final class PromisesModule {
    private static final long STACK_BYTES = 256L << 20;

    private final Baton baton;

    /** What calls functions of Lisp when a promise is settled, one after the other. It ends when it is idle. */
    private final ThreadPoolExecutor reactions;

    private final Rejections rejections = new Rejections();
    private LispInstance lisp;

    PromisesModule(Baton baton) {
        this.baton = baton;
        reactions = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(null, task, "lisp-reactions", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
        reactions.allowCoreThreadTimeOut(true);
    }

    /** What a promise was rejected with that is no exception. */
    private static final class RejectionException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Object reason;

        RejectionException(Object reason) {
            super(String.valueOf(reason), null, false, false);
            this.reason = reason;
        }
    }

    /** The promises that failed. */
    Rejections rejections() {
        return rejections;
    }

    /** Says whose functions are called: the instance exists only after all that it imports. */
    void setInstance(LispInstance instance) {
        lisp = instance;
    }

    /** Waits for a promise; returns its value, or throws what it was rejected with. */
    @LispName("await")
    public Object waitFor(Object promise) throws Throwable {
        rejections.handle(promise);
        return baton.await((CompletionStage<?>) promise);
    }

    /** Why a computation could not wait; null for any other error. */
    public String obstacle(Object error) {
        return error instanceof ObstacleException obstacle ? obstacle.getMessage() : null;
    }

    /** The promise of what a function of the module returns for a Lisp function, called in a computation of its own. */
    public CompletionStage<Object> start(int wrapper, Object lispFunction) throws Exception {
        ModuleFunction function = lisp.function(wrapper, "a computation");
        return rejections.watched(
                baton.start(() -> function.callHere(lispFunction)).thenCompose(PromisesModule::settled));
    }

    /** The promise of a value, or that promise if the value is one. */
    private static CompletionStage<Object> settled(Object value) {
        return value instanceof CompletionStage<?> promise
                ? promise.thenApply(result -> result)
                : CompletableFuture.completedFuture(value);
    }

    /** Whether it is a promise. */
    public boolean isThenable(Object value) {
        return value instanceof CompletionStage;
    }

    /**
     * The promise of what one function makes of the value of a promise, or the other, if there is one, of its error.
     */
    public CompletionStage<Object> then(Object promise, Object fulfilled, Object rejected) {
        rejections.handle(promise);
        CompletionStage<Object> result = ((CompletionStage<?>) promise)
                .handleAsync(
                        (value, error) -> {
                            if (error != null && rejected == null) {
                                return CompletableFuture.failedFuture(Rejections.cause(error));
                            }
                            return settled(
                                    error == null
                                            ? call(fulfilled, value)
                                            : call(rejected, reason(Rejections.cause(error))));
                        },
                        this::react)
                .thenCompose(stage -> stage);
        return rejections.watched(result);
    }

    private void react(Runnable task) {
        Activity activity = baton.activity();
        activity.begin();
        reactions.execute(() -> {
            try {
                task.run();
            } finally {
                activity.end();
            }
        });
    }

    private static Object call(Object function, Object argument) {
        return ((LispFunction) function).call(argument);
    }

    private static Object reason(Throwable error) {
        return error instanceof RejectionException rejection ? rejection.reason : error;
    }

    /** A promise that Lisp settles. */
    public CompletionStage<Object> resolvers() {
        return rejections.watched(new CompletableFuture<>());
    }

    /** The promise of {@link #resolvers}. */
    public Object promise(Object resolvers) {
        return resolvers;
    }

    /** Gives a promise its value, or lets it follow another. */
    @SuppressWarnings("unchecked")
    public void resolve(Object resolvers, Object value) {
        var promise = (CompletableFuture<Object>) resolvers;
        settled(value).whenComplete((result, error) -> {
            if (error == null) {
                promise.complete(result);
            } else {
                promise.completeExceptionally(Rejections.cause(error));
            }
        });
    }

    /** Rejects a promise. */
    public void reject(Object resolvers, Object reason) {
        ((CompletableFuture<?>) resolvers)
                .completeExceptionally(reason instanceof Throwable error ? error : new RejectionException(reason));
    }
}

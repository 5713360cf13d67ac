package org.clysm.cli.foreign;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clysm.host.HostFunction;
import org.clysm.host.LispException;
import org.clysm.host.LispExit;
import org.clysm.host.LispName;

/** The host of async.lisp. */
final class AsyncHost extends JavaHost {
    public CompletionStage<Object> later(int milliseconds, Object value) {
        Object result = value instanceof Integer length
                ? IntStream.range(0, length).boxed().toList()
                : value;
        return CompletableFuture.supplyAsync(
                () -> result, CompletableFuture.delayedExecutor(milliseconds, MILLISECONDS));
    }

    public CompletionStage<Object> rejected(String text) {
        return CompletableFuture.supplyAsync(
                () -> {
                    throw new IllegalStateException(text);
                },
                CompletableFuture.delayedExecutor(1, MILLISECONDS));
    }

    public int noPromise() {
        return 5;
    }

    @LispName("double")
    public CompletionStage<Integer> twice(CompletionStage<Integer> promise) {
        return promise.thenApply(n -> 2 * n);
    }

    public Object callBack(HostFunction function) throws Exception {
        return function.call();
    }

    public void note(String text) {
        print("note " + text);
    }

    public boolean same(Object a, Object b) {
        return a == b;
    }

    /** The exports that return promises. */
    interface Exports {
        CompletableFuture<String> greeting(String name);

        Future<Void> failing();

        CompletionStage<Void> nothing();
    }

    @Override
    void afterwards() throws Exception {
        Exports exports = program().as(Exports.class);
        Object promise = program().call("greeting", "Ada");
        print(String.valueOf(promise instanceof CompletableFuture), ((CompletableFuture<?>) promise).get());
        List<CompletableFuture<String>> greetings =
                Stream.of("a", "b", "c").map(exports::greeting).toList();
        for (CompletableFuture<String> each : greetings) {
            each.join();
        }
        print(greetings.stream().map(CompletableFuture::join).toArray());
        var failure = (LispException) causeOf(exports.failing());
        print("LispError", failure.getMessage(), failure.type());
        CompletionStage<Void> nothing = exports.nothing();
        print(program().call("who")); // another computation is suspended
        print(nothing.toCompletableFuture().get());
        try {
            program().call("syncGreeting", "Ada");
        } catch (LispException e) {
            print("LispError", e.getMessage());
        }
        print(failure((LispException) causeOf(program().call("greeting", 5))).replaceFirst(":", ""));
        Object first = program().call("steps", "x", 2);
        Object second = program().call("steps", "y", 1);
        ((Future<?>) first).get();
        ((Future<?>) second).get();
        print(program().call("who"));
        print("exit", ((LispExit) causeOf(program().call("leave"))).code());
    }

    private static Throwable causeOf(Object promise) throws InterruptedException {
        try {
            throw new AssertionError(((Future<?>) promise).get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}

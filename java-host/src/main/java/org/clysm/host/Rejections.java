package org.clysm.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The promises of a program that were rejected while nobody waits for them, which is the program's failure. */
final class Rejections {
    private final WeakMap<Boolean> handled = new WeakMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private boolean isWatching;

    private record Rejection(Object promise, Throwable reason) {}

    /** Begins to watch: without this, nothing is kept. */
    synchronized void watch() {
        isWatching = true;
    }

    /** Watches a promise, and returns it. */
    <T extends CompletionStage<?>> T watched(T promise) {
        promise.whenComplete((_, error) -> {
            if (error != null) {
                add(new Rejection(promise, cause(error)));
            }
        });
        return promise;
    }

    private synchronized void add(Rejection rejection) {
        if (isWatching) {
            rejections.add(rejection);
        }
    }

    /** Somebody waits for a promise. */
    synchronized void handle(Object promise) {
        if (isWatching) {
            handled.put(promise, true);
        }
    }

    /** What the first promise was rejected with that nobody waits for. */
    synchronized Optional<Throwable> first() {
        return rejections.stream()
                .filter(each -> handled.get(each.promise) == null)
                .map(Rejection::reason)
                .findFirst();
    }

    /** What a promise failed with that depends on others. */
    static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}

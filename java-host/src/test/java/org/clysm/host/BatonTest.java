package org.clysm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.clysm.host.Baton.DroppedError;
import org.clysm.host.Baton.ObstacleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread at a time, and computations that wait for promises. */
@Timeout(60)
class BatonTest {

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Baton baton = new Baton(() -> log.add("given"));

    /** Waits for a promise within the computation that calls this. */
    private Object await(CompletableFuture<?> promise) throws Exception {
        try {
            return baton.await(promise);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onlyOneThreadIsInside() throws Exception {
        int[] inside = new int[2];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int j = 0; j < 100; j++) {
                    within(inside);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(inside).containsExactly(0, 800);
    }

    private void within(int[] inside) {
        try {
            baton.with(
                    false,
                    () -> baton.with(false, () -> {
                        assertThat(++inside[0]).isOne();
                        Thread.onSpinWait();
                        inside[0]--;
                        return inside[1]++;
                    }));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aComputationThatDoesNotWaitIsOverAtOnce() throws Exception {
        assertThat(baton.start(() -> "done")).isCompletedWithValue("done");
        assertThat(baton.start(() -> {
                    throw new IOException("disk");
                }))
                .isCompletedExceptionally();
    }

    @Test
    void aComputationThatWaitsLeavesTheProgramToOthers() throws Exception {
        var promise = new CompletableFuture<String>();
        CompletableFuture<Object> first = baton.start(() -> await(promise) + "!");
        CompletableFuture<Object> second = baton.start(() -> {
            log.add("second");
            return await(promise) + "?";
        });
        assertThat(first).isNotDone();
        assertThat(baton.<String>with(false, () -> "another")).isEqualTo("another");
        promise.complete("value");
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("value!");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("value?");
        assertThat(log).contains("second");
    }

    @Test
    void whoStartsAComputationInsideGoesOnWhenThatWaits() throws Exception {
        var promise = new CompletableFuture<String>();
        Object result = baton.with(true, () -> {
            CompletableFuture<Object> inner = baton.start(() -> {
                log.add("inner");
                return await(promise);
            });
            log.add("outer");
            promise.complete("value");
            return await(inner);
        });
        assertThat(result).isEqualTo("value");
        assertThat(log).containsSubsequence("inner", "outer");
    }

    @Test
    void othersCannotWait() {
        var promise = CompletableFuture.completedFuture("value");
        assertThatThrownBy(() -> baton.with(false, () -> await(promise)))
                .isInstanceOf(ObstacleException.class)
                .hasMessageStartingWith("it was not started as one that can be suspended");
        assertThatThrownBy(() -> baton.with(true, () -> baton.with(false, () -> await(promise))))
                .isInstanceOf(ObstacleException.class)
                .hasMessageEndingWith("or a function of the host is running between its start and here");
    }

    @Test
    void whatAPromiseWasRejectedWithIsThrown() {
        var failure = new IOException("disk");
        var promise = CompletableFuture.supplyAsync(() -> {
            throw new CompletionException(failure);
        });
        assertThatThrownBy(() -> baton.with(true, () -> await(promise))).isSameAs(failure);
    }

    @Test
    void closingDropsWhatWaits() throws Exception {
        CompletableFuture<Object> waiting = baton.start(() -> await(new CompletableFuture<>()));
        baton.close();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(DroppedError.class);
        assertThatThrownBy(() -> baton.with(false, () -> "again"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the program was closed");
    }
}

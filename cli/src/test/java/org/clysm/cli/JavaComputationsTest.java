package org.clysm.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.clysm.host.LispInstance;
import org.clysm.host.LispProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that several threads of a Java application call, and that wait for promises of it. */
@Timeout(120)
class JavaComputationsTest {

    private static final String SOURCE = """
        (ffi:define-foreign-function promise "host.promise" () (:promise :any))
        (ffi:define-foreign-function note "host.note" (:string) :void)
        (ffi:define-foreign-record point (x :float) (y :float))
        (defvar *count* 0)
        (defun next (n) (dotimes (i n *count*) (let ((count *count*)) (setq *count* (+ count 1)))))
        (ffi:export-function next :signature ((:fixnum) :fixnum))
        (defun wait () (unwind-protect (list (ffi:await (promise)) *count*) (note "cleanup")))
        (ffi:export-function wait :signature (() (:list :any)) :async t)
        (defun point () (ffi:await (promise)) (make-point :x 1d0 :y 2d0))
        (ffi:export-function point :signature (() point) :async t)
        (defvar *waits* nil)
        (defun wait-at-top-level () (setq *waits* t))
        (ffi:export-function wait-at-top-level :signature (() :void))
        (if *waits* (ffi:await (promise)))
        (defun deep (n) (if (= n 0) (ffi:await (promise)) (+ 1 (deep (- n 1)))))
        (ffi:export-function deep :signature ((:fixnum) :integer) :async t)
        """;

    private static LispProgram program;

    @TempDir
    private static Path folder;

    private final Host host = new Host();
    private final LispInstance app = start();

    @BeforeAll
    static void build() throws IOException {
        Path source = Files.writeString(folder.resolve("app.lisp"), SOURCE);
        program = LispProgram.read(CommandRun.build(source));
    }

    private LispInstance start() {
        LispInstance result = program.newInstance().object("host", host).start();
        result.run();
        return result;
    }

    /** The host functions of the program. */
    static final class Host {
        private final CompletableFuture<Object> promise = new CompletableFuture<>();
        private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

        public CompletableFuture<Object> promise() {
            return promise;
        }

        public void note(String text) {
            notes.add(text);
        }
    }

    record Point(double x, double y) {}

    @Test
    void threadsWaitForOneAnother() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        var failure = new AtomicReference<Throwable>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform()
                    .uncaughtExceptionHandler((_, e) -> failure.set(e))
                    .start(() -> {
                        for (int j = 0; j < 50; j++) {
                            app.call("next", 100);
                        }
                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failure.get()).isNull();
        assertThat(app.call("next", 0)).isEqualTo(4 * 50 * 100);
    }

    @Test
    void othersCallTheProgramWhileAComputationWaits() throws Exception {
        var result = (CompletableFuture<?>) app.call("wait");
        assertThat(result).isNotDone();
        assertThat(app.call("next", 5)).isEqualTo(5);
        assertThat(host.notes).isEmpty();
        host.promise.complete("value");
        assertThat(result.get(60, SECONDS)).isEqualTo(List.of("value", 5));
        assertThat(host.notes).containsExactly("cleanup");
    }

    @Test
    void anInterfaceSaysWhatPromisesGive() throws Exception {
        host.promise.complete(1);
        assertThat(app.as(PointExport.class).point().get(60, SECONDS)).isEqualTo(new Point(1, 2));
    }

    /** An export that returns a promise. */
    private interface PointExport {
        CompletableFuture<Point> point();
    }

    /** The same, as no promise can be. */
    interface WrongExport {
        Point point();
    }

    @Test
    void anInterfaceWithoutThePromiseIsRefused() {
        assertThatThrownBy(() -> app.as(WrongExport.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "point: the export returns a CompletableFuture, not " + Point.class.getTypeName());
    }

    @Test
    void computationsRecurDeeply() throws Exception {
        var result = (CompletableFuture<?>) app.call("deep", 20_000);
        host.promise.complete(1);
        assertThat(result.get(60, SECONDS)).isEqualTo(20_001L);
    }

    @Test
    void closingEndsTheWaitOfTheTopLevel() throws Exception {
        app.call("wait-at-top-level");
        var run = new FutureTask<>(app::run);
        Thread.ofPlatform().start(run);
        while (host.promise.getNumberOfDependents() == 0) {
            Thread.onSpinWait(); // until the program waits
        }
        app.close();
        assertThatThrownBy(run::get)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the program was closed");
        assertThat(host.notes).isEmpty();
    }

    @Test
    void aClosedProgramRefusesCalls() {
        var result = (CompletableFuture<?>) app.call("wait");
        app.close();
        app.close();
        assertThatThrownBy(() -> result.get(60, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the program was closed");
        assertThatThrownBy(() -> app.call("next", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the program was closed");
        assertThat(host.notes).isEmpty();
        assertThat(start().call("next", 1)).isEqualTo(1);
    }
}

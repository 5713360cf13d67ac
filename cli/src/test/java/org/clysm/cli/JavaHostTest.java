package org.clysm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.IntUnaryOperator;
import org.clysm.host.HostFunction;
import org.clysm.host.LispException;
import org.clysm.host.LispExit;
import org.clysm.host.LispFunction;
import org.clysm.host.LispInstance;
import org.clysm.host.LispName;
import org.clysm.host.LispProgram;
import org.clysm.host.MissingImportException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs inside a Java application: host functions in Java, exports called from Java, failures both ways. */
class JavaHostTest {

    private static final String SOURCE = """
        (ffi:define-foreign-function twice "host.twice" (:fixnum) :fixnum)
        (ffi:define-foreign-function half "host.half" (:float) :float)
        (ffi:define-foreign-function shout "host.shout" (:string) :string)
        (ffi:define-foreign-function negate "host.negate" (:boolean) :boolean)
        (ffi:define-foreign-function pass "host.pass" (:anyref) :anyref)
        (ffi:define-foreign-function note "host.note" (:string) :void)
        (ffi:define-foreign-function fail "host.fail" (:string) :fixnum)
        (ffi:define-foreign-function call-back "host.callBack" (:anyref) :anyref)
        (ffi:define-foreign-function apply-to-5 "host.applyTo5" ((:function (:fixnum) :fixnum)) :fixnum)

        (defvar *count* 0)
        (defun all-types (fixnum float string boolean object)
          (note (format nil "~S ~S ~S ~S" (twice fixnum) (half float) (shout string) (negate boolean)))
          (pass object))
        (ffi:export-function all-types :signature ((:fixnum :float :string :boolean :anyref) :anyref))
        (defun is-even (n) (evenp n))
        (ffi:export-function is-even :as "isEven" :signature ((:fixnum) :boolean))
        (defun mean (a b) (/ (+ a b) 2))
        (ffi:export-function mean :signature ((:float :float) :float))
        (defun next-count () (incf *count*))
        (ffi:export-function next-count :signature (() :fixnum))
        (defun greet (name) (if name (format nil "Hello, ~A!" name) nil))
        (ffi:export-function greet :signature ((:string) :string))
        (defun signal-error (text) (error "Lisp says ~A" text))
        (ffi:export-function signal-error :signature ((:string) :void))
        (defun handled (text)
          (handler-case (format nil "~D" (fail text))
            (ffi:ffi-host-error (c)
              (note (format nil "~A ~A" (ffi:ffi-host-error-message c) (ffi:ffi-host-error-cause c)))
              (ffi:ffi-host-error-message c))))
        (ffi:export-function handled :signature ((:string) :string))
        (defun unhandled (text) (unwind-protect (fail text) (note "cleanup")))
        (ffi:export-function unhandled :signature ((:string) :fixnum))
        (defun call (closure) (funcall closure))
        (ffi:export-function call :signature ((:anyref) :anyref))
        (defun nest (n) (if (= n 0) 0 (1+ (call-back (lambda () (nest (1- n)))))))
        (ffi:export-function nest :signature ((:fixnum) :fixnum))
        (defun leave () (block out (call-back (lambda () (return-from out 7))) 8))
        (ffi:export-function leave :signature (() :fixnum))
        (defun through-java () (handler-case (call-back (lambda () (error "inside"))) (error (c) (princ-to-string c))))
        (ffi:export-function through-java :signature (() :string))
        (defun end () (clysm:exit 5))
        (ffi:export-function end :signature (() :void))
        (defun say (text) (write-string text) 0)
        (defun say-by-host () (say "before ") (apply-to-5 (lambda (x) (say "within ") x)))
        (ffi:export-function say-by-host :signature (() :fixnum))
        (defun add (n) (apply-to-5 (lambda (x) (+ x n))))
        (ffi:export-function add :signature ((:fixnum) :fixnum))
        (defun sum (f) (+ (funcall f 1) (funcall f 2)))
        (ffi:export-function sum :signature (((:function (:fixnum) :fixnum)) :fixnum))
        (defun call-named (name) (apply #'ffi:call-host name '(21)))
        (ffi:export-function call-named :signature ((:string) :any))
        (defun call-all () (list (ffi:call-host "host.half" 3) (ffi:call-host "host.mixed" 1 "two" 3d0 nil (expt 10 30))
                                 (handler-case (ffi:call-host "host.half") (ffi:ffi-type-error () :too-few))
                                 (handler-case (ffi:call-host "host.no" 1) (ffi:ffi-host-error (c) (princ-to-string c)))
                                 (ffi:call-host "host.applyTo5" (lambda (x) (* x x)))))
        (defun reversed (list) (reverse list))
        (ffi:export-function reversed :as "reversed" :signature (((:list :string)) (:list :string)))
        (defun reversed-bytes (bytes) (reverse bytes))
        (ffi:export-function reversed-bytes :signature ((:bytes) :bytes))
        (defun twice-big (n) (* n n))
        (ffi:export-function twice-big :signature ((:integer) :integer))
        (defun called () (prin1-to-string (call-all)))
        (ffi:export-function called :signature (() :string))
        (defun down (n) (+ 1 (down (+ n 1))))
        (ffi:export-function down :signature ((:fixnum) :fixnum))
        (format t "~A ~S~%" (read-line) (clysm:command-line-arguments))
        """;

    @TempDir
    private static Path folder;

    private static LispProgram program;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Host host = new Host();
    private final LispInstance app = start(host);

    @BeforeAll
    static void build() throws IOException {
        Path source = Files.writeString(folder.resolve("app.lisp"), SOURCE);
        program = LispProgram.read(CommandRun.build(source));
    }

    private LispInstance start(Host object) {
        LispInstance instance = program.newInstance()
                .object("host", object)
                .function("host.twice", IntUnaryOperator.class, n -> 2 * n)
                .function("host.shout", arguments -> arguments[0] == null ? null : arguments[0] + "!")
                .arguments("one", "two")
                .input(new ByteArrayInputStream("a line λ\n".getBytes(UTF_8)))
                .output(output)
                .start();
        object.lisp = instance;
        return instance;
    }

    /** The host functions of the program. */
    static final class Host {
        private final List<String> notes = new ArrayList<>();
        private LispInstance lisp;
        private Exception failure;
        private HostFunction applied;
        private Runnable whenApplied = () -> {};

        public double half(double x) {
            return x / 2;
        }

        public boolean negate(boolean value) {
            return !value;
        }

        public Object pass(Object value) {
            return value;
        }

        public void note(String text) {
            notes.add(text);
        }

        @LispName("fail")
        public int throwFailure(String text) throws Exception {
            failure = new IOException(text);
            throw failure;
        }

        public Object callBack(Object closure) {
            try {
                return lisp.call("call", closure);
            } finally {
                if (notes.size() < 10) {
                    notes.add("finally");
                }
            }
        }

        public String mixed(Object... values) {
            return Arrays.toString(values);
        }

        public int applyTo5(HostFunction function) throws Exception {
            applied = function;
            whenApplied.run();
            Object result = function.call(5);
            whenApplied.run();
            return (Integer) result;
        }
    }

    /** Some of the exports. */
    interface Api {
        boolean isEven(int n);

        double mean(double a, double b);

        int nextCount();

        @LispName("greet")
        String greeting(String name);

        void signalError(String text);

        int unhandled(String text) throws IOException;

        default String greetAll() {
            return greeting("all");
        }
    }

    @Test
    void topLevelFormsUseStreamsAndArguments() {
        assertThat(app.run()).isZero();
        assertThat(output.toString(UTF_8)).isEqualTo("a line λ (\"one\" \"two\")\n");
    }

    @Test
    void theSixTypesCrossBothWays() {
        Object object = new Object();
        assertThat(app.call("all-types", 21, 3.0, "hé 𝄞", true, object)).isSameAs(object);
        assertThat(app.call("all-types", -1, 1, null, false, 5)).isEqualTo(5);
        assertThat(host.notes).containsExactly("42 1.5d0 \"hé 𝄞!\" NIL", "-2 0.5d0 NIL T");
        assertThat(app.call("isEven", 3)).isEqualTo(0);
        assertThat(app.call("greet", "Ada")).isEqualTo("Hello, Ada!");
        assertThat(app.call("greet", (Object) null)).isNull();
    }

    @Test
    void exportsAreAnInterface() throws IOException {
        Api api = app.as(Api.class);
        assertThat(api.isEven(4)).isTrue();
        assertThat(api.mean(1, 2)).isEqualTo(1.5);
        assertThat(api.greeting("Ada")).isEqualTo("Hello, Ada!");
        assertThat(api.greetAll()).isEqualTo("Hello, all!");
        assertThatThrownBy(() -> api.signalError("no"))
                .isInstanceOf(LispException.class)
                .hasMessage("Lisp says no");
        assertThatThrownBy(() -> api.unhandled("disk")).isSameAs(host.failure);
        assertThat(api).isNotEqualTo(app.as(Api.class)).hasToString("the exports of a Lisp program");
    }

    interface Wrong {
        void absent();

        int mean(int a);

        int missing(String text);
    }

    @Test
    void anInterfaceThatDoesNotFitIsRefusedAtOnce() {
        assertThatThrownBy(() -> app.as(Wrong.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent: there is no such export")
                .hasMessageContaining("missing: there is no such export")
                .hasMessageContaining("mean: the export takes 2 arguments, not 1");
    }

    @Test
    void wrongArgumentsAreToldToJava() {
        assertThatThrownBy(() -> app.call("mean", 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mean takes 2 arguments, not 1");
        assertThatThrownBy(() -> app.call("mean", 1.0, "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argument 2 of mean is to be double, not 2 of class java.lang.String");
        assertThatThrownBy(() -> app.call("nothing")).isInstanceOf(IllegalArgumentException.class);
        // What the types of Wasm do not tell, Lisp checks.
        assertThatThrownBy(() -> app.call("greet", 5))
                .isInstanceOf(LispException.class)
                .hasMessage("Argument 1 of GREET is 5, which is not of the foreign type :STRING.");
        assertThatThrownBy(() -> app.call("isEven", (Object) null))
                .isInstanceOf(LispException.class)
                .hasMessage("Argument 1 of IS-EVEN is FFI:NULL, which is not of the foreign type :FIXNUM.");
        assertThat(app.call("isEven", 4)).isEqualTo(1);
    }

    @Test
    void anUnhandledConditionIsALispException() {
        var e = (LispException) catchThrowable(() -> app.call("signal-error", "so"));
        assertThat(e).hasMessage("Lisp says so");
        assertThat(e.lispFrames()).contains("CL-USER:SIGNAL-ERROR");
        assertThat(e.condition()).isNotNull();
        assertThat(app.call("all-types", 1, 1.0, "", true, e.condition())).isSameAs(e.condition());
    }

    @Test
    void javaExceptionsAreHandledInLisp() {
        assertThat(app.call("handled", "disk full")).isEqualTo("disk full");
        assertThat(host.notes).containsExactly("disk full #<HOST-OBJECT java.io.IOException: disk full>");
    }

    @Test
    void javaExceptionsThatNobodyHandlesComeOutAsTheyWere() {
        assertThatThrownBy(() -> app.call("unhandled", "disk")).isSameAs(host.failure);
        assertThat(host.notes).containsExactly("cleanup");
    }

    @Test
    void callbacksGoDeep() throws Exception {
        var nest = new FutureTask<>(() -> app.call("nest", 1000));
        new Thread(null, nest, "large", 64 << 20).start();
        assertThat(nest.get()).isEqualTo(1000);
    }

    @Test
    void exitsOfLispPassJavaFrames() {
        assertThat(app.call("leave")).isEqualTo(7);
        assertThat(host.notes).containsExactly("finally");
        assertThat(app.call("through-java")).isEqualTo("inside");
    }

    @Test
    void aConditionThatPassesJavaIsTheSameAgain() {
        var first = (LispException) catchThrowable(() -> app.call("signal-error", "x"));
        HostFunction rethrow = _ -> {
            throw first;
        };
        assertThatThrownBy(() -> app.call("sum", rethrow)).isSameAs(first);
    }

    @Test
    void functionsCross() {
        assertThat(app.call("add", 3)).isEqualTo(8);
        HostFunction square = arguments -> (Integer) arguments[0] * (Integer) arguments[0];
        assertThat(app.call("sum", square)).isEqualTo(5);
        assertThatThrownBy(() -> app.call("sum", "no function")).isInstanceOf(LispException.class);
        assertThat(LispFunction.class).isFinal();
    }

    @Test
    void functionsOfLispAreKeptAndTellWrongArguments() throws Exception {
        app.call("add", 3);
        assertThatThrownBy(() -> app.call("end")).isInstanceOf(LispExit.class);
        assertThat(host.applied.call(20)).isEqualTo(23);
        assertThatThrownBy(() -> host.applied.call("x"))
                .isInstanceOf(LispException.class)
                .hasMessage("Argument 1 of (:FUNCTION (:FIXNUM) :FIXNUM) is \"x\", which is not of the foreign type "
                        + ":FIXNUM.");
        assertThatThrownBy(() -> host.applied.call())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a Lisp function takes 1 argument, not 0");
    }

    @Test
    void listsBytesAndWideIntegersCross() {
        assertThat(app.call("reversed", List.of("a", "é", "𝄞"))).isEqualTo(List.of("𝄞", "é", "a"));
        assertThat(app.call("reversed-bytes", new byte[] {1, -1, 3, 4, 5, 6, 127}))
                .isEqualTo(new byte[] {127, 6, 5, 4, 3, -1, 1});
        BigInteger big = BigInteger.TEN.pow(30).negate();
        assertThat(app.call("twice-big", big)).isEqualTo(big.multiply(big));
    }

    @Test
    void functionsAreCalledByName() {
        app.run();
        assertThat(app.call("called"))
                .isEqualTo("(1.5d0 \"[1, two, 3, null, 1000000000000000000000000000000]\" :TOO-FEW "
                        + "\"The host function \\\"host.no\\\" failed: the host has no such function\" 25)");
        assertThat(app.call("call-named", "host.half")).isEqualTo(10.5);
        app.register("host.later", arguments -> "later " + arguments[0]);
        assertThat(app.call("call-named", "host.later")).isEqualTo("later 21");
    }

    @Test
    void javaFindsTheOutputOfLispWheneverItGoesOn() {
        List<String> seen = new ArrayList<>();
        host.whenApplied = () -> seen.add(output.toString(UTF_8));
        app.call("say-by-host");
        assertThat(seen).containsExactly("before ", "before within ");
    }

    @Test
    void theProgramEndsItself() {
        assertThatThrownBy(() -> app.call("end"))
                .isInstanceOfSatisfying(
                        LispExit.class, exit -> assertThat(exit.code()).isEqualTo(5));
    }

    @Test
    void anExhaustedStackIsALispException() {
        assertThatThrownBy(() -> app.call("down", 1))
                .isInstanceOf(LispException.class)
                .hasMessage("Control stack exhausted");
        assertThat(app.call("isEven", 4)).isEqualTo(1);
    }

    @Test
    void instancesShareNothing() {
        LispInstance other = start(new Host());
        app.run();
        other.run();
        assertThat(app.call("next-count")).isEqualTo(1);
        assertThat(app.call("next-count")).isEqualTo(2);
        assertThat(other.call("next-count")).isEqualTo(1);
    }

    /** A host with one function of the wrong type and one that is right. */
    static final class WrongHost {
        public String twice(String text) {
            return text;
        }

        public double half(double x) {
            return x;
        }
    }

    @Test
    void allMissingImportsAreNamedTogether() {
        assertThat(program.imports()).contains("host.twice", "host.note").doesNotContain("clysm:io.write");
        var builder = program.newInstance().object("host", new WrongHost());
        assertThatThrownBy(builder::start)
                .isInstanceOfSatisfying(
                        MissingImportException.class,
                        e -> assertThat(e.missing())
                                .contains("host.twice", "host.shout", "host.note")
                                .doesNotContain("host.half"))
                .hasMessageContaining(
                        "host.twice (int) -> Object: takes java.lang.String as argument 1, Lisp gives int")
                .hasMessageContaining("host.note (Object) -> void");
    }

    @Test
    void whatIsNoModuleIsRefused() {
        assertThatThrownBy(() -> LispProgram.of(new byte[] {1, 2, 3})).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.clysm.host.LispException;
import org.clysm.host.LispFunction;
import org.clysm.host.LispInstance;
import org.clysm.host.LispName;
import org.clysm.host.LispProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of Java's own classes, as host methods and interfaces declare them, and values that do not fit. */
class JavaTypesTest {

    private static final String SOURCE = """
        (ffi:define-foreign-record point (x :float) (y :float) (label :string :optional t))
        (ffi:define-foreign-function opposite "host.opposite"
            ((:enum (:red 0) (:green 1) (:none -1)) (:enum :left :top-left))
          (:values (:enum (:red 0) (:green 1) (:none -1)) (:enum :left :top-left)))
        (ffi:define-foreign-function middle "host.middle" (point point) point)
        (ffi:define-foreign-function sum "host.sum" ((:list :number) (:vector :int32) (:vector :uint8)) :integer)
        (ffi:define-foreign-function initial "host.initial" (:character) :character)
        (ffi:define-foreign-function twice "host.twice" ((:function (:fixnum) :fixnum)) (:function (:fixnum) :fixnum))
        (ffi:define-foreign-function checked "host.checked" ((:instance "java.util.List")) (:instance "java.util.List"))
        (ffi:define-foreign-function made "host.made" (:string) :anyref)
        (ffi:define-foreign-function fixnum-of "host.made" (:string) :fixnum)
        (ffi:define-foreign-function float-of "host.made" (:string) :float)
        (ffi:define-foreign-function bytes-of "host.made" (:string) :bytes)
        (ffi:define-foreign-function narrow "host.narrow" (:number) :void)

        (defmacro told (form)
          `(handler-case (prin1-to-string ,form)
             (ffi:ffi-host-error (c) (format nil "~A: ~A" (ffi:ffi-host-error-message c) (ffi:ffi-host-error-cause c)))
             (ffi:ffi-type-error (c) (format nil "type: ~A" c))))
        (defun outside () (multiple-value-list (opposite :green :top-left)))
        (ffi:export-function outside :signature (() (:list :keyword)))
        (defun paint (color) (case color (:red :green) (t :none)))
        (ffi:export-function paint
          :signature (((:enum (:red 0) (:green 1) (:none -1))) (:enum (:red 0) (:green 1) (:none -1))))
        (defun move (point) (middle point (make-point :x 1d0 :y 2d0 :label "end")))
        (ffi:export-function move :signature ((point) point))
        (defun total () (sum '(1 2.5 3) #(4 5) #(250)))
        (ffi:export-function total :signature (() :integer))
        (defun letter () (initial #\\a))
        (ffi:export-function letter :signature (() :character))
        (defun apply-twice (function) (funcall (twice function) 5))
        (ffi:export-function apply-twice :signature (((:function (:fixnum) :fixnum)) :fixnum))
        (defun same-function (function) (if (eq (twice function) function) "same" "other"))
        (ffi:export-function same-function :signature (((:function (:fixnum) :fixnum)) :string))
        (defun checks (name) (told (checked (made name))))
        (ffi:export-function checks :signature ((:string) :string))
        (defun results (name) (list (told (fixnum-of name)) (told (float-of name)) (told (bytes-of name))))
        (ffi:export-function results :signature ((:string) (:list :string)))
        (defun narrowed (number) (told (narrow number)))
        (ffi:export-function narrowed :signature ((:number) :string))
        (defun identity-function () #'identity)
        (ffi:export-function identity-function :signature (() :any))
        (defun any (object) object)
        (ffi:export-function any :signature ((:any) :any))
        """;

    @TempDir
    private static Path folder;

    private static LispInstance app;

    @BeforeAll
    static void build() throws IOException {
        Path source = Files.writeString(folder.resolve("app.lisp"), SOURCE);
        app = LispProgram.read(CommandRun.build(source))
                .newInstance()
                .object("host", new Host())
                .start();
        app.run();
    }

    enum Color {
        RED,
        GREEN,
        @LispName("-1")
        NONE
    }

    enum Side {
        LEFT,
        TOP_LEFT
    }

    record Point(double x, float y, String label) {}

    record Pair(Color color, Side side) {}

    /** The host functions of the program. */
    static final class Host {
        private final Map<String, Object> made =
                Map.of("list", List.of(1), "text", "text", "number", 1.5, "great", 1L << 40, "array", new int[] {1});

        public Object[] opposite(Color color, Side side) {
            assertThat(new Pair(color, side)).isEqualTo(new Pair(Color.GREEN, Side.TOP_LEFT));
            return new Object[] {Color.NONE, Side.LEFT};
        }

        public Point middle(Point a, Point b) {
            return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2, a.label());
        }

        public BigInteger sum(List<Double> list, long[] integers, byte[] bytes) {
            double sum = list.stream().mapToDouble(each -> each).sum() + integers[0] + integers[1] + (bytes[0] & 255);
            return BigInteger.valueOf((long) sum).shiftLeft(70);
        }

        public char initial(char c) {
            return Character.toUpperCase(c);
        }

        public IntUnaryOperator twice(IntUnaryOperator function) {
            return function;
        }

        public List<?> checked(List<?> list) {
            return new ArrayList<>(list);
        }

        public Object made(String name) {
            return made.get(name);
        }

        public void narrow(short number) {
            assertThat(number).isEqualTo((short) 7);
        }
    }

    /** The exports, with such classes. */
    private interface Exports {
        List<String> outside();

        Color paint(Color color);

        Point move(Point point);

        BigInteger total();

        char letter();

        int applyTwice(IntUnaryOperator function);

        String sameFunction(IntUnaryOperator function);
    }

    @Test
    void enumsRecordsAndArraysCrossBothWays() {
        Exports exports = app.as(Exports.class);
        assertThat(exports.outside()).containsExactly("none", "left");
        assertThat(exports.paint(Color.RED)).isEqualTo(Color.GREEN);
        assertThat(exports.paint(Color.NONE)).isEqualTo(Color.NONE);
        assertThat(exports.move(new Point(0, 0, null))).isEqualTo(new Point(0.5, 1, null));
        assertThat(exports.total()).isEqualTo(BigInteger.valueOf(265).shiftLeft(70));
        assertThat(exports.letter()).isEqualTo('A');
    }

    @Test
    void functionsOfJavasTypesKeepTheirIdentity() {
        Exports exports = app.as(Exports.class);
        assertThat(exports.applyTwice(n -> n * n)).isEqualTo(25);
        assertThat(exports.sameFunction(n -> n)).isEqualTo("same");
        IntUnaryOperator function = n -> n + 1;
        assertThat(app.call("any", function)).isSameAs(function);
        var crossed = (LispFunction) app.call("identity-function");
        assertThat(crossed).isSameAs(app.call("identity-function"));
        IntUnaryOperator operator = crossed.as(IntUnaryOperator.class);
        assertThat(operator).isSameAs(crossed.as(IntUnaryOperator.class));
        assertThat(operator.applyAsInt(7)).isEqualTo(7);
        assertThat(app.call("any", operator)).isSameAs(crossed);
    }

    @Test
    void instancesAreCheckedByTheirClass() {
        assertThat(app.call("checks", "list")).isEqualTo("#<HOST-OBJECT ArrayList>");
        assertThat(app.call("checks", "array").toString())
                .startsWith("type: Argument 1 of CHECKED is #<HOST-OBJECT int[]>");
        assertThat(app.call("checks", "nothing").toString()).startsWith("type: Argument 1 of CHECKED is FFI:NULL");
    }

    @Test
    void resultsOfTheWrongClassAreErrorsInLisp() {
        assertThat(app.call("results", "text"))
                .isEqualTo(List.of(
                        "type: The result of FIXNUM-OF is \"text\", which is not of the foreign type :FIXNUM.",
                        mistake("double", "text of class java.lang.String"),
                        "type: The result of BYTES-OF is \"text\", which is not of the foreign type :BYTES."));
        assertThat(app.call("results", "nothing"))
                .isEqualTo(List.of(
                        "type: The result of FIXNUM-OF is FFI:NULL, which is not of the foreign type :FIXNUM.",
                        mistake("double", "null"),
                        "type: The result of BYTES-OF is FFI:NULL, which is not of the foreign type :BYTES."));
        assertThat(((List<?>) app.call("results", "number")).subList(0, 2))
                .isEqualTo(List.of(
                        "type: The result of FIXNUM-OF is 1.5d0, which is not of the foreign type :FIXNUM.", "1.5d0"));
        assertThat(((List<?>) app.call("results", "great")).getFirst())
                .isEqualTo("type: The result of FIXNUM-OF is " + (1L << 40)
                        + ", which is not of the foreign type :FIXNUM.");
        assertThat(app.as(Exports.class).letter()).isEqualTo('A');
    }

    private static String mistake(String type, String value) {
        String message = "the result of host.made is to be %s, not %s".formatted(type, value);
        return message + ": #<HOST-OBJECT java.lang.ClassCastException: " + message + ">";
    }

    @Test
    void argumentsThatAMethodCannotTakeAreErrorsInLisp() {
        assertThat(app.call("narrowed", 7)).isEqualTo("NIL");
        assertThat(app.call("narrowed", 100_000).toString())
                .startsWith("argument 1 of host.narrow is to be short, not 100000.0 of class java.lang.Double:");
    }

    /** An export as another class than it returns. */
    private interface Wrong {
        int any(Object object);
    }

    @Test
    void resultsOfTheWrongClassAreErrorsInJava() {
        Wrong wrong = app.as(Wrong.class);
        assertThat(wrong.any(5)).isEqualTo(5);
        assertThatThrownBy(() -> wrong.any("five"))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("the result of any is to be int, not five of class java.lang.String");
        assertThatThrownBy(() -> wrong.any(null))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("the result of any is to be int, not null");
    }

    @Test
    void wrongArgumentsAreMistakesOfJava() {
        var e = (LispException) catchThrowable(() -> app.call("move", Map.of("x", 1.5)));
        assertThat(e).hasMessageStartingWith("The field y of argument 1 of MOVE is");
        assertThat(e.isHostMistake()).isTrue();
        assertThat(e.type()).isEqualTo("FFI-TYPE-ERROR");
        assertThat(e.slots()).containsEntry("argument", 1).containsEntry("direction", "FROM-HOST");
        assertThatThrownBy(() -> app.call("paint", "red"))
                .isInstanceOf(LispException.class)
                .hasMessage("Argument 1 of PAINT is \"red\", which is not of the foreign type"
                        + " (:ENUM (:RED 0) (:GREEN 1) (:NONE -1)).");
        assertThatThrownBy(() -> app.as(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("java.lang.String is no interface");
        assertThat(Set.of(Color.values())).contains(app.as(Exports.class).paint(Color.GREEN));
    }
}

package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the image does while a program is compiled: literal objects of all kinds, and errors in macros. */
class CompileTimeTest {

    @TempDir
    private Path folder;

    private CommandRun run(String text) throws IOException {
        return CommandRun.of("run", Files.writeString(folder.resolve("program.lisp"), text));
    }

    private void assertPrints(String text, String output) throws IOException {
        assertThat(run(text).assertSuccess().output()).isEqualTo(output);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678901234567890",
                "-1/3",
                "#C(1 2)",
                "#C(1.5d0 2.5d0)",
                "-0.0",
                "1.7976931348623157d308",
                "5.0d-324",
                "#\\Newline",
                "\"a\\\"b\uD83D\uDE00\"",
                "#*10110",
                "#(1 (2 . 3) #(4))",
                "#2A((1 2) (A \"x\"))",
                "#0A5",
            })
    void literalsPrintAsTheyAreRead(String literal) throws IOException {
        assertPrints("(prin1 '" + literal + ")", literal);
        assertPrints("(defmacro literal () `',(car '(" + literal + "))) (prin1 (literal))", literal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(unsigned-byte 8)  | (0 255)",
                "(signed-byte 8)    | (-128 127)",
                "(unsigned-byte 16) | (0 65535)",
                "(signed-byte 16)   | (-32768 32767)",
                "(unsigned-byte 32) | (0 4294967295)",
                "(signed-byte 32)   | (-2147483648 2147483647)",
                "(signed-byte 64)   | (-9223372036854775808 9223372036854775807)",
                "single-float       | (1.5 -0.0)",
                "double-float       | (1.5d0 -0.0d0)",
                "bit                | (0 1)",
                "character          | (#\\a #\\b)",
                "t                  | (A (1))",
            })
    void arraysKeepTheirElementType(String type, String elements) throws IOException {
        String array = "#.(make-array 2 :element-type '%s :initial-contents '%s)".formatted(type, elements);
        String matrix = "#.(make-array '(1 2) :element-type '%s :initial-contents '(%s))".formatted(type, elements);
        String text = """
            (dolist (array '(%s %s))
              (prin1 (list (array-element-type array) (array-rank array)
                           (row-major-aref array 0) (row-major-aref array 1))))
            """;
        String contents = elements.substring(1);
        String upper = type.toUpperCase(java.util.Locale.ROOT);
        assertPrints(text.formatted(array, matrix), "(%s 1 %s(%s 2 %s".formatted(upper, contents, upper, contents));
    }

    @Test
    void longLiterals() throws IOException {
        assertPrints("""
            (defmacro filled (&rest options) `',(apply #'make-array 25000 options))
            (let ((vector (filled :initial-element a))
                  (bytes (filled :element-type (unsigned-byte 8) :initial-element 7))
                  (string #.(make-string 25000 :initial-element #\\b)))
              (prin1 (list (length vector) (svref vector 24999) (aref bytes 12345) (char string 20000))))
            """, "(25000 A 7 #\\b)");
    }

    @Test
    void sharedAndCircularLiterals() throws IOException {
        assertPrints("""
            (let ((ring '#1=(a b . #1#)) (vector '#2=#(1 #2# (x . #2#))) (array '#3=#2A((1 #3#))))
              (prin1 (list (eq ring (cddr ring)) (eq vector (aref vector 1)) (eq vector (cdr (aref vector 2)))
                           (eq array (aref array 0 1)))))
            (let ((twice '(#4=#:s #4# #5="t" #5#)))
              (prin1 (list (eq (first twice) (second twice)) (eq (third twice) (fourth twice)))))
            (defmacro ring () (let ((list (list 1 2))) (setf (cddr list) list) `',list))
            (let ((ring (ring))) (prin1 (eq ring (cddr ring))))
            (defmacro shared ()
              (let ((list (list 1)))
                `',(list list (make-array '(1 1) :initial-element list) list)))
            (let ((parts (shared)))
              (prin1 (list (eq (first parts) (third parts)) (eq (first parts) (aref (second parts) 0 0)))))
            """, "(T T T T)(T T)T(T T)");
    }

    @Test
    void objectsOfTheImage() throws IOException {
        assertPrints("""
            (eval-when (:compile-toplevel :load-toplevel :execute)
              (defstruct point x y))
            (defmacro point (x) (make-point :x x :y (list x)))
            (prin1 (list #S(point :x 1) '(a #(#S(point :x (1 2)))) (point 7) (equalp (point 1) (point 1))))
            (defmacro table () (let ((table (make-hash-table :test #'equal)))
                                 (setf (gethash "a" table) '(1)) table))
            (prin1 (gethash "a" (table)))
            (defmacro package-object () (find-package "FFI"))
            (prin1 (package-name (package-object)))
            """, "(#S(POINT :X 1 :Y NIL) (A #(#S(POINT :X (1 2) :Y NIL))) #S(POINT :X 7 :Y (7)) T)(1)\"FFI\"");
    }

    @Test
    void anObjectThatNoFormMakesIsAnError() throws IOException {
        CommandRun run = run("(defmacro adder (n) `(funcall ,(lambda (x) (+ x n)) 1))\n(print (adder 2))");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.errors()).contains("program.lisp:2:8: error: a literal object cannot be part of the program");
    }

    @Test
    void anErrorAtReadTimeHasItsPlace() throws IOException {
        CommandRun run = run("(print 1)\n(print #.(car 5))");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.errors())
                .contains("program.lisp:2:8: error: while evaluating (CAR 5) as it is read: The value 5");
    }

    @Test
    void macrosUseWhatStandsBeforeThem() throws IOException {
        Path library = Files.writeString(folder.resolve("library.lisp"), """
            (defvar *calls* 10)
            (defvar *limit* (- (length "12345") 0))
            (defstruct pair left right)
            (define-condition strange (error) ())
            (define-condition odd-number (strange) ((number :initarg :number :reader odd-number)))
            (defvar *never-needed* (prin1 :not-at-compile-time))
            (defun needed-later () *never-needed*)
            (defun twice (form)
              (when (null form) (needed-later))
              (pair-form (make-pair :left form :right (incf *calls*))))
            (defun pair-form (pair) (list 'list (pair-left pair) (pair-right pair)))
            (defun even (n) (if (= n 0) t (odd (- n 1))))
            (defun odd (n) (if (= n 0) (error 'odd-number :number n) (even (- n 1))))
            (defun limit-form () `(list ,*limit* *limit*))
            """);
        Path program = Files.writeString(folder.resolve("program.lisp"), """
            (defmacro calls (form) (twice form))
            (defmacro even-at-compile-time (n) (handler-case (even n) (odd-number (c) (list 'quote (odd-number c)))))
            (defmacro from-later () (later))
            (defun later () (twice 3))
            (prin1 (list (calls 1) (calls 2) *calls* (even-at-compile-time 4) (even-at-compile-time 5) (from-later)))
            (macrolet ((inner () (limit-form))) (prin1 (list (inner) #.(even 2))))
            """);
        CommandRun run = CommandRun.of("run", library, program);
        assertThat(run.assertSuccess().output())
                .isEqualTo(":NOT-AT-COMPILE-TIME((1 11) (2 12) 10 T 0 (3 13))((5 5) T)");
    }

    @Test
    void macrosHandleErrorsOfMacros() throws IOException {
        assertPrints("""
            (defmacro wrong () (error "wrong ~A" 1))
            (defmacro careful ()
              (list 'quote (list (handler-case (macroexpand '(wrong)) (error (c) (princ-to-string c)))
                                 (handler-case (error "here") (error () 2)))))
            (defmacro outer (x &environment e) (list 'quote (macroexpand `(inner ,x) e)))
            (prin1 (list (careful) (macrolet ((inner (y) `(list ,y ,y))) (outer 3))))
            """, "((\"wrong 1\" 2) (LIST 3 3))");
    }

    @Test
    void bindingsAreUndoneWhenTheStackIsExhausted() throws IOException {
        CommandRun run = run("""
            (eval-when (:compile-toplevel :load-toplevel :execute) (defvar *depth* 0))
            (defmacro deep () (labels ((descend (n) (let ((*depth* n)) (+ 1 (descend (+ n 1)))))) (descend 1)))
            (defmacro depth () (error "the depth is ~D" *depth*))
            (deep)
            (depth)
            """);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.errors())
                .contains("program.lisp:4:1: error", "Control stack exhausted")
                .contains("program.lisp:5:1: error", "the depth is 0");
    }
}

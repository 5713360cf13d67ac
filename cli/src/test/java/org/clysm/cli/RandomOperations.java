package org.clysm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clysm.cli.RandomProgram.Row;
import org.clysm.cli.RandomScope.Kind;

/**
 * Calls of standard functions, as templates: {@code %i} stands for a form that is an integer, {@code %s} a small one,
 * {@code %d} a double float, {@code %b} a truth value, {@code %l} a list of integers, {@code %f} a function, {@code %a}
 * anything, {@code %v} a form with several values, {@code %t} a type.
 */
final class RandomOperations {

    private static final List<String> INTEGERS = List.of(
            "(+ %i %i)",
            "(+ %i %i)",
            "(- %i %i)",
            "(- %i %i)",
            "(* %s %i)",
            "(* %s %s)",
            "(+ %i %i %i)",
            "(- %i)",
            "(1+ %i)",
            "(1- %i)",
            "(abs %i)",
            "(min %i %i)",
            "(max %i %i)",
            "(logand %i %i)",
            "(logior %i %i)",
            "(logxor %i %i)",
            "(lognot %i)",
            "(logandc1 %i %i)",
            "(logeqv %i %i)",
            "(ash %i 1)",
            "(ash %i 3)",
            "(ash %s 31)",
            "(ash %s 33)",
            "(ash %s 62)",
            "(ash %i -1)",
            "(ash %i -30)",
            "(ash %i -64)",
            "(ash %s (- (logand %i 31) 16))",
            "(mod %i 7)",
            "(mod %i -7)",
            "(rem %i 1000)",
            "(mod %i (logior %i 1))",
            "(rem %i (logior %i 1))",
            "(floor %i 3)",
            "(floor %i -4)",
            "(truncate %i 10)",
            "(ceiling %i 3)",
            "(round %i 2)",
            "(floor %i (logior %i 1))",
            "(truncate %i (logior %i 1))",
            "(values (floor %i %s))",
            "(gcd %i %i)",
            "(lcm %s %s)",
            "(integer-length %i)",
            "(logcount %i)",
            "(ldb (byte 8 3) %i)",
            "(ldb (byte 30 1) %i)",
            "(dpb %s (byte 4 2) %i)",
            "(isqrt (abs %i))",
            "(expt %s 3)",
            "(length %l)",
            "(signum %i)",
            "(the integer %i)",
            "(if %b %i %i)",
            "(if %b %i %i)",
            "(funcall %f %i)",
            "(funcall %f %i)",
            "(apply %f (list %i))",
            "(reduce #'+ %l)",
            "(nth-value 0 (floor %i 5))",
            "(nth-value 1 (floor %i 5))",
            "(nth-value 1 (truncate %i 7))",
            "(multiple-value-call #'+ %i %i)",
            "(truncate (* 4d0 %s))",
            "(floor (/ %d 1d3))",
            "(car (cons %i %a))",
            "(or (car %l) 0)",
            "(char-code (code-char (logand %i 127)))",
            "(count 1 %l)",
            "(if (integerp %a) %i %i)",
            "(let ((v (vector %i %i %i))) (aref v (mod %i 3)))",
            "(let ((v (vector %i 1))) (setf (svref v 0) %i))",
            "(svref (vector %i %i) 1)",
            "(logand %i 12)",
            "(* %i 1)",
            "(+ %i 0)",
            "(- %i %i %i)",
            "(if (< -5 %i 100) %i %i)",
            "(/ (* 2 %i) 2)",
            "(numerator %i)",
            "(rational %i)",
            "(coerce %i 'integer)",
            "(parse-integer (princ-to-string %s))",
            "(position 1 (list 0 %i 1))",
            "(let ((a (make-array 2 :element-type '(unsigned-byte 8)))) (setf (aref a 1) (logand %i 255)) (aref a 1))");

    private static final List<String> DOUBLES = List.of(
            "(+ %d %d)",
            "(- %d %d)",
            "(* %d 0.5d0)",
            "(* 1.5d0 %d)",
            "(/ %d 4d0)",
            "(- %d)",
            "(abs %d)",
            "(min %d %d)",
            "(max %d %d)",
            "(float (logand %i 65535) 1d0)",
            "(coerce (logand %i 65535) 'double-float)",
            "(+ %d %s)",
            "(- %s %d)",
            "(if (< %d %d) %d %d)",
            "(if %b %d %d)",
            "(sqrt (abs %d))",
            "(1+ %d)",
            "(the double-float %d)",
            "(+ 1.5f0 %d)",
            "(ffloor %d)",
            "(signum %d)",
            "(* %s 1d0)");

    private static final List<String> BOOLEANS = List.of(
            "(< %i %i)",
            "(> %i %i)",
            "(<= %i %i)",
            "(>= %i %i)",
            "(= %i %i)",
            "(/= %i %i)",
            "(< -5 %i 100)",
            "(< %d %d)",
            "(= %d %d)",
            "(>= %d %i)",
            "(< %i %d)",
            "(zerop %i)",
            "(plusp %i)",
            "(minusp %i)",
            "(evenp %i)",
            "(oddp %i)",
            "(integerp %a)",
            "(null %a)",
            "(not %b)",
            "(not %a)",
            "(consp %a)",
            "(listp %a)",
            "(symbolp %a)",
            "(numberp %a)",
            "(floatp %a)",
            "(atom %a)",
            "(and %b %b)",
            "(or %b %b)",
            "(if %b %b %b)",
            "(eql %a %a)",
            "(eq %b %b)",
            "(equal %a %a)",
            "(typep %a '%t)",
            "(typep %a '%t)",
            "(functionp %a)",
            "(logbitp 3 %i)",
            "(logtest %i %i)",
            "(endp %l)",
            "(stringp %a)",
            "(characterp %a)",
            "(zerop %d)",
            "(and (integerp %a) t)",
            "(eql %i %i)",
            "(every #'integerp %l)",
            "(if (member %i %l) t nil)",
            "(if (find %i %l) t nil)",
            "(= %i %i %i)",
            "(equalp %a %a)",
            "(rationalp %a)",
            "(realp %a)",
            "(vectorp %a)",
            "(simple-vector-p %a)",
            "(if %a t nil)");

    private static final List<String> LISTS = List.of(
            "(list %i %i)",
            "(list %i)",
            "(cons %i %l)",
            "(cons %i %l)",
            "(cdr %l)",
            "(rest %l)",
            "(reverse %l)",
            "(append %l %l)",
            "(mapcar %f %l)",
            "(mapcar #'+ %l %l)",
            "(multiple-value-list (floor %i 7))",
            "(copy-list %l)",
            "(remove-if #'evenp %l)",
            "(if %b %l %l)",
            "(remove 1 %l)",
            "(list* %i %i %l)",
            "(let ((r nil)) (dolist (x %l r) (push x r)))",
            "(nreverse (list %i %i %i))",
            "(sort (list %i %i %i) #'<)",
            "(loop for x in %l collect (+ x 1))",
            "(loop for i from 0 below 3 collect (+ i %i))");

    private static final List<String> OBJECTS = List.of(
            "%i",
            "%i",
            "%i",
            "%d",
            "%b",
            "%l",
            "(list %a %a)",
            "(cons %a %a)",
            "(vector %a %i)",
            "(car %l)",
            "(cadr %l)",
            "(if %b %a %a)",
            "(if %a %a %a)",
            "(or %a %a)",
            "(and %a %a)",
            "(when %b %a)",
            "(unless %b %a)",
            "(identity %a)",
            "(multiple-value-list %v)",
            "(values %a %a)",
            "(/ %i (logior 1 %i))",
            "(car %a)",
            "(cdr %a)",
            "(+ %i %a)",
            "(* 2 %a)",
            "(floor %i 3)",
            "(the t %a)",
            "(funcall #'list %a %a)",
            "(apply #'list %a %l)",
            "(list %i %d %b)",
            "(ignore-errors %a)",
            "(let ((v %a)) (if (integerp v) (+ (* v v) (logand v 12)) v))",
            "(let ((w %a)) (if (and (integerp w) (< -5 w 100)) (+ (* w w) (ash w 2) (logand w 12)) w))",
            "(let ((n %a)) (typecase n (integer (ash n 2)) (double-float (* n 2)) (cons (car n)) (t n)))",
            "(let ((n %a)) (typecase n ((integer 0 10) (1+ n)) (null 7) (symbol :s) (number (- n)) (t n)))",
            "(let ((n %a)) (etypecase n (number (+ n 1)) (list (length n))))",
            "(list 'a %a)",
            "(let ((n %a)) (check-type n %t) (list n))",
            "(the %t %a)",
            "(not %a)");

    private static final List<String> TYPES = List.of(
            "integer",
            "(integer 0 10)",
            "(integer -1073741824 1073741823)",
            "(signed-byte 64)",
            "(unsigned-byte 32)",
            "number",
            "list",
            "cons",
            "null",
            "symbol",
            "double-float",
            "(or null integer)",
            "(or integer cons)",
            "real",
            "(and integer (not (integer 0 5)))",
            "(member 1 2 :key nil)",
            "rational",
            "(or symbol list)",
            "character",
            "string",
            "vector",
            "atom",
            "(eql 3)",
            "float",
            "(integer * -1)",
            "boolean",
            "bit",
            "(mod 7)",
            "ratio");

    private static final Pattern HOLE = Pattern.compile("%[a-z]");

    private final RandomProgram program;

    RandomOperations(RandomProgram program) {
        this.program = program;
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        add(rows, Kind.INTEGER, INTEGERS);
        add(rows, Kind.DOUBLE, DOUBLES);
        add(rows, Kind.BOOLEAN, BOOLEANS);
        add(rows, Kind.LIST, LISTS);
        add(rows, Kind.ANY, OBJECTS);
        return rows;
    }

    private void add(List<Row> rows, Kind kind, List<String> templates) {
        templates.forEach(each -> rows.add(Row.of(2, kind, (_, scope, depth) -> fill(each, scope, depth))));
    }

    /** Returns the name of a random type. */
    static String type(RandomProgram program) {
        return program.pick(TYPES);
    }

    private String fill(String template, RandomScope scope, int depth) {
        return HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(part(hole.group().charAt(1), scope, depth)));
    }

    private String part(char hole, RandomScope scope, int depth) {
        return switch (hole) {
            case 'i' -> program.form(Kind.INTEGER, scope, depth);
            case 's' -> program.bounded(scope, depth - 1);
            case 'd' -> program.form(Kind.DOUBLE, scope, depth);
            case 'b' -> program.form(Kind.BOOLEAN, scope, depth);
            case 'l' -> program.form(Kind.LIST, scope, depth);
            case 'f' -> program.form(Kind.FUNCTION, scope, depth);
            case 'a', 'v' -> program.form(Kind.ANY, scope, depth);
            case 't' -> type(program);
            default -> throw new IllegalArgumentException("%" + hole);
        };
    }
}

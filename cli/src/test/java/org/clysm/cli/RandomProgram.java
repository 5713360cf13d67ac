package org.clysm.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.clysm.cli.RandomScope.Kind;
import org.clysm.cli.RandomScope.Variable;

/**
 * Random Lisp programs that end, mean the same in every conforming implementation, and use the core language in mixed
 * ways: numbers at the borders of their representations, closures over assigned variables, exits of all sorts through
 * each other, types declared, tested and wrong. A number determines a program.
 *
 * <p>What a form can be is a row in the tables of {@link RandomOperations}, {@link RandomControl} and
 * {@link RandomFunctions}.
 */
final class RandomProgram {

    /** Makes the text of a form. */
    @FunctionalInterface
    interface Production {
        /** Returns a form of a kind for a scope, or null if this cannot be made there. */
        String make(Kind kind, RandomScope scope, int depth);
    }

    /**
     * A way to make forms.
     *
     * @param weight how often, in proportion to the others
     * @param kinds the kinds of value that it can have
     * @param production makes the form
     */
    record Row(int weight, List<Kind> kinds, Production production) {

        /** A row for forms of one kind. */
        static Row of(int weight, Kind kind, Production production) {
            return new Row(weight, List.of(kind), production);
        }

        /** A row for forms of all kinds. */
        static Row of(int weight, Production production) {
            return new Row(weight, List.of(Kind.values()), production);
        }
    }

    private final Random random;
    private final List<Row> leaves;
    private final List<Row> rows = new ArrayList<>();
    private final RandomFunctions functions;
    private int names;

    private RandomProgram(long seed) {
        // Neighbouring seeds begin alike otherwise.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextInt();
        leaves = new RandomLeaves(this).rows();
        functions = new RandomFunctions(this);
        rows.addAll(new RandomOperations(this).rows());
        rows.addAll(new RandomControl(this).rows());
        rows.addAll(new RandomExits(this).rows());
        rows.addAll(functions.rows());
    }

    /**
     * Returns the definitions of a program, of which PREFIX-main is the function of no arguments to call.
     *
     * @param prefix what all global names begin with
     * @param seed determines the program
     * @param depth how deep its forms nest, about
     */
    static String generate(String prefix, long seed, int depth) {
        return new RandomProgram(seed).program(prefix, depth);
    }

    private String program(String prefix, int depth) {
        var text = new StringBuilder();
        var scope = RandomScope.EMPTY;
        for (int i = below(3); i > 0; i--) {
            var variable = new Variable("*" + prefix + "-" + i + "*", pick(List.of(Kind.INTEGER, Kind.ANY)));
            text.append("(defvar %s %s)%n".formatted(variable.name(), leaf(variable.kind(), scope)));
            scope = scope.with(variable);
        }
        for (int i = below(4); i > 0; i--) {
            var function = functions.lambda("#'" + prefix + "-f" + i, scope, depth - 2);
            text.append("(defun %s-f%d %s)%n".formatted(prefix, i, function.text()));
            scope = scope.with(function.function());
        }
        return text.append("(defun %s-main ()%n  %s)%n".formatted(prefix, form(Kind.ANY, scope, depth)))
                .toString();
    }

    /** Returns a form whose value is meant to be of a kind. */
    String form(Kind kind, RandomScope scope, int depth) {
        if (depth <= 0 || oneIn(9)) {
            return leaf(kind, scope);
        }
        // Now and then the value is of another kind than expected, and an error is signalled.
        var made = oneIn(120) ? Kind.ANY : kind;
        var text = choose(rows, made, scope, depth - 1);
        return text == null ? leaf(kind, scope) : text;
    }

    /** Returns a form of a kind without parts. */
    String leaf(Kind kind, RandomScope scope) {
        return choose(leaves, kind, scope, 0);
    }

    private String choose(List<Row> table, Kind kind, RandomScope scope, int depth) {
        var open = new ArrayList<>(
                table.stream().filter(row -> row.kinds.contains(kind)).toList());
        while (!open.isEmpty()) {
            var row = weighted(open);
            var text = row.production.make(kind, scope, depth);
            if (text != null) {
                return text;
            }
            open.remove(row);
        }
        return null;
    }

    private Row weighted(List<Row> rows) {
        int chosen = below(rows.stream().mapToInt(Row::weight).sum());
        for (Row row : rows) {
            chosen -= row.weight;
            if (chosen < 0) {
                return row;
            }
        }
        throw new IllegalStateException();
    }

    /** Returns forms for a body: some of any kind, then one of the kind. */
    String body(Kind kind, RandomScope scope, int depth) {
        var forms = new LinkedHashSet<String>();
        for (int i = below(3); i > 0; i--) {
            forms.add(form(Kind.ANY, scope, depth - 1));
        }
        return String.join(" ", forms) + " " + form(kind, scope, depth);
    }

    /** Returns an integer form with bounded value, so that loops do not make numbers without end. */
    String bounded(RandomScope scope, int depth) {
        var form = form(Kind.INTEGER, scope, depth);
        return pick(List.of(
                        "(mod %s 1073741824)",
                        "(rem %s 4294967296)",
                        "(logand %s 1152921504606846975)",
                        "(mod %s 100)",
                        "(rem %s 9223372036854775807)",
                        "(logand %s 1073741823)",
                        "(mod %s 1000000000000000000000)",
                        "(max -5 (min %s 5))"))
                .formatted(form);
    }

    /** Returns a new name. */
    String name(String stem) {
        return stem + ++names;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Kind pickKind() {
        return pick(List.of(
                Kind.INTEGER,
                Kind.INTEGER,
                Kind.INTEGER,
                Kind.DOUBLE,
                Kind.BOOLEAN,
                Kind.LIST,
                Kind.FUNCTION,
                Kind.ANY,
                Kind.ANY));
    }
}

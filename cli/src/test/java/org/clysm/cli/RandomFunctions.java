package org.clysm.cli;

import java.util.ArrayList;
import java.util.List;
import org.clysm.cli.RandomProgram.Row;
import org.clysm.cli.RandomScope.Function;
import org.clysm.cli.RandomScope.Kind;
import org.clysm.cli.RandomScope.Variable;

/** Functions of all sorts, and calls of them. */
final class RandomFunctions {

    private final RandomProgram program;

    RandomFunctions(RandomProgram program) {
        this.program = program;
    }

    /**
     * The text of a lambda expression without LAMBDA, and how it is called.
     *
     * @param text the lambda list and the body
     * @param function its interface
     */
    record LambdaText(String text, Function function) {}

    List<Row> rows() {
        return List.of(
                Row.of(25, Kind.INTEGER, this::call),
                Row.of(3, Kind.LIST, this::callForValues),
                Row.of(30, Kind.FUNCTION, this::closure),
                Row.of(10, Kind.FUNCTION, this::object),
                Row.of(6, Kind.FUNCTION, this::counter),
                Row.of(7, this::flet),
                Row.of(5, this::recursion),
                Row.of(3, this::mutualRecursion),
                Row.of(3, this::immediate),
                Row.of(2, this::rest));
    }

    /** Returns a function with a random lambda list. */
    LambdaText lambda(String designator, RandomScope scope, int depth) {
        var list = new ArrayList<String>();
        var inner = scope;
        int required = program.below(4);
        for (int i = 0; i < required; i++) {
            var variable = new Variable(program.name("a"), Kind.INTEGER);
            list.add(variable.name());
            inner = inner.with(variable);
        }
        var declarations = inner.variables().stream()
                .filter(each -> list.contains(each.name()) && program.oneIn(3))
                .map(each -> "(type %s %s)"
                        .formatted(
                                program.pick(List.of("integer", "(signed-byte 64)", "(signed-byte 31)", "real")),
                                each.name()))
                .toList();
        int optionals = program.oneIn(3) ? program.below(3) : 0;
        for (int i = 0; i < optionals; i++) {
            var variable = new Variable(program.name("a"), Kind.INTEGER);
            list.add((i == 0 ? "&optional " : "") + parameter(variable, inner, depth));
            inner = inner.with(variable);
        }
        var keys = new ArrayList<String>();
        if (optionals == 0 && program.oneIn(4)) {
            for (int i = program.below(3); i >= 0; i--) {
                var variable = new Variable(program.name("k"), Kind.INTEGER);
                list.add((keys.isEmpty() ? "&key " : "") + parameter(variable, inner, depth));
                keys.add(":" + variable.name());
                inner = inner.with(variable);
            }
        }
        var declare = declarations.isEmpty() ? "" : "(declare " + String.join(" ", declarations) + ") ";
        return new LambdaText(
                "(%s) %s%s".formatted(String.join(" ", list), declare, boundedBody(inner, depth)),
                new Function(designator, required, optionals, List.copyOf(keys)));
    }

    private String boundedBody(RandomScope scope, int depth) {
        return program.oneIn(3)
                ? program.form(Kind.ANY, scope, depth - 1) + " " + program.bounded(scope, depth)
                : program.bounded(scope, depth);
    }

    private String parameter(Variable variable, RandomScope scope, int depth) {
        return "(%s %s)".formatted(variable.name(), program.form(Kind.INTEGER, scope, Math.min(depth, 2)));
    }

    private String call(Kind kind, RandomScope scope, int depth) {
        if (scope.functions().isEmpty()) {
            return null;
        }
        var function = program.pick(scope.functions());
        var arguments = arguments(function, scope, depth);
        var name = function.designator();
        if (program.oneIn(3)) {
            return program.oneIn(2)
                    ? "(funcall %s%s)".formatted(name, arguments)
                    : "(apply %s (list%s))".formatted(name, arguments);
        }
        return "(%s%s)".formatted(name.substring(2), arguments);
    }

    private String callForValues(Kind kind, RandomScope scope, int depth) {
        var call = call(kind, scope, depth);
        return call == null ? null : "(multiple-value-list " + call + ")";
    }

    private String arguments(Function function, RandomScope scope, int depth) {
        var text = new StringBuilder();
        int count = function.required() + program.below(function.optionals() + 1);
        if (program.oneIn(60)) {
            count += program.below(3) - 1;
        }
        for (int i = 0; i < count; i++) {
            text.append(' ').append(program.form(Kind.INTEGER, scope, depth - 1));
        }
        for (String key : function.keys()) {
            if (program.oneIn(2)) {
                text.append(' ').append(key).append(' ').append(program.form(Kind.INTEGER, scope, depth - 1));
            }
        }
        return text.toString();
    }

    private String closure(Kind kind, RandomScope scope, int depth) {
        var parameter = new Variable(program.name("a"), Kind.INTEGER);
        return "(lambda (%s) %s)".formatted(parameter.name(), boundedBody(scope.with(parameter), depth));
    }

    private String object(Kind kind, RandomScope scope, int depth) {
        return scope.functions().stream()
                .filter(each -> each.required() == 1)
                .map(Function::designator)
                .findAny()
                .orElse(null);
    }

    /** A closure with a state of its own. */
    private String counter(Kind kind, RandomScope scope, int depth) {
        var state = new Variable(program.name("v"), Kind.INTEGER);
        var parameter = new Variable(program.name("a"), Kind.INTEGER);
        return "(let ((%s %s)) (lambda (%s) (setq %1$s (+ %s %1$s %3$s))))"
                .formatted(
                        state.name(),
                        program.bounded(scope, depth),
                        parameter.name(),
                        program.bounded(scope.with(state).with(parameter), depth - 1));
    }

    private String flet(Kind kind, RandomScope scope, int depth) {
        var name = program.name("f");
        var lambda = lambda("#'" + name, scope, depth);
        var operator = program.pick(List.of("flet", "labels"));
        return "(%s ((%s %s)) %s)"
                .formatted(operator, name, lambda.text, program.body(kind, scope.with(lambda.function), depth));
    }

    /** A function that calls itself, counting down. */
    private String recursion(Kind kind, RandomScope scope, int depth) {
        var name = program.name("f");
        var count = new Variable(program.name("i"), Kind.INTEGER);
        var sum = new Variable(program.name("a"), kind);
        var inner = scope.with(count).with(sum);
        var next = kind == Kind.INTEGER ? program.bounded(inner, depth - 1) : program.form(kind, inner, depth - 1);
        var again = "(%s (- %s 1) %s)".formatted(name, count.name(), next);
        return "(labels ((%s (%s %s) (if (<= %2$s 0) %s %s))) (%1$s %d %s))"
                .formatted(
                        name,
                        count.name(),
                        sum.name(),
                        program.form(kind, inner, depth - 1),
                        program.oneIn(3) ? "(progn %s %s)".formatted(again, sum.name()) : again,
                        program.oneIn(3) ? 1 : 3,
                        program.form(kind, scope, depth - 1));
    }

    private String mutualRecursion(Kind kind, RandomScope scope, int depth) {
        var one = program.name("f");
        var other = program.name("f");
        var count = new Variable(program.name("i"), Kind.INTEGER);
        var inner = scope.with(count);
        return """
            (labels ((%s (%s) (if (<= %2$s 0) %s (%s (- %2$s 1)))) \
            (%4$s (%2$s) (if (<= %2$s 0) %s (%1$s (- %2$s 2))))) \
            (%1$s 5))\
            """.formatted(
                one, count.name(), program.form(kind, inner, depth - 1), other, program.form(kind, inner, depth - 1));
    }

    private String immediate(Kind kind, RandomScope scope, int depth) {
        var variable = new Variable(program.name("a"), program.pickKind());
        return "((lambda (%s &optional (%s 3)) %4$s) %s)"
                .formatted(
                        variable.name(),
                        program.name("a"),
                        program.form(variable.kind(), scope, depth),
                        program.body(kind, scope.with(variable), depth));
    }

    private String rest(Kind kind, RandomScope scope, int depth) {
        var variable = new Variable(program.name("r"), Kind.LIST);
        return "(flet ((%s (&rest %s) %s)) (%1$s %s %s))"
                .formatted(
                        program.name("f"),
                        variable.name(),
                        program.body(kind, scope.with(variable), depth),
                        program.form(Kind.INTEGER, scope, depth),
                        program.form(Kind.INTEGER, scope, depth));
    }
}

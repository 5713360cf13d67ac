package org.clysm.cli;

import java.util.ArrayList;
import java.util.List;
import org.clysm.cli.RandomProgram.Row;
import org.clysm.cli.RandomScope.Kind;
import org.clysm.cli.RandomScope.Variable;

/** Bindings, assignments, conditionals and loops. */
final class RandomControl {

    private final RandomProgram program;

    RandomControl(RandomProgram program) {
        this.program = program;
    }

    List<Row> rows() {
        return List.of(
                Row.of(12, this::let),
                Row.of(6, this::letStar),
                Row.of(5, (kind, scope, depth) -> "(progn " + program.body(kind, scope, depth) + ")"),
                Row.of(8, this::assignment),
                Row.of(3, this::increment),
                Row.of(4, this::cond),
                Row.of(3, this::caseOf),
                Row.of(5, this::typeTest),
                Row.of(4, this::multipleValueBind),
                Row.of(2, this::multipleValueSetq),
                Row.of(2, this::prog1),
                Row.of(4, this::dotimes),
                Row.of(2, this::dolist),
                Row.of(2, this::loop),
                Row.of(2, this::progv),
                Row.of(2, this::symbolMacro));
    }

    private String binding(Variable variable, RandomScope scope, int depth) {
        return "(" + variable.name() + " " + program.form(variable.kind(), scope, depth) + ")";
    }

    private Variable variable() {
        return new Variable(program.name("v"), program.pickKind());
    }

    private String let(Kind kind, RandomScope scope, int depth) {
        var bindings = new ArrayList<String>();
        var inner = scope;
        for (int i = program.below(3); i >= 0; i--) {
            var variable = specialOrNew(scope);
            if (bindings.stream().anyMatch(each -> each.startsWith("(" + variable.name() + " "))) {
                continue;
            }
            bindings.add(binding(variable, scope, depth - 1));
            inner = inner.with(variable);
        }
        return "(let (" + String.join(" ", bindings) + ")" + declaration(inner, scope) + " "
                + program.body(kind, inner, depth) + ")";
    }

    /** A global special variable bound again, or a new lexical one. */
    private Variable specialOrNew(RandomScope scope) {
        var specials = scope.variables().stream()
                .filter(each -> each.name().startsWith("*"))
                .toList();
        return !specials.isEmpty() && program.oneIn(5) ? program.pick(specials) : variable();
    }

    /** Declares the types of some of the variables that the inner scope has more than the outer. */
    private String declaration(RandomScope inner, RandomScope outer) {
        var declared = inner.variables().stream()
                .filter(each -> !outer.variables().contains(each) && program.oneIn(4))
                .map(each -> "(type %s %s)".formatted(declaredType(each.kind()), each.name()))
                .toList();
        return declared.isEmpty() ? "" : " (declare " + String.join(" ", declared) + ")";
    }

    private String declaredType(Kind kind) {
        return switch (kind) {
            case INTEGER ->
                program.pick(List.of(
                        "integer",
                        "integer",
                        "(signed-byte 64)",
                        "(or null integer)",
                        "(integer -1073741824 1073741823)",
                        "(signed-byte 32)",
                        "number"));
            case DOUBLE -> program.pick(List.of("double-float", "float", "real"));
            case BOOLEAN -> program.pick(List.of("symbol", "boolean"));
            case LIST -> "list";
            case FUNCTION -> "function";
            case ANY -> program.oneIn(6) ? RandomOperations.type(program) : "t";
        };
    }

    private String letStar(Kind kind, RandomScope scope, int depth) {
        var bindings = new StringBuilder();
        var inner = scope;
        for (int i = program.below(4); i >= 0; i--) {
            var variable = variable();
            bindings.append(binding(variable, inner, depth - 1));
            inner = inner.with(variable);
        }
        return "(let* (" + bindings + ")" + declaration(inner, scope) + " " + program.body(kind, inner, depth) + ")";
    }

    private String assignment(Kind kind, RandomScope scope, int depth) {
        var variables = scope.variables().stream()
                .filter(each -> each.kind() == kind || kind == Kind.ANY && each.kind() != Kind.FUNCTION)
                .filter(each -> !each.name().startsWith("i"))
                .toList();
        if (variables.isEmpty()) {
            return null;
        }
        var variable = program.pick(variables);
        var value = variable.kind() == Kind.INTEGER
                ? program.bounded(scope, depth)
                : program.form(variable.kind(), scope, variable.kind() == Kind.LIST ? 0 : depth);
        return variable.kind() == Kind.DOUBLE || variable.kind() == Kind.ANY && program.oneIn(2)
                ? "(setq %s %s)".formatted(variable.name(), program.leaf(variable.kind(), scope))
                : "(setq %s %s)".formatted(variable.name(), value);
    }

    private String increment(Kind kind, RandomScope scope, int depth) {
        var variables = scope.variables(Kind.INTEGER).stream()
                .filter(each -> !each.name().startsWith("i"))
                .toList();
        return kind != Kind.INTEGER || variables.isEmpty()
                ? null
                : "(%s %s %s)"
                        .formatted(
                                program.pick(List.of("incf", "decf")),
                                program.pick(variables).name(),
                                program.bounded(scope, depth));
    }

    private String cond(Kind kind, RandomScope scope, int depth) {
        return "(cond (%s %s) (%s %s) (t %s))"
                .formatted(
                        program.form(Kind.BOOLEAN, scope, depth),
                        program.body(kind, scope, depth),
                        program.form(Kind.ANY, scope, depth),
                        program.form(kind, scope, depth),
                        program.form(kind, scope, depth));
    }

    private String caseOf(Kind kind, RandomScope scope, int depth) {
        var text = new StringBuilder("(case (mod " + program.form(Kind.INTEGER, scope, depth) + " 7)");
        for (int i = 0; i < 4; i++) {
            text.append(" (%s %s)"
                    .formatted(i == 2 ? "(2 5 6)" : Integer.toString(i), program.form(kind, scope, depth - 1)));
        }
        return text + " (t " + program.form(kind, scope, depth - 1) + "))";
    }

    /** Tests a variable, and uses it as what it then must be. */
    private String typeTest(Kind kind, RandomScope scope, int depth) {
        var variables = scope.variables(Kind.ANY).stream()
                .filter(each -> each.kind() == Kind.ANY)
                .toList();
        if (variables.isEmpty()) {
            return null;
        }
        var name = program.pick(variables).name();
        var narrowed = program.pick(List.of(Kind.INTEGER, Kind.DOUBLE, Kind.LIST));
        var test = switch (narrowed) {
            case INTEGER ->
                program.pick(List.of(
                        "(integerp %s)",
                        "(and (integerp %s) (< -5 %1$s 100))",
                        "(typep %s '(signed-byte 64))",
                        "(typep %s '(integer 0 10))",
                        "(and (realp %s) (integerp %1$s))"));
            case DOUBLE -> program.pick(List.of("(typep %s 'double-float)", "(and (floatp %s) (> %1$s 0) (< %1$s 9))"));
            default -> program.pick(List.of("(null %s)", "(and (consp %s) (null (cdr %1$s)))"));
        };
        return "(if %s %s %s)"
                .formatted(
                        test.formatted(name),
                        program.form(kind, scope.with(new Variable(name, narrowed)), depth),
                        program.form(kind, scope, depth));
    }

    private String multipleValueBind(Kind kind, RandomScope scope, int depth) {
        var first = new Variable(program.name("v"), Kind.INTEGER);
        var second = new Variable(program.name("v"), Kind.INTEGER);
        var values = program.pick(List.of(
                        "(floor %s 7)",
                        "(values %s 3)",
                        "(truncate %s -5)",
                        "(if (oddp %s) (values 1 2 3) (values 4 5))",
                        "(values-list (list %s 9))"))
                .formatted(program.form(Kind.INTEGER, scope, depth));
        return "(multiple-value-bind (%s %s) %s %s)"
                .formatted(
                        first.name(),
                        second.name(),
                        values,
                        program.body(kind, scope.with(first).with(second), depth));
    }

    private String multipleValueSetq(Kind kind, RandomScope scope, int depth) {
        var variables = scope.variables(Kind.INTEGER).stream()
                .filter(each -> !each.name().startsWith("i"))
                .toList();
        if (kind != Kind.INTEGER || variables.size() < 2) {
            return null;
        }
        return "(multiple-value-setq (%s %s) (floor %s 9))"
                .formatted(variables.getFirst().name(), variables.getLast().name(), program.bounded(scope, depth));
    }

    private String prog1(Kind kind, RandomScope scope, int depth) {
        return "(%s %s %s)"
                .formatted(
                        program.pick(List.of("prog1", "multiple-value-prog1")),
                        program.form(kind, scope, depth),
                        program.form(Kind.ANY, scope, depth));
    }

    private String dotimes(Kind kind, RandomScope scope, int depth) {
        var index = new Variable(program.name("i"), Kind.INTEGER);
        var sum = new Variable(program.name("v"), kind);
        return "(let ((%s %s)) (dotimes (%s %d) %s) %s)"
                .formatted(
                        sum.name(),
                        program.form(kind, scope, depth - 1),
                        index.name(),
                        program.below(4),
                        "(progn " + program.body(Kind.ANY, scope.with(sum).with(index), depth - 1) + ")",
                        program.form(kind, scope.with(sum), depth - 2));
    }

    private String dolist(Kind kind, RandomScope scope, int depth) {
        var element = new Variable(program.name("v"), Kind.INTEGER);
        return "(dolist (%s %s %s) %s)"
                .formatted(
                        element.name(),
                        program.form(Kind.LIST, scope, depth - 1),
                        program.form(kind, scope, depth - 1),
                        "(progn " + program.body(Kind.ANY, scope.with(element), depth - 1) + ")");
    }

    private String loop(Kind kind, RandomScope scope, int depth) {
        var index = new Variable(program.name("i"), Kind.INTEGER);
        return switch (kind) {
            case INTEGER ->
                "(loop for %s from %d to 3 sum %s)"
                        .formatted(index.name(), program.below(3), program.bounded(scope.with(index), depth - 1));
            case LIST ->
                "(loop for %s from 3 downto 1 when %s collect %s)"
                        .formatted(
                                index.name(),
                                program.form(Kind.BOOLEAN, scope.with(index), depth - 1),
                                program.form(Kind.INTEGER, scope.with(index), depth - 1));
            default -> null;
        };
    }

    private String progv(Kind kind, RandomScope scope, int depth) {
        var specials = scope.variables().stream()
                .filter(each -> each.name().startsWith("*"))
                .toList();
        if (specials.isEmpty()) {
            return null;
        }
        var special = program.pick(specials);
        return "(progv '(%s) (list %s) %s)"
                .formatted(
                        special.name(), program.form(special.kind(), scope, depth), program.body(kind, scope, depth));
    }

    private String symbolMacro(Kind kind, RandomScope scope, int depth) {
        var cell = program.name("c");
        var place = new Variable(program.name("v"), Kind.INTEGER);
        return "(let ((%s (list %s))) (symbol-macrolet ((%s (car %1$s))) %s))"
                .formatted(
                        cell,
                        program.form(Kind.INTEGER, scope, depth - 1),
                        place.name(),
                        program.body(kind, scope.with(place), depth));
    }
}

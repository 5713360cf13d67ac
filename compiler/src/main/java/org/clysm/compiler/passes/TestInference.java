package org.clysm.compiler.passes;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/** What calls of primitives tell of the variables among their arguments: by having succeeded, and as tests. */
final class TestInference {

    private static final LispType TRUE = LispType.of(LispType.SYMBOL_BIT);
    private static final LispType TRUTH = LispType.T.without(LispType.NIL_BIT);
    private static final LispType ZERO = LispType.integerRange(BigInteger.ZERO, BigInteger.ZERO);

    private static final Set<String> IDENTITIES = Set.of("CL:EQ", "CL:EQL", "SYS:EQREF=");

    private final FormInference inference;

    TestInference(FormInference inference) {
        this.inference = inference;
    }

    /** Whether the primitive yields T or NIL and nothing else, by what inference knows of types. */
    static boolean isTest(Node.PrimitiveCall call) {
        String name = call.primitive().name();
        boolean isComparison = call.arguments().size() == 2 && Comparisons.find(name) != null;
        return isComparison || IDENTITIES.contains(name) || TypePredicates.find(name) != null;
    }

    /** What is known of variables after a test that was true, and after one that was false. */
    record Outcome(TypeState whenTrue, TypeState whenFalse) {}

    /** Interprets a node of which only the truth is wanted. */
    Outcome test(Node node) {
        if (!inference.state().isReachable()) {
            return new Outcome(TypeState.unreachable(), TypeState.unreachable());
        }
        return switch (node) {
            case Node.If conditional -> {
                Outcome outer = test(conditional.test());
                inference.setState(outer.whenTrue());
                Outcome consequent = test(conditional.consequent());
                inference.setState(outer.whenFalse());
                Outcome alternative = test(conditional.alternative());
                yield new Outcome(
                        consequent.whenTrue().join(alternative.whenTrue()),
                        consequent.whenFalse().join(alternative.whenFalse()));
            }
            case Node.Sequence(List<Node> nodes) -> {
                nodes.subList(0, nodes.size() - 1).forEach(inference::infer);
                yield test(nodes.getLast());
            }
            case Node.Let let -> {
                inference.bind(let);
                Outcome outcome = test(let.body());
                let.variables().forEach(outcome.whenTrue()::remove);
                let.variables().forEach(outcome.whenFalse()::remove);
                yield outcome;
            }
            default -> {
                LispType type = inference.infer(node);
                yield new Outcome(when(true, type, node), when(false, type, node));
            }
        };
    }

    /** The current state with what is known if the test has the given outcome. */
    private TypeState when(boolean outcome, LispType type, Node test) {
        TypeState before = inference.state();
        if (!before.isReachable() || !type.intersects(outcome ? TRUTH : LispType.NULL)) {
            return TypeState.unreachable();
        }
        inference.setState(before.copy());
        switch (test) {
            case Node.LocalGet(Variable variable) -> inference.narrow(variable, outcome ? TRUTH : LispType.NULL);
            case Node.LocalSet(Variable variable, Node value) ->
                inference.narrow(variable, outcome ? TRUTH : LispType.NULL);
            case Node.PrimitiveCall call -> narrowArguments(call, outcome);
            default -> {}
        }
        TypeState result = inference.state();
        inference.setState(before);
        return result;
    }

    private void narrowArguments(Node.PrimitiveCall call, boolean outcome) {
        String name = call.primitive().name();
        List<Node> arguments = call.arguments();
        TypePredicates.Predicate predicate = TypePredicates.find(name);
        if (predicate != null) {
            narrow(call, 0, outcome ? predicate.whenTrue() : predicate.whenFalse());
            return;
        }
        switch (arguments.size()) {
            case 1 -> {
                Comparisons withZero = switch (name) {
                    case "CL:ZEROP" -> Comparisons.EQUAL;
                    case "CL:PLUSP" -> Comparisons.GREATER;
                    case "CL:MINUSP" -> Comparisons.LESS;
                    default -> null;
                };
                if (withZero != null && isInteger(arguments.getFirst())) {
                    narrow(call, 0, direction(withZero, outcome).narrow(typeOf(arguments.getFirst()), ZERO));
                }
            }
            case 2 -> {
                Comparisons comparison = Comparisons.find(name);
                if (comparison != null) {
                    compare(call, direction(comparison, outcome), outcome);
                } else if (IDENTITIES.contains(name)) {
                    identify(call, outcome);
                }
            }
            default -> {}
        }
    }

    private static Comparisons direction(Comparisons comparison, boolean outcome) {
        return outcome ? comparison : comparison.negated();
    }

    /** A comparison that is false tells nothing where NaN may be. */
    private void compare(Node.PrimitiveCall call, Comparisons comparison, boolean outcome) {
        LispType left = typeOf(call.arguments().get(0));
        LispType right = typeOf(call.arguments().get(1));
        if (outcome
                || isInteger(call.arguments().get(0))
                        && isInteger(call.arguments().get(1))) {
            narrow(call, 0, comparison.narrow(left, right));
            narrow(call, 1, comparison.swapped().narrow(right, left));
        }
    }

    private void identify(Node.PrimitiveCall call, boolean outcome) {
        LispType left = typeOf(call.arguments().get(0));
        LispType right = typeOf(call.arguments().get(1));
        if (outcome) {
            narrow(call, 0, right);
            narrow(call, 1, left);
        } else {
            narrow(call, 0, different(left, right));
            narrow(call, 1, different(right, left));
        }
    }

    /** The objects of a type that are not identical to the object of the other type, where that is but one object. */
    private static LispType different(LispType type, LispType other) {
        if (other.equals(LispType.NULL)) {
            return type.without(LispType.NIL_BIT);
        }
        boolean isFixnum = !other.isEmpty() && other.isSubtypeOf(LispType.FIXNUM);
        return isFixnum ? Comparisons.NOT_EQUAL.narrow(type, other) : type;
    }

    private boolean isInteger(Node argument) {
        return typeOf(argument).isSubtypeOf(LispType.INTEGER);
    }

    /** The type of an argument that has been interpreted, as far as its form tells without doing so again. */
    private LispType typeOf(Node argument) {
        return argument instanceof Node.LocalGet(Variable variable)
                ? inference.typeOf(variable)
                : inference.lastType(argument);
    }

    /** Notes that an argument is of a type, if it is a variable that later arguments do not assign. */
    private void narrow(Node.PrimitiveCall call, int index, LispType type) {
        if (inference.state().isReachable()
                && call.arguments().get(index) instanceof Node.LocalGet(Variable variable)
                && !isAssignedAfter(call, index, variable)) {
            inference.narrow(variable, type);
        }
    }

    private static boolean isAssignedAfter(Node.PrimitiveCall call, int index, Variable variable) {
        if (!variable.isAssigned()) {
            return false;
        }
        boolean[] found = {false};
        for (Node argument :
                call.arguments().subList(index + 1, call.arguments().size())) {
            NodeChildren.forEachDeep(
                    argument, node -> found[0] |= node instanceof Node.LocalSet set && set.variable() == variable);
        }
        return found[0];
    }

    /** The result of a call of a primitive with arguments of the given types; narrows the variables among them. */
    LispType call(Node.PrimitiveCall call, List<LispType> types) {
        List<LispType> required = call.primitive().argumentTypes();
        List<LispType> actual = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            LispType type = types.get(i).meet(required.get(i));
            if (type.isEmpty()) {
                return LispType.NOTHING;
            }
            actual.add(type);
            narrow(call, i, required.get(i));
        }
        String name = call.primitive().name();
        TypePredicates.Predicate predicate = TypePredicates.find(name);
        if (predicate != null) {
            return TypePredicates.result(predicate, actual.getFirst());
        }
        Comparisons comparison = actual.size() == 2 ? Comparisons.find(name) : null;
        if (comparison != null && comparison.isCertain(actual.get(0), actual.get(1))) {
            return TRUE;
        }
        if (comparison != null && comparison.negated().isCertain(actual.get(0), actual.get(1))) {
            return LispType.NULL;
        }
        if (IDENTITIES.contains(name) && !actual.get(0).intersects(actual.get(1))) {
            return LispType.NULL;
        }
        return call.primitive().resultType(actual);
    }
}

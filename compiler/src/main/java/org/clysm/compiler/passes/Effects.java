package org.clysm.compiler.passes;

import java.util.List;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.SingleValues;
import org.clysm.compiler.types.ConstantTypes;
import org.clysm.compiler.types.LispType;

/** What can be said of a node from its form alone: whether it may be left out, moved, and how many values it yields. */
final class Effects {

    private Effects() {}

    /** Whether the evaluation may be left out when the value is not wanted: it has no effect and signals nothing. */
    static boolean isFlushable(Node node) {
        return switch (node) {
            case Node.Constant _,
                    Node.LocalGet _,
                    Node.GlobalGet _,
                    Node.Unassigned _,
                    Node.Closure _,
                    Node.LocalFunctionObject _ -> true;
            case Node.SpecialGet get -> get.knownBound();
            case Node.PrimitiveCall call -> isFlushableCall(call) && areFlushable(call.arguments());
            case Node.Values values -> areFlushable(values.arguments());
            case Node.The the -> !the.checked() && isFlushable(the.value());
            case Node.If conditional ->
                isFlushable(conditional.test())
                        && isFlushable(conditional.consequent())
                        && isFlushable(conditional.alternative());
            default -> false;
        };
    }

    private static boolean areFlushable(List<Node> nodes) {
        return nodes.stream().allMatch(Effects::isFlushable);
    }

    /** Whether a primitive, its arguments apart, has no effect and surely signals nothing. */
    static boolean isFlushableCall(Node.PrimitiveCall call) {
        if (!call.primitive().isFlushable()) {
            return false;
        }
        List<LispType> required = call.primitive().argumentTypes();
        List<LispType> types = call.arguments().stream().map(Effects::typeOf).toList();
        for (int i = 0; i < required.size(); i++) {
            if (!types.get(i).isSubtypeOf(required.get(i))) {
                return false;
            }
        }
        return call.primitive().isTotal(types);
    }

    /** Whether the value is the same wherever and whenever it is computed while its variables are in scope. */
    static boolean isMovable(Node node) {
        return switch (node) {
            case Node.Constant _ -> true;
            case Node.LocalGet get -> !get.variable().isAssigned();
            case Node.PrimitiveCall call ->
                call.primitive().isFoldable()
                        && isFlushableCall(call)
                        && call.arguments().stream().allMatch(Effects::isMovable);
            default -> false;
        };
    }

    /** The type of a node as far as its form tells. */
    static LispType typeOf(Node node) {
        return switch (node) {
            case Node.Constant constant -> ConstantTypes.typeOf(constant.datum());
            case Node.LocalGet get -> get.variable().declaredType();
            case Node.PrimitiveCall call ->
                call.primitive()
                        .resultType(
                                call.arguments().stream().map(Effects::typeOf).toList());
            case Node.The the -> the.type();
            case Node.Closure _, Node.LocalFunctionObject _, Node.GlobalFunctionObject _ -> LispType.FUNCTION;
            default -> LispType.T;
        };
    }

    /** Whether the node yields exactly one value, if it yields at all. */
    static boolean isSingleValued(Node node) {
        return SingleValues.isSingle(node, _ -> false);
    }

    /** The node, cut down to one value. */
    static Node single(Node node) {
        return isSingleValued(node) ? node : new Node.Values(List.of(node));
    }

    /** Whether control never gets past the node. */
    static boolean neverReturns(Node node) {
        return switch (node) {
            case Node.ReturnFrom _, Node.Go _, Node.Throw _ -> true;
            case Node.Sequence sequence -> sequence.nodes().stream().anyMatch(Effects::neverReturns);
            case Node.If conditional ->
                neverReturns(conditional.test())
                        || neverReturns(conditional.consequent()) && neverReturns(conditional.alternative());
            case Node.Let let -> let.values().stream().anyMatch(Effects::neverReturns) || neverReturns(let.body());
            case Node.PrimitiveCall call ->
                typeOf(call).isEmpty() || call.arguments().stream().anyMatch(Effects::neverReturns);
            default -> false;
        };
    }
}

package org.clysm.compiler.codegen;

import java.util.function.Predicate;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;

/** Questions about all nodes of one function below a node. */
final class CallScan {

    private CallScan() {}

    /** Whether running a node may change {@code value-count} or {@code values}. */
    static boolean mayCall(Node node) {
        return anyMatch(node, child -> switch (child) {
            case Node.CallGlobal _,
                    Node.CallLocal _,
                    Node.Funcall _,
                    Node.Apply _,
                    Node.MultipleValueCall _,
                    Node.MultipleValueBind _,
                    Node.Values _,
                    Node.ForeignCall _,
                    Node.Progv _,
                    Node.Catch _,
                    Node.Throw _,
                    Node.UnwindProtect _,
                    Node.SpecialBind _ -> true;
            // Those of the compiler's own package call nothing, so that the run-time system can be written with them.
            case Node.PrimitiveCall(var primitive, var _, var _, var _) ->
                !primitive.name().startsWith("SYS:");
            default -> false;
        });
    }

    /** Whether a predicate holds of a node or of one below it that belongs to the same function. */
    static boolean anyMatch(Node node, Predicate<Node> predicate) {
        if (predicate.test(node)) {
            return true;
        }
        boolean[] found = {false};
        NodeChildren.forEach(node, child -> found[0] |= anyMatch(child, predicate));
        return found[0];
    }
}

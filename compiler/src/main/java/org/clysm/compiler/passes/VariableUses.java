package org.clysm.compiler.passes;

import java.util.IdentityHashMap;
import java.util.Map;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.Variable;

/**
 * Tells of each variable whether it is captured and whether it is assigned. A variable that is both must live in a box,
 * since each closure would else see its own copy; all others are Wasm locals and fields of closures.
 *
 * <pre>
 * (let ((a 1) (b 2) (c 3))           a: captured
 *   (setq b 4 c 5)                   b: assigned
 *   (lambda () (+ a c)))             c: both, hence boxed
 * </pre>
 *
 * The flags of every variable bound below the node are computed anew, so that the pass can run after any other.
 */
public final class VariableUses {

    /** The function that binds each variable; the map's value for those of the outermost code is {@link #OUTERMOST}. */
    private final Map<Variable, Object> owners = new IdentityHashMap<>();

    private static final Object OUTERMOST = new Object();

    private VariableUses() {}

    /** Sets the flags of all variables bound in a function. */
    public static void mark(Lambda lambda) {
        new VariableUses().visit(lambda);
    }

    /** Sets the flags of all variables bound below a node that stands in no function. */
    public static void mark(Node node) {
        new VariableUses().visit(node, OUTERMOST);
    }

    private void visit(Lambda lambda) {
        lambda.parameters().variables().forEach(variable -> bind(variable, lambda));
        NodeChildren.bodies(lambda).forEach(body -> visit(body, lambda));
    }

    private void visit(Node node, Object owner) {
        switch (node) {
            case Node.LocalGet(Variable variable) -> use(variable, owner);
            case Node.LocalSet(Variable variable, var _) -> {
                use(variable, owner);
                variable.setAssigned(true);
            }
            default -> NodeChildren.boundVariables(node).forEach(variable -> bind(variable, owner));
        }
        NodeChildren.lambdas(node).forEach(this::visit);
        NodeChildren.forEach(node, child -> visit(child, owner));
    }

    private void bind(Variable variable, Object owner) {
        owners.put(variable, owner);
        variable.setCaptured(false);
        variable.setAssigned(false);
    }

    private void use(Variable variable, Object owner) {
        if (owners.get(variable) != owner) {
            variable.setCaptured(true);
        }
    }
}

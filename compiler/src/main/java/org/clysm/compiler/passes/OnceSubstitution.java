package org.clysm.compiler.passes;

import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeRewriter;
import org.clysm.compiler.ir.Variable;

/**
 * Puts the value of a variable in the place of its only read, if that changes neither the order of effects nor how
 * often they happen: nothing but reads of constants and of unassigned variables lies between, or the value depends on
 * nothing that could change. Values do not move into loops and functions.
 */
final class OnceSubstitution extends NodeRewriter {

    private final Variable variable;
    private final Node value;
    private final boolean isMovable;
    private boolean isDone;
    private boolean isBlocked;

    private OnceSubstitution(Variable variable, Node value) {
        this.variable = variable;
        this.value = value;
        this.isMovable = Effects.isMovable(value);
    }

    /** The body with the value in place of the read of the variable, or null if it cannot stand there. */
    static Node substitute(Variable variable, Node value, Node body) {
        OnceSubstitution substitution = new OnceSubstitution(variable, value);
        Node result = substitution.rewrite(body);
        return substitution.isDone ? result : null;
    }

    @Override
    public Node rewrite(Node node) {
        if (isDone || isBlocked) {
            return node;
        }
        Node result = switch (node) {
            case Node.LocalGet get
            when get.variable() == variable -> {
                isDone = true;
                yield Effects.single(value);
            }
            case Node.Tagbody _, Node.LoadTimeValue _ -> node;
            case Node.SpecialBind _, Node.Progv _, Node.Catch _, Node.UnwindProtect _ ->
                isMovable ? rewriteChildren(node) : node;
            case Node.If conditional -> conditional(conditional);
            default -> rewriteChildren(node);
        };
        if (!isDone && !isMovable && !isTransparent(node)) {
            isBlocked = true;
        }
        return result;
    }

    /** A value that must be computed does not move into a branch, where it might not be. */
    private Node conditional(Node.If node) {
        Node test = rewrite(node.test());
        if (isDone || !isMovable) {
            isBlocked |= !isDone;
            return test == node.test() ? node : new Node.If(test, node.consequent(), node.alternative());
        }
        return rewriteChildren(node);
    }

    /** The value does not move into functions. */
    @Override
    public Lambda rewrite(Lambda lambda) {
        return lambda;
    }

    /** Whether the evaluation of the node, its children apart, commutes with every other. */
    private static boolean isTransparent(Node node) {
        return switch (node) {
            case Node.Constant _,
                    Node.Closure _,
                    Node.LocalFunctionObject _,
                    Node.Values _,
                    Node.Sequence _,
                    Node.Let _,
                    Node.LetFunctions _ -> true;
            case Node.LocalGet get -> !get.variable().isAssigned();
            case Node.The the -> !the.checked();
            default -> Effects.isMovable(node);
        };
    }
}

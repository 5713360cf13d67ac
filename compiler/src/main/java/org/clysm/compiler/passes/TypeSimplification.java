package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeRewriter;
import org.clysm.compiler.types.LispType;

/**
 * Uses the inferred types: decides tests whose outcome is known, drops checks of what is sure, and code after what
 * never returns.
 *
 * <pre>
 * (lambda (X)                                   (lambda (X)
 *   (if (CL:CONSP (check CONS X))       ==>       (seq (check CONS X)
 *     (call F (check CONS X))                       (call F X)))
 *     1))
 * </pre>
 */
final class TypeSimplification extends NodeRewriter {

    private final TypeInformation types;

    private TypeSimplification(TypeInformation types) {
        this.types = types;
    }

    /** The node simplified: the same one if the types allow nothing. */
    static Node run(Node root, TypeInformation types) {
        return new TypeSimplification(types).rewrite(root);
    }

    @Override
    public Node rewrite(Node node) {
        return switch (node) {
            case Node.If(Node test, Node consequent, Node alternative)
            when isDecided(test) ->
                new Node.Sequence(List.of(rewrite(test), rewrite(isAlwaysFalse(test) ? alternative : consequent)));
            case Node.PrimitiveCall call
            when TestInference.isTest(call) && isDecided(call) ->
                new Node.Sequence(List.of(rewriteChildren(call), new Node.Constant(Symbol.bool(!isAlwaysFalse(call)))));
            case Node.The the
            when types.of(the.value()).isSubtypeOf(the.type()) && !isEmpty(the.value()) -> rewrite(the.value());
            case Node.Sequence(List<Node> nodes) -> sequence(nodes, (Node.Sequence) rewriteChildren(node));
            default -> rewriteChildren(node);
        };
    }

    private boolean isEmpty(Node node) {
        return types.of(node).isEmpty();
    }

    /** Whether the truth of the first value is known, and there is one. */
    private boolean isDecided(Node test) {
        boolean isKnown = isAlwaysFalse(test) || !types.of(test).intersects(LispType.NULL);
        return isKnown && !isEmpty(test) && !(test instanceof Node.Constant);
    }

    private boolean isAlwaysFalse(Node test) {
        return types.of(test).equals(LispType.NULL);
    }

    private Node sequence(List<Node> before, Node.Sequence after) {
        for (int i = 0; i < before.size() - 1; i++) {
            if (isEmpty(before.get(i))) {
                return endingWith(after.nodes().subList(0, i + 1));
            }
        }
        return after;
    }

    /**
     * Nodes of which the last never returns. A call gets something to return to, and so does not become a tail call:
     * the stack shows who made it.
     */
    private static Node endingWith(List<Node> nodes) {
        var result = new ArrayList<>(nodes);
        if (!Effects.neverReturns(nodes.getLast())) {
            result.add(new Node.Constant(Symbol.NIL));
        }
        return result.size() == 1 ? result.getFirst() : new Node.Sequence(result);
    }
}

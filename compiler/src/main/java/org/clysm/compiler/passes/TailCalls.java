package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeRewriter;
import org.clysm.compiler.ir.Variable;

/**
 * The calls that stand in tail position of a node: their values are those of the node, and nothing remains to be done
 * after them. What stands in another function, or inside a dynamic binding, a catch or a cleanup, is not in tail
 * position.
 */
public final class TailCalls extends NodeRewriter {

    private final UnaryOperator<Node> replacement;

    /** The blocks around the current node that are themselves in tail position. */
    private final Set<ExitTag> tailBlocks = Collections.newSetFromMap(new IdentityHashMap<>());

    private TailCalls(UnaryOperator<Node> replacement) {
        this.replacement = replacement;
    }

    /** The number of nodes in tail position of which the predicate is true. */
    public static int count(Node node, Predicate<Node> predicate) {
        int[] count = {0};
        replace(node, each -> {
            count[0] += predicate.test(each) ? 1 : 0;
            return each;
        });
        return count[0];
    }

    /** The node with each innermost node in tail position replaced by what the function makes of it. */
    static Node replace(Node node, UnaryOperator<Node> replacement) {
        return new TailCalls(replacement).tail(node);
    }

    private Node tail(Node node) {
        return switch (node) {
            case Node.Sequence(List<Node> nodes) -> {
                List<Node> result = new ArrayList<>(rewriteAll(nodes.subList(0, nodes.size() - 1)));
                result.add(tail(nodes.getLast()));
                yield new Node.Sequence(result);
            }
            case Node.If(Node test, Node consequent, Node alternative) ->
                new Node.If(rewrite(test), tail(consequent), tail(alternative));
            case Node.Let(List<Variable> variables, List<Node> values, Node body) ->
                new Node.Let(variables, rewriteAll(values), tail(body));
            case Node.MultipleValueBind(List<Variable> variables, Node values, Node body) ->
                new Node.MultipleValueBind(variables, rewrite(values), tail(body));
            case Node.LetFunctions let -> new Node.LetFunctions(let.functions(), tail(let.body()));
            case Node.Block(ExitTag tag, Node body) -> {
                tailBlocks.add(tag);
                Node result = tail(body);
                tailBlocks.remove(tag);
                yield new Node.Block(tag, result);
            }
            case Node.The the
            when !the.checked() -> new Node.The(the.type(), the.specifier(), tail(the.value()), false, the.position());
            default -> replacement.apply(rewrite(node));
        };
    }

    /** Rewrites a node that is not in tail position, for the exits in it that leave a block that is. */
    @Override
    public Node rewrite(Node node) {
        if (tailBlocks.isEmpty()) {
            return node;
        }
        return switch (node) {
            case Node.ReturnFrom(ExitTag block, Node value)
            when tailBlocks.contains(block) -> new Node.ReturnFrom(block, tail(value));
            case Node.SpecialBind _, Node.Progv _, Node.Catch _, Node.UnwindProtect _ -> node;
            default -> rewriteChildren(node);
        };
    }

    @Override
    public Lambda rewrite(Lambda lambda) {
        return lambda;
    }
}

package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeRewriter;
import org.clysm.compiler.ir.Variable;

/**
 * Takes out what macros leave behind: tests of constants, values that nobody wants, nested sequences, blocks without
 * exits, tags without a go, code after an exit, calls through a function object that is known.
 *
 * <pre>
 * (block NIL                                     (if (CL:CONSP X)
 *   (let ((Y (CL:CONSP X)))             ==>        (call F X)
 *     (seq 1 (if Y (return NIL (call F X)) 2))))   2)
 * </pre>
 *
 * A node is rewritten for what is wanted of it: its values, its truth or its effect. Bindings are the matter of
 * {@link BindingSimplifier}.
 */
final class Simplify extends NodeRewriter {

    private final UseCounts uses;
    private final BindingSimplifier bindings;

    private Simplify(UseCounts uses) {
        this.uses = uses;
        this.bindings = new BindingSimplifier(uses);
    }

    /** The node simplified once; variable flags must be up to date. */
    static Node run(Node root) {
        return new Simplify(new UseCounts(root)).rewrite(root);
    }

    @Override
    public Node rewrite(Node node) {
        return switch (node) {
            case Node.If conditional -> conditional(conditional, this::rewrite);
            case Node.Sequence sequence -> sequence(sequence.nodes(), this::rewrite);
            case Node.Let let -> let(let, this::rewrite);
            case Node.LocalGet get -> bindings.read(get);
            case Node.MultipleValueBind bind -> multipleValueBind(bind);
            case Node.LocalSet set when uses.reads(set.variable()) == 0 -> Effects.single(rewrite(set.value()));
            case Node.ReturnFrom exit -> {
                Node value = rewrite(exit.value());
                yield Effects.neverReturns(value) ? value : new Node.ReturnFrom(exit.block(), value);
            }
            case Node.Block block -> block(block.tag(), rewrite(block.body()));
            case Node.Tagbody tagbody -> tagbody(tagbody);
            case Node.Funcall call -> funcall((Node.Funcall) rewriteChildren(call));
            case Node.Values values
            when values.arguments().size() == 1 ->
                Effects.single(rewrite(values.arguments().getFirst()));
            case Node.MultipleValueProg1 prog1 -> {
                Node first = rewrite(prog1.first());
                Node rest = effect(prog1.rest());
                yield rest == null ? first : new Node.MultipleValueProg1(first, rest);
            }
            case Node.UnwindProtect protect -> {
                Node body = rewrite(protect.body());
                Node cleanup = effect(protect.cleanup());
                yield cleanup == null ? body : new Node.UnwindProtect(body, cleanup);
            }
            default -> rewriteChildren(node);
        };
    }

    /** The node where only its truth is wanted. */
    private Node test(Node node) {
        return switch (node) {
            case Node.Constant(Object datum) -> new Node.Constant(Symbol.bool(datum != Symbol.NIL));
            case Node.Values(List<Node> arguments) when arguments.size() == 1 -> test(arguments.getFirst());
            case Node.Values(List<Node> arguments) when arguments.isEmpty() -> new Node.Constant(Symbol.NIL);
            case Node.If conditional -> testConditional(conditional);
            case Node.Sequence(List<Node> nodes) -> sequence(nodes, this::test);
            case Node.Let let -> {
                Node first = orTest(let);
                yield first != null ? test(first) : let(let, this::test);
            }
            default -> rewrite(node);
        };
    }

    private Node testConditional(Node.If node) {
        Node result = conditional(node, this::test);
        if (result instanceof Node.If conditional
                && isConstant(conditional.consequent(), Symbol.T)
                && isConstant(conditional.alternative(), Symbol.NIL)) {
            return conditional.test();
        }
        return result;
    }

    /** {@code (let ((v A)) (if v v B))}, the expansion of {@code or}, is {@code (if A T B)} for a test; else null. */
    private Node orTest(Node.Let let) {
        if (let.variables().size() == 1
                && let.body() instanceof Node.If conditional
                && isGet(conditional.test(), let.variables().getFirst())
                && isGet(conditional.consequent(), let.variables().getFirst())
                && uses.reads(let.variables().getFirst()) == 2
                && uses.writes(let.variables().getFirst()) == 0) {
            return new Node.If(let.values().getFirst(), new Node.Constant(Symbol.T), conditional.alternative());
        }
        return null;
    }

    private static boolean isGet(Node node, Variable variable) {
        return node instanceof Node.LocalGet get && get.variable() == variable;
    }

    private static boolean isConstant(Node node, Object datum) {
        return node instanceof Node.Constant constant && constant.datum() == datum;
    }

    /** The node where only its effect is wanted; null if it has none. */
    private Node effect(Node node) {
        return switch (node) {
            case Node.LocalSet set when uses.reads(set.variable()) == 0 -> effect(set.value());
            case Node.PrimitiveCall call when Effects.isFlushableCall(call) -> effects(call.arguments());
            case Node.Values(List<Node> arguments) -> effects(arguments);
            case Node.The the when !the.checked() -> effect(the.value());
            case Node.If conditional -> effectOfConditional(conditional);
            case Node.Sequence(List<Node> nodes) -> effects(nodes);
            case Node.Let let -> let(let, body -> orNil(effect(body)));
            case Node.MultipleValueProg1 prog1 -> effects(List.of(prog1.first(), prog1.rest()));
            default -> Effects.isFlushable(node) ? null : rewrite(node);
        };
    }

    private Node effects(List<Node> nodes) {
        List<Node> result = new ArrayList<>();
        for (Node node : nodes) {
            append(result, effect(node));
        }
        return asSequence(result);
    }

    private Node effectOfConditional(Node.If conditional) {
        Node consequent = effect(conditional.consequent());
        Node alternative = effect(conditional.alternative());
        if (consequent == null && alternative == null) {
            return effect(conditional.test());
        }
        return decide(new Node.If(test(conditional.test()), orNil(consequent), orNil(alternative)));
    }

    private static Node orNil(Node node) {
        return node == null ? new Node.Constant(Symbol.NIL) : node;
    }

    private interface Context {
        Node rewrite(Node node);
    }

    private Node conditional(Node.If node, Context context) {
        return decide(new Node.If(
                test(node.test()), context.rewrite(node.consequent()), context.rewrite(node.alternative())));
    }

    private static Node decide(Node.If node) {
        return switch (node.test()) {
            case Node.Constant(Object datum) -> datum == Symbol.NIL ? node.alternative() : node.consequent();
            case Node.PrimitiveCall call
            when isNegation(call) ->
                decide(new Node.If(call.arguments().getFirst(), node.alternative(), node.consequent()));
            case Node.If(Node test, Node consequent, Node alternative)
            when outcome(consequent) != null
                    && Boolean.valueOf(!outcome(consequent)).equals(outcome(alternative)) ->
                decide(new Node.If(test, decided(consequent, node), decided(alternative, node)));
            case Node.Sequence(List<Node> nodes) -> {
                // The last test may be known, while the others have effects.
                Node decided = decide(new Node.If(nodes.getLast(), node.consequent(), node.alternative()));
                List<Node> result = new ArrayList<>(nodes.subList(0, nodes.size() - 1));
                append(result, decided);
                yield asSequence(result);
            }
            default -> node;
        };
    }

    /** What a test that ends in a constant yields, else null. */
    private static Boolean outcome(Node test) {
        return switch (test) {
            case Node.Constant(Object datum) -> datum != Symbol.NIL;
            case Node.Sequence(List<Node> nodes) -> outcome(nodes.getLast());
            default -> null;
        };
    }

    /** The effects of a test that ends in a constant, and the branch that it chooses. */
    private static Node decided(Node test, Node.If node) {
        return decide(new Node.If(test, node.consequent(), node.alternative()));
    }

    private static boolean isNegation(Node.PrimitiveCall call) {
        return call.primitive().name().equals("CL:NOT")
                || call.primitive().name().equals("CL:NULL");
    }

    private Node sequence(List<Node> nodes, Context last) {
        List<Node> result = new ArrayList<>();
        for (Node node : nodes.subList(0, nodes.size() - 1)) {
            append(result, effect(node));
            if (!result.isEmpty() && Effects.neverReturns(result.getLast())) {
                return asSequence(result);
            }
        }
        append(result, last.rewrite(nodes.getLast()));
        return asSequence(result);
    }

    private static void append(List<Node> result, Node node) {
        if (node instanceof Node.Sequence(List<Node> nodes)) {
            result.addAll(nodes);
        } else if (node != null) {
            result.add(node);
        }
    }

    /** The nodes as one; null if there are none. */
    private static Node asSequence(List<Node> nodes) {
        return switch (nodes.size()) {
            case 0 -> null;
            case 1 -> nodes.getFirst();
            default -> new Node.Sequence(nodes);
        };
    }

    private Node let(Node.Let let, Context context) {
        List<Node> values = rewriteAll(let.values());
        bindings.enter(let.variables(), values);
        return bindings.leave(new Node.Let(let.variables(), values, context.rewrite(let.body())));
    }

    /** Where the values stand one by one, or only one is wanted, a let does it. */
    private Node multipleValueBind(Node.MultipleValueBind bind) {
        if (bind.values() instanceof Node.Values(List<Node> arguments)
                && arguments.size() == bind.variables().size()) {
            return let(new Node.Let(bind.variables(), arguments, bind.body()), this::rewrite);
        }
        if (bind.variables().size() == 1) {
            return let(new Node.Let(bind.variables(), List.of(bind.values()), bind.body()), this::rewrite);
        }
        return rewriteChildren(bind);
    }

    private Node block(ExitTag tag, Node body) {
        if (uses.exits(tag) == 0) {
            return body;
        }
        Node result = fallThrough(tag, body);
        return new UseCounts(result).exits(tag) == 0 ? result : new Node.Block(tag, result);
    }

    /** Replaces an exit from a block by its value where the block would end anyway. */
    private static Node fallThrough(ExitTag tag, Node node) {
        return switch (node) {
            case Node.ReturnFrom(ExitTag block, Node value) when block == tag -> fallThrough(tag, value);
            case Node.If(Node test, Node consequent, Node alternative) ->
                new Node.If(test, fallThrough(tag, consequent), fallThrough(tag, alternative));
            case Node.Sequence(List<Node> nodes) -> {
                List<Node> result = new ArrayList<>(nodes.subList(0, nodes.size() - 1));
                append(result, fallThrough(tag, nodes.getLast()));
                yield asSequence(result);
            }
            case Node.Let(List<Variable> variables, List<Node> values, Node body) ->
                new Node.Let(variables, values, fallThrough(tag, body));
            case Node.MultipleValueBind(List<Variable> variables, Node values, Node body) ->
                new Node.MultipleValueBind(variables, values, fallThrough(tag, body));
            case Node.LetFunctions let -> new Node.LetFunctions(let.functions(), fallThrough(tag, let.body()));
            case Node.Block(ExitTag inner, Node body) -> new Node.Block(inner, fallThrough(tag, body));
            default -> node;
        };
    }

    /** Joins segments that nobody goes to with the ones before, and drops those that control does not reach. */
    private Node tagbody(Node.Tagbody tagbody) {
        List<ExitTag> tags = new ArrayList<>();
        List<List<Node>> bodies = new ArrayList<>();
        for (Node.Segment segment : tagbody.segments()) {
            boolean isTarget = uses.exits(segment.tag()) > 0;
            if (tags.isEmpty() || isTarget) {
                tags.add(segment.tag());
                bodies.add(new ArrayList<>());
            }
            List<Node> current = bodies.getLast();
            if (current.isEmpty() || !Effects.neverReturns(current.getLast())) {
                append(current, effect(segment.body()));
            }
        }
        List<Node.Segment> segments = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            Node body = orNil(asSequence(bodies.get(i)));
            segments.add(new Node.Segment(tags.get(i), body));
        }
        if (tags.stream().noneMatch(tag -> uses.exits(tag) > 0)) {
            List<Node> nodes = new ArrayList<>();
            segments.forEach(segment -> append(nodes, segment.body()));
            nodes.add(new Node.Constant(Symbol.NIL));
            return sequence(nodes, node -> node);
        }
        return new Node.Tagbody(tagbody.tag(), segments);
    }

    /** Calls a function that is known by name without the way through its object. */
    private static Node funcall(Node.Funcall call) {
        return switch (call.function()) {
            case Node.GlobalFunctionObject object ->
                new Node.CallGlobal(object.function(), call.arguments(), false, call.position());
            case Node.LocalFunctionObject object ->
                new Node.CallLocal(object.function(), call.arguments(), call.position());
            case Node.Constant(Object datum)
            when datum instanceof Symbol symbol && symbol != Symbol.NIL ->
                new Node.CallGlobal(FunctionName.of(symbol), call.arguments(), false, call.position());
            default -> call;
        };
    }
}

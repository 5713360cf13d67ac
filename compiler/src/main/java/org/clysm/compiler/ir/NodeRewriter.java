package org.clysm.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * A transformation of the core language. A pass overrides {@link #rewrite(Node)}, treats the kinds of node that it
 * cares about, and leaves the others to {@link #rewriteChildren}. A node below which nothing changes stays the same
 * object.
 *
 * <p>Local functions keep their identity: {@link #rewriteChildren} of a {@link Node.LetFunctions} replaces their
 * lambdas.
 */
public abstract class NodeRewriter {

    /** The node that takes the place of the given one. */
    public abstract Node rewrite(Node node);

    /** The lambda that takes the place of the given one: its defaults and its body rewritten. */
    public Lambda rewrite(Lambda lambda) {
        LambdaList parameters = rewrite(lambda.parameters());
        Node body = rewrite(lambda.body());
        return parameters == lambda.parameters() && body == lambda.body() ? lambda : lambda.with(parameters, body);
    }

    /** The lambda list with its defaults rewritten. */
    protected final LambdaList rewrite(LambdaList list) {
        List<LambdaList.OptionalParameter> optionals = new ArrayList<>();
        List<LambdaList.KeyParameter> keys = new ArrayList<>();
        boolean changed = false;
        for (LambdaList.OptionalParameter optional : list.optionals()) {
            Node value = rewrite(optional.defaultValue());
            changed |= value != optional.defaultValue();
            optionals.add(new LambdaList.OptionalParameter(optional.variable(), value, optional.supplied()));
        }
        for (LambdaList.KeyParameter key : list.keys()) {
            Node value = rewrite(key.defaultValue());
            changed |= value != key.defaultValue();
            keys.add(new LambdaList.KeyParameter(key.keyword(), key.variable(), value, key.supplied()));
        }
        return changed
                ? new LambdaList(
                        list.required(), optionals, list.rest(), keys, list.acceptsKeys(), list.allowsOtherKeys())
                : list;
    }

    /** The nodes rewritten in order; the same list if none changes. */
    protected final List<Node> rewriteAll(List<Node> nodes) {
        List<Node> result = new ArrayList<>(nodes.size());
        boolean changed = false;
        for (Node node : nodes) {
            Node rewritten = rewrite(node);
            changed |= rewritten != node;
            result.add(rewritten);
        }
        return changed ? result : nodes;
    }

    /** The node with each node directly below it rewritten, those in lambdas too. */
    protected final Node rewriteChildren(Node node) {
        return switch (node) {
            case Node.Constant _,
                    Node.LocalGet _,
                    Node.SpecialGet _,
                    Node.GlobalGet _,
                    Node.Unassigned _,
                    Node.LocalFunctionObject _,
                    Node.GlobalFunctionObject _,
                    Node.Go _ -> node;
            case Node.LocalSet set -> {
                Node value = rewrite(set.value());
                yield value == set.value() ? set : new Node.LocalSet(set.variable(), value);
            }
            case Node.SpecialSet set -> {
                Node value = rewrite(set.value());
                yield value == set.value() ? set : new Node.SpecialSet(set.symbol(), value);
            }
            case Node.GlobalSet set -> {
                Node value = rewrite(set.value());
                yield value == set.value() ? set : new Node.GlobalSet(set.global(), value);
            }
            case Node.SpecialBind bind -> {
                Node value = rewrite(bind.value());
                Node body = rewrite(bind.body());
                yield value == bind.value() && body == bind.body()
                        ? bind
                        : new Node.SpecialBind(bind.symbol(), value, body);
            }
            case Node.Progv progv -> {
                Node symbols = rewrite(progv.symbols());
                Node values = rewrite(progv.values());
                Node body = rewrite(progv.body());
                yield symbols == progv.symbols() && values == progv.values() && body == progv.body()
                        ? progv
                        : new Node.Progv(symbols, values, body);
            }
            case Node.Let let -> {
                List<Node> values = rewriteAll(let.values());
                Node body = rewrite(let.body());
                yield values == let.values() && body == let.body() ? let : new Node.Let(let.variables(), values, body);
            }
            case Node.MultipleValueBind bind -> {
                Node values = rewrite(bind.values());
                Node body = rewrite(bind.body());
                yield values == bind.values() && body == bind.body()
                        ? bind
                        : new Node.MultipleValueBind(bind.variables(), values, body);
            }
            case Node.Closure closure -> {
                Lambda lambda = rewrite(closure.lambda());
                yield lambda == closure.lambda() ? closure : new Node.Closure(lambda);
            }
            case Node.LetFunctions let -> {
                boolean changed = false;
                for (LocalFunction function : let.functions()) {
                    Lambda lambda = rewrite(function.lambda());
                    changed |= lambda != function.lambda();
                    function.setLambda(lambda);
                }
                Node body = rewrite(let.body());
                yield body == let.body() && !changed ? let : new Node.LetFunctions(let.functions(), body);
            }
            case Node.If conditional -> {
                Node test = rewrite(conditional.test());
                Node consequent = rewrite(conditional.consequent());
                Node alternative = rewrite(conditional.alternative());
                yield test == conditional.test()
                                && consequent == conditional.consequent()
                                && alternative == conditional.alternative()
                        ? conditional
                        : new Node.If(test, consequent, alternative);
            }
            case Node.Sequence sequence -> {
                List<Node> nodes = rewriteAll(sequence.nodes());
                yield nodes == sequence.nodes() ? sequence : new Node.Sequence(nodes);
            }
            case Node.Block block -> {
                Node body = rewrite(block.body());
                yield body == block.body() ? block : new Node.Block(block.tag(), body);
            }
            case Node.ReturnFrom exit -> {
                Node value = rewrite(exit.value());
                yield value == exit.value() ? exit : new Node.ReturnFrom(exit.block(), value);
            }
            case Node.Tagbody tagbody -> rewriteSegments(tagbody);
            case Node.Catch catcher -> {
                Node tag = rewrite(catcher.tag());
                Node body = rewrite(catcher.body());
                yield tag == catcher.tag() && body == catcher.body()
                        ? catcher
                        : new Node.Catch(catcher.what(), tag, body);
            }
            case Node.Throw exit -> {
                Node tag = rewrite(exit.tag());
                Node value = rewrite(exit.value());
                yield tag == exit.tag() && value == exit.value() ? exit : new Node.Throw(tag, value);
            }
            case Node.UnwindProtect protect -> {
                Node body = rewrite(protect.body());
                Node cleanup = rewrite(protect.cleanup());
                yield body == protect.body() && cleanup == protect.cleanup()
                        ? protect
                        : new Node.UnwindProtect(body, cleanup);
            }
            case Node.MultipleValueProg1 prog1 -> {
                Node first = rewrite(prog1.first());
                Node rest = rewrite(prog1.rest());
                yield first == prog1.first() && rest == prog1.rest() ? prog1 : new Node.MultipleValueProg1(first, rest);
            }
            case Node.The the -> {
                Node value = rewrite(the.value());
                yield value == the.value()
                        ? the
                        : new Node.The(the.type(), the.specifier(), value, the.checked(), the.position());
            }
            case Node.LoadTimeValue once -> {
                Node value = rewrite(once.value());
                yield value == once.value() ? once : new Node.LoadTimeValue(value, once.readOnly());
            }
            case Node.CallLocal _,
                    Node.CallGlobal _,
                    Node.Funcall _,
                    Node.Apply _,
                    Node.MultipleValueCall _,
                    Node.Values _,
                    Node.PrimitiveCall _,
                    Node.ForeignCall _ -> rewriteCall(node);
        };
    }

    private Node rewriteCall(Node node) {
        return switch (node) {
            case Node.CallLocal call -> {
                List<Node> arguments = rewriteAll(call.arguments());
                yield arguments == call.arguments()
                        ? call
                        : new Node.CallLocal(call.function(), arguments, call.position());
            }
            case Node.CallGlobal call -> {
                List<Node> arguments = rewriteAll(call.arguments());
                yield arguments == call.arguments()
                        ? call
                        : new Node.CallGlobal(call.function(), arguments, call.notInline(), call.position());
            }
            case Node.Funcall call -> {
                Node function = rewrite(call.function());
                List<Node> arguments = rewriteAll(call.arguments());
                yield function == call.function() && arguments == call.arguments()
                        ? call
                        : new Node.Funcall(function, arguments, call.position());
            }
            case Node.Apply call -> {
                Node function = rewrite(call.function());
                List<Node> arguments = rewriteAll(call.arguments());
                yield function == call.function() && arguments == call.arguments()
                        ? call
                        : new Node.Apply(function, arguments, call.position());
            }
            case Node.MultipleValueCall call -> {
                Node function = rewrite(call.function());
                List<Node> arguments = rewriteAll(call.arguments());
                yield function == call.function() && arguments == call.arguments()
                        ? call
                        : new Node.MultipleValueCall(function, arguments);
            }
            case Node.Values values -> {
                List<Node> arguments = rewriteAll(values.arguments());
                yield arguments == values.arguments() ? values : new Node.Values(arguments);
            }
            case Node.PrimitiveCall call -> {
                List<Node> arguments = rewriteAll(call.arguments());
                yield arguments == call.arguments()
                        ? call
                        : new Node.PrimitiveCall(call.primitive(), arguments, call.policy(), call.position());
            }
            case Node.ForeignCall call -> {
                List<Node> arguments = rewriteAll(call.arguments());
                yield arguments == call.arguments()
                        ? call
                        : new Node.ForeignCall(call.function(), arguments, call.position());
            }
            default -> throw new IllegalArgumentException("not a call: " + node.getClass());
        };
    }

    private Node rewriteSegments(Node.Tagbody tagbody) {
        List<Node.Segment> segments = new ArrayList<>();
        boolean changed = false;
        for (Node.Segment segment : tagbody.segments()) {
            Node body = rewrite(segment.body());
            changed |= body != segment.body();
            segments.add(body == segment.body() ? segment : new Node.Segment(segment.tag(), body));
        }
        return changed ? new Node.Tagbody(tagbody.tag(), segments) : tagbody;
    }
}

package org.clysm.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What stands below a node, for passes that look at every node without caring for its kind. */
public final class NodeChildren {

    private NodeChildren() {}

    /**
     * Visits the direct children that belong to the same function, in the order of evaluation. The bodies of
     * {@linkplain #lambdas lambdas} are not among them.
     */
    public static void forEach(Node node, Consumer<Node> visitor) {
        switch (node) {
            case Node.Constant _,
                    Node.LocalGet _,
                    Node.SpecialGet _,
                    Node.GlobalGet _,
                    Node.Unassigned _,
                    Node.Closure _,
                    Node.LocalFunctionObject _,
                    Node.GlobalFunctionObject _,
                    Node.Go _ -> {}
            case Node.LocalSet(var _, Node value) -> visitor.accept(value);
            case Node.SpecialSet(var _, Node value) -> visitor.accept(value);
            case Node.SpecialBind(var _, Node value, Node body) -> visit(visitor, value, body);
            case Node.Progv(Node symbols, Node values, Node body) -> visit(visitor, symbols, values, body);
            case Node.GlobalSet(var _, Node value) -> visitor.accept(value);
            case Node.Let(var _, List<Node> values, Node body) -> {
                values.forEach(visitor);
                visitor.accept(body);
            }
            case Node.MultipleValueBind(var _, Node values, Node body) -> visit(visitor, values, body);
            case Node.LetFunctions(var _, Node body) -> visitor.accept(body);
            case Node.CallLocal(var _, List<Node> arguments, var _) -> arguments.forEach(visitor);
            case Node.CallGlobal(var _, List<Node> arguments, var _, var _) -> arguments.forEach(visitor);
            case Node.Funcall(Node function, List<Node> arguments, var _) -> {
                visitor.accept(function);
                arguments.forEach(visitor);
            }
            case Node.Apply(Node function, List<Node> arguments, var _) -> {
                visitor.accept(function);
                arguments.forEach(visitor);
            }
            case Node.If(Node test, Node consequent, Node alternative) -> visit(visitor, test, consequent, alternative);
            case Node.Sequence(List<Node> nodes) -> nodes.forEach(visitor);
            case Node.Block(var _, Node body) -> visitor.accept(body);
            case Node.ReturnFrom(var _, Node value) -> visitor.accept(value);
            case Node.Tagbody(var _, List<Node.Segment> segments) ->
                segments.forEach(segment -> visitor.accept(segment.body()));
            case Node.Catch(var _, Node tag, Node body) -> visit(visitor, tag, body);
            case Node.Throw(Node tag, Node value) -> visit(visitor, tag, value);
            case Node.UnwindProtect(Node body, Node cleanup) -> visit(visitor, body, cleanup);
            case Node.MultipleValueCall(Node function, List<Node> arguments) -> {
                visitor.accept(function);
                arguments.forEach(visitor);
            }
            case Node.MultipleValueProg1(Node first, Node rest) -> visit(visitor, first, rest);
            case Node.Values(List<Node> arguments) -> arguments.forEach(visitor);
            case Node.PrimitiveCall(var _, List<Node> arguments, var _, var _) -> arguments.forEach(visitor);
            case Node.The(var _, var _, Node value, var _, var _) -> visitor.accept(value);
            case Node.ForeignCall(var _, List<Node> arguments, var _) -> arguments.forEach(visitor);
            case Node.LoadTimeValue(Node value, var _) -> visitor.accept(value);
        }
    }

    /** The lambdas that a node makes functions of: that of a closure, those of local functions. */
    public static List<Lambda> lambdas(Node node) {
        return switch (node) {
            case Node.Closure(Lambda lambda) -> List.of(lambda);
            case Node.LetFunctions(List<LocalFunction> functions, var _) ->
                functions.stream().map(LocalFunction::lambda).toList();
            default -> List.of();
        };
    }

    /** Visits the node and all nodes below it, those in lambdas too; a node before its children. */
    public static void forEachDeep(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        lambdas(node).forEach(lambda -> bodies(lambda).forEach(body -> forEachDeep(body, visitor)));
        forEach(node, child -> forEachDeep(child, visitor));
    }

    /** The nodes that run inside a lambda: the defaults of its parameters in order, then its body. */
    public static List<Node> bodies(Lambda lambda) {
        List<Node> result = new ArrayList<>();
        lambda.parameters().optionals().forEach(optional -> result.add(optional.defaultValue()));
        lambda.parameters().keys().forEach(key -> result.add(key.defaultValue()));
        result.add(lambda.body());
        return result;
    }

    /** The variables that the node itself binds around its body; those of lambdas are in their lambda lists. */
    public static List<Variable> boundVariables(Node node) {
        return switch (node) {
            case Node.Let let -> let.variables();
            case Node.MultipleValueBind bind -> bind.variables();
            default -> List.of();
        };
    }

    private static void visit(Consumer<Node> visitor, Node... children) {
        for (Node child : children) {
            visitor.accept(child);
        }
    }
}

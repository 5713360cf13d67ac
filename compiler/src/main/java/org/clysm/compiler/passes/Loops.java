package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.Variable;

/**
 * What a function becomes that is only called in tail position: a segment of a tagbody, to which calls go after they
 * have assigned its parameters.
 */
final class Loops {

    /**
     * A function as a segment.
     *
     * @param tag the tag of the segment
     * @param variables what a jump assigns, one for each parameter
     * @param body the body of the function, which sees its parameters
     */
    record Target(ExitTag tag, List<Variable> variables, Node body) {}

    private Loops() {}

    /**
     * Makes a segment of a function with a fixed lambda list. A captured parameter keeps a binding of its own in each
     * round, so a variable besides it is assigned.
     */
    static Target target(Lambda lambda) {
        List<Variable> variables = new ArrayList<>();
        List<Variable> rebound = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (Variable parameter : lambda.parameters().required()) {
            if (parameter.isCaptured()) {
                Variable variable = new Variable(parameter.name());
                variable.declareType(parameter.declaredType());
                variables.add(variable);
                rebound.add(parameter);
                values.add(new Node.LocalGet(variable));
            } else {
                variables.add(parameter);
            }
        }
        Node body = rebound.isEmpty() ? lambda.body() : new Node.Let(rebound, values, lambda.body());
        return new Target(new ExitTag(lambda.name()), variables, body);
    }

    /** Assigns the variables of a target in parallel, and goes there. */
    static Node jump(ExitTag tagbody, Target target, List<Node> arguments) {
        List<Variable> variables = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            boolean isSame = arguments.get(i) instanceof Node.LocalGet(Variable variable)
                    && variable == target.variables().get(i);
            if (!isSame) {
                variables.add(target.variables().get(i));
                values.add(ParameterTypes.checked(target.variables().get(i), arguments.get(i)));
            }
        }
        Node go = new Node.Go(tagbody, target.tag());
        return dependOnOrder(variables, values)
                ? assignInParallel(variables, values, go)
                : assign(variables, values, go);
    }

    /** Whether a value reads a variable that is assigned before it. */
    private static boolean dependOnOrder(List<Variable> variables, List<Node> values) {
        boolean[] found = {false};
        for (int i = 1; i < values.size(); i++) {
            List<Variable> assigned = variables.subList(0, i);
            NodeChildren.forEachDeep(values.get(i), node -> {
                found[0] |= node instanceof Node.LocalGet(Variable variable) && assigned.contains(variable);
            });
        }
        return found[0];
    }

    private static Node assign(List<Variable> variables, List<Node> values, Node then) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            nodes.add(new Node.LocalSet(variables.get(i), values.get(i)));
        }
        nodes.add(then);
        return nodes.size() == 1 ? then : new Node.Sequence(nodes);
    }

    private static Node assignInParallel(List<Variable> variables, List<Node> values, Node then) {
        List<Variable> temporaries = variables.stream()
                .map(variable -> new Variable("next-" + variable.name()))
                .toList();
        List<Node> reads = temporaries.stream()
                .<Node>map(temporary -> new Node.LocalGet(temporary))
                .toList();
        return new Node.Let(temporaries, values, assign(variables, reads, then));
    }

    /** The loop that begins with an entry or, without one, with the first target; it ends when a segment does. */
    static Node loop(ExitTag tagbody, Node entry, List<Target> targets) {
        ExitTag block = new ExitTag(targets.getFirst().tag().name());
        Stream<Node.Segment> begin =
                entry == null ? Stream.of() : Stream.of(segment(block, new ExitTag("entry"), entry));
        Stream<Node.Segment> segments = targets.stream().map(target -> segment(block, target.tag(), target.body()));
        return new Node.Block(
                block, new Node.Tagbody(tagbody, Stream.concat(begin, segments).toList()));
    }

    private static Node.Segment segment(ExitTag block, ExitTag tag, Node body) {
        return new Node.Segment(tag, new Node.ReturnFrom(block, body));
    }

    /** Replaces the tail calls in a node that have a target by jumps. */
    static Node jumpInsteadOfCalls(Node node, ExitTag tagbody, Map<?, Target> targets) {
        return TailCalls.replace(node, call -> switch (call) {
            case Node.CallLocal local
            when targets.containsKey(local.function()) ->
                jump(tagbody, targets.get(local.function()), local.arguments());
            case Node.CallGlobal global
            when !global.notInline()
                    && targets.containsKey(global.function())
                    && targets.get(global.function()).variables().size()
                            == global.arguments().size() ->
                jump(tagbody, targets.get(global.function()), global.arguments());
            default -> call;
        });
    }
}

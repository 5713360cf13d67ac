package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.NodeRewriter;
import org.clysm.compiler.ir.Variable;

/**
 * Turns local functions into loops where all calls of them return to the same place: those from outside stand in tail
 * position of one node, those from inside in tail position of the functions. No closure, no call remains.
 *
 * <pre>
 * (functions ((F (I) (if (CL:&lt; I 9)              (let ((I 0))
 *                      (call-local F (CL:1+ I))       (block F
 *                      I)))                    ==>       (tagbody T
 *   (CL:LIST (call-local F 0)))                            (F (return F (if (CL:&lt; I 9)
 *                                                             (seq (set I (CL:1+ I)) (go T F))
 *                                                             I))))))
 * </pre>
 *
 * See Kennedy, "Compiling with Continuations, Continued" (2007), section 5.
 */
final class Contification extends NodeRewriter {

    private Contification() {}

    /**
     * The node with such functions turned into loops; variable flags must be up to date, and are out of date after it.
     */
    static Node run(Node root) {
        return new Contification().rewrite(root);
    }

    @Override
    public Node rewrite(Node node) {
        Node result = rewriteChildren(node);
        return result instanceof Node.LetFunctions let ? contify(let) : result;
    }

    private static Node contify(Node.LetFunctions let) {
        Node whole = turn(let.functions(), List.of(), let.body());
        if (whole != null) {
            return whole;
        }
        List<LocalFunction> remaining = new ArrayList<>(let.functions());
        Node body = let.body();
        for (LocalFunction function : let.functions()) {
            List<LocalFunction> others = new ArrayList<>(remaining);
            others.remove(function);
            Node turned = turn(List.of(function), others, body);
            if (turned != null) {
                body = turned;
                remaining.remove(function);
            }
        }
        return remaining.isEmpty() ? body : new Node.LetFunctions(remaining, body);
    }

    /**
     * Turns a group of functions into a loop, in the body or in the function beside them where they are called. Yields
     * the body, or null if it cannot be done.
     */
    private static Node turn(List<LocalFunction> group, List<LocalFunction> others, Node body) {
        Predicate<Node> isCall = node -> node instanceof Node.CallLocal call && group.contains(call.function());
        for (LocalFunction function : group) {
            Node inside = function.lambda().body();
            boolean isFixed = function.lambda().parameters().isFixed();
            if (!isFixed || count(inside, isCall) != TailCalls.count(inside, isCall)) {
                return null;
            }
        }
        List<Node> outside = new ArrayList<>(List.of(body));
        others.forEach(function -> outside.addAll(NodeChildren.bodies(function.lambda())));
        List<Node> everything = new ArrayList<>(outside);
        group.forEach(function -> everything.add(function.lambda().body()));
        if (everything.stream().anyMatch(node -> hasOtherUse(node, group))) {
            return null;
        }
        int calls = outside.stream().mapToInt(node -> count(node, isCall)).sum();
        Placer placer = new Placer(group, isCall, calls);
        Node newBody = placer.rewrite(body);
        for (LocalFunction function : others) {
            function.setLambda(placer.rewrite(function.lambda()));
        }
        return placer.isDone ? newBody : null;
    }

    /** Whether a function is used as an object or called with a wrong number of arguments. */
    private static boolean hasOtherUse(Node root, List<LocalFunction> group) {
        return count(root, node -> switch (node) {
                    case Node.LocalFunctionObject object -> group.contains(object.function());
                    case Node.CallLocal call ->
                        group.contains(call.function())
                                && call.function().lambda().parameters().minimum()
                                        != call.arguments().size();
                    default -> false;
                })
                > 0;
    }

    private static int count(Node root, Predicate<Node> predicate) {
        int[] count = {0};
        NodeChildren.forEachDeep(root, node -> count[0] += predicate.test(node) ? 1 : 0);
        return count[0];
    }

    /** Puts the loop around the outermost node in whose tail position all calls stand. */
    private static final class Placer extends NodeRewriter {

        private final List<LocalFunction> group;
        private final Predicate<Node> isCall;
        private final int calls;
        private boolean isDone;

        Placer(List<LocalFunction> group, Predicate<Node> isCall, int calls) {
            this.group = group;
            this.isCall = isCall;
            this.calls = calls;
        }

        @Override
        public Node rewrite(Node node) {
            if (isDone || calls == 0 || count(node, isCall) < calls) {
                return node;
            }
            if (TailCalls.count(node, isCall) < calls) {
                return rewriteChildren(node);
            }
            isDone = true;
            return loop(group, node);
        }
    }

    private static Node loop(List<LocalFunction> group, Node context) {
        ExitTag tagbody = new ExitTag("loop");
        Map<LocalFunction, Loops.Target> targets = new LinkedHashMap<>();
        for (LocalFunction function : group) {
            targets.put(function, Loops.target(named(function)));
        }
        Map<LocalFunction, Loops.Target> finished = new LinkedHashMap<>();
        targets.forEach((function, target) -> finished.put(
                function,
                new Loops.Target(
                        target.tag(), target.variables(), Loops.jumpInsteadOfCalls(target.body(), tagbody, targets))));
        List<Variable> variables = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        Node entry = Loops.jumpInsteadOfCalls(context, tagbody, targets);
        // A call that is the whole context begins with the function called, whose variables start with its arguments.
        LocalFunction first = context instanceof Node.CallLocal call ? call.function() : null;
        finished.forEach((function, target) -> {
            variables.addAll(target.variables());
            for (int i = 0; i < target.variables().size(); i++) {
                values.add(
                        function == first
                                ? ParameterTypes.checked(
                                        target.variables().get(i),
                                        ((Node.CallLocal) context).arguments().get(i))
                                : new Node.Unassigned());
            }
        });
        List<Loops.Target> order = new ArrayList<>(finished.values());
        if (first != null) {
            order.remove(finished.get(first));
            order.addFirst(finished.get(first));
        }
        Node loop = Loops.loop(tagbody, first == null ? entry : null, order);
        return variables.isEmpty() ? loop : new Node.Let(variables, values, loop);
    }

    private static Lambda named(LocalFunction function) {
        Lambda lambda = function.lambda();
        return new Lambda(
                function.name(), lambda.parameters(), lambda.body(), lambda.documentation(), lambda.position());
    }
}

package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeRewriter;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.types.SpecifierNames;

/**
 * Moves the checks of declared parameters from the head of a function to its callers, where the types are such that an
 * argument is passed as a raw number: callers often know the type, and nothing is boxed in between.
 *
 * <pre>
 * (lambda (N)                                 (lambda (N.1)        N.1 is declared to be a fixnum
 *   (let ((N.1 (check FIXNUM N)))     ==>       ...)
 *     ...))
 * </pre>
 *
 * The declared type of a parameter is a promise of all callers. Code generation keeps it in calls of global functions
 * and in entries, and a pass that binds or assigns a parameter keeps it by {@link #checked}.
 */
final class ParameterTypes extends NodeRewriter {

    /** The types whose values are passed raw, when all of them are of one. */
    private static final List<LispType> RAW_TYPES =
            List.of(LispType.INT64, LispType.SINGLE_FLOAT, LispType.DOUBLE_FLOAT, LispType.CHARACTER);

    private final UseCounts uses;

    private ParameterTypes(UseCounts uses) {
        this.uses = uses;
    }

    /** The node with the types of parameters declared in all functions below it. */
    static Node run(Node root) {
        return new ArgumentChecks().rewrite(new ParameterTypes(new UseCounts(root)).rewrite(root));
    }

    /** Puts the checks into the calls of local functions, whose parameters are not described otherwise. */
    private static final class ArgumentChecks extends NodeRewriter {

        @Override
        public Node rewrite(Node node) {
            Node result = rewriteChildren(node);
            return result instanceof Node.CallLocal call ? checkArguments(call) : result;
        }

        private static Node checkArguments(Node.CallLocal call) {
            List<Variable> required = call.function().lambda().parameters().required();
            List<Node> arguments = new ArrayList<>(call.arguments());
            for (int i = 0; i < required.size() && i < arguments.size(); i++) {
                arguments.set(i, checked(required.get(i), arguments.get(i)));
            }
            return new Node.CallLocal(call.function(), arguments, call.position());
        }
    }

    /** An argument for a variable, checked to be of the variable's declared type unless its form tells that it is. */
    static Node checked(Variable variable, Node argument) {
        LispType type = variable.declaredType();
        return Effects.typeOf(argument).isSubtypeOf(type)
                ? argument
                : new Node.The(type, SpecifierNames.of(type), argument, true, null);
    }

    @Override
    public Node rewrite(Node node) {
        return rewriteChildren(node);
    }

    @Override
    public Lambda rewrite(Lambda lambda) {
        Lambda result = super.rewrite(lambda);
        List<Variable> required = new ArrayList<>(result.parameters().required());
        Node body = result.body();
        while (body instanceof Node.Let(List<Variable> variables, List<Node> values, Node inner)
                && variables.size() == 1
                && isCheckOfParameter(values.getFirst(), required)) {
            Node.The check = (Node.The) values.getFirst();
            Variable variable = variables.getFirst();
            variable.declareType(check.type());
            required.set(required.indexOf(((Node.LocalGet) check.value()).variable()), variable);
            body = inner;
        }
        if (body == result.body()) {
            return result;
        }
        LambdaList list = result.parameters();
        LambdaList typed = new LambdaList(
                required, list.optionals(), list.rest(), list.keys(), list.acceptsKeys(), list.allowsOtherKeys());
        return result.with(typed, body);
    }

    /** Whether nothing is read of the parameter but its checked value. */
    private boolean isCheckOfParameter(Node node, List<Variable> required) {
        return node instanceof Node.The the
                && the.value() instanceof Node.LocalGet(Variable parameter)
                && required.contains(parameter)
                && uses.reads(parameter) == 1
                && uses.writes(parameter) == 0
                && RAW_TYPES.stream().anyMatch(the.type()::isSubtypeOf);
    }
}

package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.NodeRewriter;
import org.clysm.compiler.ir.Variable;

/**
 * Puts the body of a function in the place of its only call: of a lambda that is called where it stands, of a local
 * function with one call, of a lambda that is bound to a variable. Macros that take their body as a function cost
 * nothing then.
 *
 * <pre>
 * (functions ((F (X) (CL:CAR X)))      ==>      (let ((X (call G)))
 *   (CL:CDR (call-local F (call G))))             (CL:CDR (CL:CAR X)))
 * </pre>
 */
final class InlineLambdas extends NodeRewriter {

    private final UseCounts uses;

    private InlineLambdas(UseCounts uses) {
        this.uses = uses;
    }

    /**
     * The node with all such calls below it opened; variable flags must be up to date, and are out of date after it.
     */
    static Node run(Node root) {
        return new InlineLambdas(new UseCounts(root)).rewrite(root);
    }

    @Override
    public Node rewrite(Node node) {
        return switch (node) {
            case Node.LetFunctions let -> letFunctions(let);
            case Node.Let let -> {
                Node named = nameClosures(let);
                yield named == let ? rewriteChildren(let) : rewrite(named);
            }
            case Node.Funcall call
            when call.function() instanceof Node.Closure(Lambda lambda)
                    && accepts(lambda, call.arguments().size()) -> open(rewrite(lambda), rewriteAll(call.arguments()));
            default -> rewriteChildren(node);
        };
    }

    private Node letFunctions(Node.LetFunctions let) {
        Node body = ((Node.LetFunctions) rewriteChildren(let)).body();
        List<LocalFunction> remaining = new ArrayList<>(let.functions());
        remaining.removeIf(function -> uses.calls(function) == 0 && uses.objects(function) == 0);
        for (LocalFunction function : List.copyOf(remaining)) {
            if (uses.calls(function) == 1 && uses.objects(function) == 0) {
                CallOpener opener = new CallOpener(function);
                body = opener.rewrite(body);
                remaining.stream()
                        .filter(other -> other != function)
                        .forEach(other -> other.setLambda(opener.rewrite(other.lambda())));
                if (opener.isDone) {
                    remaining.remove(function);
                }
            }
        }
        return remaining.isEmpty() ? body : new Node.LetFunctions(remaining, body);
    }

    /** Replaces the one call of a function, if it stands below the node: it may as well stand in another function. */
    private static final class CallOpener extends NodeRewriter {

        private final LocalFunction function;
        private boolean isDone;

        CallOpener(LocalFunction function) {
            this.function = function;
        }

        @Override
        public Node rewrite(Node node) {
            if (isDone) {
                return node;
            }
            if (node instanceof Node.CallLocal call
                    && call.function() == function
                    && accepts(function.lambda(), call.arguments().size())) {
                isDone = true;
                return open(function.lambda(), call.arguments());
            }
            return rewriteChildren(node);
        }
    }

    /**
     * Makes local functions of closures that are bound to variables and only called: {@code (let ((F (lambda ...))) ...
     * (funcall F ...))}.
     */
    private Node nameClosures(Node.Let let) {
        List<Variable> variables = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        List<LocalFunction> functions = new ArrayList<>();
        Node body = let.body();
        for (int i = 0; i < let.variables().size(); i++) {
            Variable variable = let.variables().get(i);
            if (let.values().get(i) instanceof Node.Closure(Lambda lambda)
                    && uses.writes(variable) == 0
                    && uses.reads(variable) == countFuncalls(body, variable)) {
                LocalFunction function = new LocalFunction(variable.name());
                function.setLambda(lambda);
                functions.add(function);
                body = new FuncallNamer(variable, function).rewrite(body);
                uses.addCalls(function, uses.reads(variable));
            } else {
                variables.add(variable);
                values.add(let.values().get(i));
            }
        }
        if (functions.isEmpty()) {
            return let;
        }
        Node inner = new Node.LetFunctions(functions, body);
        return variables.isEmpty() ? inner : new Node.Let(variables, values, inner);
    }

    private static int countFuncalls(Node body, Variable variable) {
        int[] count = {0};
        NodeChildren.forEachDeep(body, node -> {
            if (node instanceof Node.Funcall call && isGet(call.function(), variable)) {
                count[0]++;
            }
        });
        return count[0];
    }

    private static boolean isGet(Node node, Variable variable) {
        return node instanceof Node.LocalGet get && get.variable() == variable;
    }

    /** Replaces calls through a variable by calls of a local function. */
    private static final class FuncallNamer extends NodeRewriter {

        private final Variable variable;
        private final LocalFunction function;

        FuncallNamer(Variable variable, LocalFunction function) {
            this.variable = variable;
            this.function = function;
        }

        @Override
        public Node rewrite(Node node) {
            Node result = rewriteChildren(node);
            return result instanceof Node.Funcall call && isGet(call.function(), variable)
                    ? new Node.CallLocal(function, call.arguments(), call.position())
                    : result;
        }
    }

    /** Whether a call with so many arguments can be opened: rest and keyword parameters are left to the call. */
    private static boolean accepts(Lambda lambda, int arguments) {
        LambdaList list = lambda.parameters();
        return list.rest() == null && !list.acceptsKeys() && arguments >= list.minimum() && arguments <= list.maximum();
    }

    /** The body of a function with its parameters bound to arguments, which are evaluated before any default. */
    private static Node open(Lambda lambda, List<Node> arguments) {
        LambdaList list = lambda.parameters();
        List<Variable> variables = new ArrayList<>(list.required());
        List<Node> values = new ArrayList<>(arguments);
        int given = arguments.size() - list.minimum();
        Node body = lambda.body();
        for (int i = list.optionals().size() - 1; i >= 0; i--) {
            LambdaList.OptionalParameter optional = list.optionals().get(i);
            if (i >= given) {
                body = bind(List.of(optional.variable()), List.of(optional.defaultValue()), body);
            }
            if (optional.supplied() != null) {
                Node supplied = new Node.Constant(Symbol.bool(i < given));
                body = bind(List.of(optional.supplied()), List.of(supplied), body);
            }
        }
        list.optionals().subList(0, given).forEach(optional -> variables.add(optional.variable()));
        for (int i = 0; i < values.size(); i++) {
            values.set(i, ParameterTypes.checked(variables.get(i), values.get(i)));
        }
        return bind(variables, values, body);
    }

    private static Node bind(List<Variable> variables, List<Node> values, Node body) {
        return variables.isEmpty() ? body : new Node.Let(variables, values, body);
    }
}

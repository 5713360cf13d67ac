package org.clysm.compiler.expand;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Primitive;

/** Function calls (CLHS 3.1.2.1.2.3): which kind of call each becomes. */
final class Calls {

    private final Expander expander;
    private final CallTransforms transforms;
    private final Deque<FunctionName> inlining = new ArrayDeque<>();

    Calls(Expander expander) {
        this.expander = expander;
        this.transforms = new CallTransforms(expander);
    }

    /** Expands a form whose operator is a symbol that is no macro. */
    Node call(Symbol operator, Cons form, LexicalEnvironment environment) {
        expander.arguments(form);
        if (operator == StandardSymbols.DECLARE) {
            throw expander.error(form, "a declaration stands where a form is expected");
        }
        return call(FunctionName.of(operator), form, form.cdr(), environment);
    }

    /**
     * Expands a call of a named function.
     *
     * @param form the whole form, for compiler macros and messages
     * @param argumentForms the forms of the arguments
     */
    private Node call(FunctionName name, Cons form, Object argumentForms, LexicalEnvironment environment) {
        if (environment.function(name) instanceof LexicalEnvironment.FunctionBinding.Local local) {
            return typedResult(name, callLocal(name, local, form, argumentForms, environment), environment);
        }
        expander.checkCallByName(name.symbol());
        boolean notInline = isNotInline(name, environment);
        if (!notInline) {
            Object expansion = expander.macros().expandCompilerMacro(name, form, environment);
            if (expansion != null) {
                return expander.expand(expansion, environment);
            }
            if (!name.isSetf() && name.symbol() == StandardSymbols.FUNCALL) {
                return funcall(form, environment);
            }
            if (!name.isSetf() && name.symbol() == StandardSymbols.APPLY) {
                return apply(form, environment);
            }
        }
        List<Node> arguments = expander.expandAll(argumentForms, environment);
        return typedResult(name, callGlobal(name, arguments, notInline, environment), environment);
    }

    private boolean isNotInline(FunctionName name, LexicalEnvironment environment) {
        return inlineStatus(name, environment) == GlobalDefinition.Inline.NOTINLINE;
    }

    private GlobalDefinition.Inline inlineStatus(FunctionName name, LexicalEnvironment environment) {
        GlobalDefinition.Inline local = environment.inlining(name);
        return local != null ? local : expander.globals().inlining(name);
    }

    private Node typedResult(FunctionName name, Node call, LexicalEnvironment environment) {
        Object specifier = environment.functionType(name);
        if (specifier == null && environment.function(name) == null) {
            specifier = expander.globals().functionType(name);
        }
        FunctionTypes type = FunctionTypes.parse(expander, specifier, environment);
        return type == null ? call : expander.variables().typed(call, type.result(), environment);
    }

    private Node callLocal(
            FunctionName name,
            LexicalEnvironment.FunctionBinding.Local local,
            Cons form,
            Object argumentForms,
            LexicalEnvironment environment) {
        List<Node> arguments = expander.expandAll(argumentForms, environment);
        if (local.shape().acceptsCount(arguments.size())) {
            return new Node.CallLocal(local.function(), arguments, expander.position());
        }
        warnOfCount(name.toString(), form, arguments.size(), local.shape());
        return new Node.Funcall(new Node.LocalFunctionObject(local.function()), arguments, expander.position());
    }

    private void warnOfCount(String name, Cons form, int count, FunctionShape shape) {
        expander.warn(form, shape.complaint(name, count));
    }

    private Node callGlobal(
            FunctionName name, List<Node> arguments, boolean notInline, LexicalEnvironment environment) {
        if (!notInline) {
            Node opened = open(name, arguments, environment);
            if (opened != null) {
                return opened;
            }
        }
        expander.functionUses().record(name, arguments.size(), expander.position());
        FunctionShape shape = expander.globals().function(name);
        boolean wrongCount = shape != null && !shape.acceptsCount(arguments.size());
        boolean indirect = notInline || wrongCount || expander.globals().isIndirect(name);
        return new Node.CallGlobal(name, arguments, indirect, expander.position());
    }

    /** Returns what stands in place of the call, or null if it has to be a call. */
    private Node open(FunctionName name, List<Node> arguments, LexicalEnvironment environment) {
        ForeignFunction foreign = expander.globals().foreignFunction(name);
        if (foreign != null && foreign.isDirect() && foreign.parameters().size() == arguments.size()) {
            return new Node.ForeignCall(foreign, arguments, expander.position());
        }
        if (!name.isSetf()) {
            Node transformed = transforms.apply(name.symbol(), arguments, environment);
            if (transformed != null) {
                return transformed;
            }
            Primitive primitive = expander.primitives().find(name.symbol(), arguments.size());
            if (primitive != null) {
                return new Node.PrimitiveCall(primitive, arguments, environment.policy(), expander.position());
            }
        }
        return inline(name, arguments, environment);
    }

    private Node inline(FunctionName name, List<Node> arguments, LexicalEnvironment environment) {
        Object source = expander.globals().inlineSource(name);
        if (source == null
                || inlineStatus(name, environment) != GlobalDefinition.Inline.INLINE
                || inlining.contains(name)) {
            return null;
        }
        OrdinaryLambdaList list = OrdinaryLambdaList.parse(expander, Lists.second(source));
        if (!fits(list, arguments.size())) {
            return null;
        }
        inlining.push(name);
        try {
            return expander.diagnostics()
                    .quietly(() -> bindArguments(
                            list,
                            Lists.nthCdr(2, source),
                            name.symbol(),
                            arguments,
                            LexicalEnvironment.global(environment.policy())));
        } finally {
            inlining.pop();
        }
    }

    /** Expands {@code ((lambda ...) argument...)} (CLHS 3.1.2.1.2.4). */
    Node callLambda(Cons lambda, Cons form, LexicalEnvironment environment) {
        expander.arguments(form);
        List<Node> arguments = expander.expandAll(form.cdr(), environment);
        return callLambda(lambda, arguments, form, environment);
    }

    private Node callLambda(Cons lambda, List<Node> arguments, Cons form, LexicalEnvironment environment) {
        if (Lists.length(lambda) < 2) {
            throw expander.error(lambda, "malformed lambda expression: expected (lambda lambda-list form...)");
        }
        OrdinaryLambdaList list = OrdinaryLambdaList.parse(expander, Lists.second(lambda));
        if (fits(list, arguments.size())) {
            return bindArguments(list, Lists.nthCdr(2, lambda), null, arguments, environment);
        }
        FunctionShape shape = list.shape();
        if (!shape.acceptsCount(arguments.size())) {
            warnOfCount("a lambda expression", form, arguments.size(), shape);
        }
        Node function = new Node.Closure(expander.lambdas().lambdaExpression(lambda, environment));
        return new Node.Funcall(function, arguments, expander.position());
    }

    private static boolean fits(OrdinaryLambdaList list, int count) {
        int positional = list.required().size() + list.optionals().size();
        return !list.acceptsKeys() && count >= list.required().size() && (count <= positional || list.rest() != null);
    }

    /** Binds the parameters to the arguments around the body: the call of a lambda without a function. */
    private Node bindArguments(
            OrdinaryLambdaList list,
            Object bodyForms,
            Symbol block,
            List<Node> arguments,
            LexicalEnvironment environment) {
        Body body = Body.parse(expander, bodyForms, true);
        Declarations declarations = expander.declarations().parse(body.specifiers(), environment);
        Frame frame = new Frame(expander, declarations, environment, null);
        if (arguments.size() == list.required().size() && list.rest() == null) {
            frame.bindAll(list.required(), arguments);
            list.optionals().forEach(parameter -> bindDefault(parameter, frame));
        } else {
            bindPositions(list, frame.evaluateAll(arguments), frame);
        }
        for (OrdinaryLambdaList.Parameter auxiliary : list.auxiliaries()) {
            frame.bind(auxiliary.name(), expander.expand(auxiliary.defaultForm(), frame.environment()));
        }
        LexicalEnvironment inner = frame.bodyEnvironment();
        return frame.close(
                block == null
                        ? expander.expandBody(body.forms(), inner)
                        : expander.lambdas().expandBlock(block, body.forms(), inner));
    }

    private void bindPositions(OrdinaryLambdaList list, List<Node> values, Frame frame) {
        int next = 0;
        for (Symbol name : list.required()) {
            frame.bind(name, values.get(next++));
        }
        for (OrdinaryLambdaList.Parameter parameter : list.optionals()) {
            if (next < values.size()) {
                frame.bind(parameter.name(), values.get(next++));
                bindSupplied(parameter, Symbol.T, frame);
            } else {
                bindDefault(parameter, frame);
            }
        }
        if (list.rest() != null) {
            frame.bind(list.rest(), transforms.list(values.subList(next, values.size()), frame.environment()));
        }
    }

    private void bindDefault(OrdinaryLambdaList.Parameter parameter, Frame frame) {
        frame.bind(parameter.name(), expander.expand(parameter.defaultForm(), frame.environment()));
        bindSupplied(parameter, Symbol.NIL, frame);
    }

    private static void bindSupplied(OrdinaryLambdaList.Parameter parameter, Symbol value, Frame frame) {
        if (parameter.supplied() != null) {
            frame.bind(parameter.supplied(), Nodes.constant(value));
        }
    }

    /** Expands {@code (funcall function argument...)}; a function that is named is called by name. */
    private Node funcall(Cons form, LexicalEnvironment environment) {
        Object function = expander.arguments(form, 1, -1, "(funcall function argument...)")
                .getFirst();
        Object argumentForms = Lists.nthCdr(2, form);
        if (Lists.isForm(function, StandardSymbols.FUNCTION) && Lists.length(function) == 2) {
            Object designated = Lists.second(function);
            if (Lists.isForm(designated, StandardSymbols.LAMBDA)) {
                List<Node> arguments = expander.expandAll(argumentForms, environment);
                return callLambda((Cons) designated, arguments, form, environment);
            }
            FunctionName name = Expander.functionNameOrNull(designated);
            if (name != null && isFunction(name, environment)) {
                Cons call = new Cons(designated, argumentForms);
                call.setPosition(form.position());
                return call(name, name.isSetf() ? form : call, argumentForms, environment);
            }
        }
        if (Lists.isForm(function, StandardSymbols.LAMBDA)) {
            return callLambda((Cons) function, expander.expandAll(argumentForms, environment), form, environment);
        }
        Node designator = expander.expand(function, environment);
        List<Node> arguments = expander.expandAll(argumentForms, environment);
        return new Node.Funcall(designator, arguments, expander.position());
    }

    /** Whether the name is that of a function here: {@code #'and} is an error that its expansion reports. */
    private boolean isFunction(FunctionName name, LexicalEnvironment environment) {
        return switch (environment.function(name)) {
            case LexicalEnvironment.FunctionBinding.Local local -> true;
            case LexicalEnvironment.FunctionBinding.Macro macro -> false;
            case null ->
                name.isSetf()
                        || !(expander.specialForms().containsKey(name.symbol())
                                || expander.standardMacros().containsKey(name.symbol())
                                || expander.globals().hasExpander(ExpanderKind.MACRO, name));
        };
    }

    /** Expands {@code (apply function argument... list)}. */
    private Node apply(Cons form, LexicalEnvironment environment) {
        Object function = expander.arguments(form, 2, -1, "(apply function argument... list)")
                .getFirst();
        Node designator = expander.expand(function, environment);
        List<Node> arguments = new ArrayList<>(expander.expandAll(Lists.nthCdr(2, form), environment));
        if (arguments.getLast() instanceof Node.Constant(var last) && last == Symbol.NIL) {
            arguments.removeLast();
            return new Node.Funcall(designator, arguments, expander.position());
        }
        return new Node.Apply(designator, arguments, expander.position());
    }
}

package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Node;

/** The special operators about functions: {@code function flet labels macrolet}. */
final class FunctionForms {

    /** A definition in {@code flet}, {@code labels} or {@code macrolet}. */
    private record Definition(FunctionName name, Object lambdaList, Object body, Cons form) {}

    private final Expander expander;

    FunctionForms(Expander expander) {
        this.expander = expander;
    }

    void addTo(Map<Symbol, Expander.SpecialForm> table) {
        table.put(StandardSymbols.FUNCTION, this::function);
        table.put(StandardSymbols.FLET, this::flet);
        table.put(StandardSymbols.LABELS, this::labels);
        table.put(StandardSymbols.MACROLET, this::macrolet);
    }

    private Node function(Cons form, LexicalEnvironment environment) {
        Object name = expander.arguments(form, 1, 1, "(function name-or-lambda-expression)")
                .getFirst();
        if (Lists.isForm(name, StandardSymbols.LAMBDA)) {
            return new Node.Closure(expander.lambdas().lambdaExpression((Cons) name, environment));
        }
        if (Lists.isForm(name, expander.symbols().namedLambda)) {
            return namedLambda((Cons) name, environment);
        }
        if (Lists.isForm(name, expander.symbols().jsGlobal)) {
            return expander.expand(name, environment);
        }
        return functionObject(expander.functionName(name), environment);
    }

    /** {@code (sys:named-lambda function-name lambda-list form...)}: as {@code defun} makes a function. */
    private Node namedLambda(Cons expression, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(expression, 2, -1, "(named-lambda name lambda-list form...)");
        FunctionName name = expander.functionName(arguments.getFirst());
        Object type = expander.globals().functionType(name);
        return new Node.Closure(expander.lambdas()
                .lambda(
                        name.entityName(),
                        arguments.get(1),
                        Lists.nthCdr(3, expression),
                        name.symbol(),
                        type,
                        environment));
    }

    private Node functionObject(FunctionName name, LexicalEnvironment environment) {
        return switch (environment.function(name)) {
            case LexicalEnvironment.FunctionBinding.Local(var function, var shape) ->
                new Node.LocalFunctionObject(function);
            case LexicalEnvironment.FunctionBinding.Macro macro ->
                throw expander.error(name + " is a local macro, not a function");
            case null -> {
                if (isMacro(name)) {
                    throw expander.error(name + " is a macro or special operator, not a function");
                }
                expander.checkCallByName(name.symbol());
                expander.functionUses().record(name, FunctionUses.NO_CALL, expander.position());
                yield new Node.GlobalFunctionObject(name, expander.position());
            }
        };
    }

    private boolean isMacro(FunctionName name) {
        return !name.isSetf()
                && (expander.specialForms().containsKey(name.symbol())
                        || expander.standardMacros().containsKey(name.symbol())
                        || expander.globals().hasExpander(ExpanderKind.MACRO, name));
    }

    private List<Definition> definitions(Cons form) {
        Object list = expander.arguments(form, 1, -1, "(" + form.car() + " ((name lambda-list form...)...) form...)")
                .getFirst();
        if (!Lists.isProper(list)) {
            throw expander.error(form, form.car() + " needs a list of definitions, not " + Printer.brief(list));
        }
        List<Definition> definitions = new ArrayList<>();
        Set<FunctionName> names = new HashSet<>();
        for (Object each : Lists.iterate(list)) {
            if (!(each instanceof Cons cons) || Lists.length(cons) < 2) {
                throw expander.error(
                        form,
                        "malformed definition " + each + " in " + form.car() + ": expected (name lambda-list form...)");
            }
            FunctionName name = expander.functionName(cons.car());
            if (!names.add(name)) {
                throw expander.error(cons, name + " is defined more than once in " + form.car());
            }
            definitions.add(new Definition(name, Lists.second(cons), Lists.nthCdr(2, cons), cons));
        }
        return definitions;
    }

    private Lambda lambda(Definition definition, LexicalEnvironment environment) {
        expander.enter(definition.form);
        String name = expander.lambdas().innerName(definition.name.symbol().name());
        return expander.lambdas()
                .lambda(name, definition.lambdaList, definition.body, definition.name.symbol(), null, environment);
    }

    /** Returns the environment with the functions bound. Their shapes are known from their lambda lists. */
    private LexicalEnvironment bind(
            List<Definition> definitions, List<LocalFunction> functions, LexicalEnvironment environment) {
        LexicalEnvironment inner = environment;
        for (int i = 0; i < definitions.size(); i++) {
            FunctionShape shape = OrdinaryLambdaList.parse(expander, definitions.get(i).lambdaList)
                    .shape();
            inner = inner.withFunction(
                    definitions.get(i).name, new LexicalEnvironment.FunctionBinding.Local(functions.get(i), shape));
        }
        return inner;
    }

    private Node flet(Cons form, LexicalEnvironment environment) {
        List<Definition> definitions = definitions(form);
        List<LocalFunction> functions = new ArrayList<>();
        for (Definition definition : definitions) {
            LocalFunction function = new LocalFunction(definition.name.symbol().name());
            function.setLambda(lambda(definition, environment));
            functions.add(function);
        }
        return body(form, functions, bind(definitions, functions, environment));
    }

    private Node labels(Cons form, LexicalEnvironment environment) {
        List<Definition> definitions = definitions(form);
        List<LocalFunction> functions = new ArrayList<>();
        for (Definition definition : definitions) {
            functions.add(new LocalFunction(definition.name.symbol().name()));
        }
        LexicalEnvironment inner = bind(definitions, functions, environment);
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        // What is declared of the functions holds in their definitions too (CLHS labels).
        LexicalEnvironment declared =
                expander.declarations().parse(body.specifiers(), inner).applyToFunctions(inner);
        for (int i = 0; i < functions.size(); i++) {
            functions.get(i).setLambda(lambda(definitions.get(i), declared));
        }
        return body(form, functions, inner);
    }

    private Node body(Cons form, List<LocalFunction> functions, LexicalEnvironment environment) {
        expander.enter(form);
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        Node node = expander.expandBody(body.forms(), expander.bindings().withDeclarations(body, environment));
        return functions.isEmpty() ? node : new Node.LetFunctions(functions, node);
    }

    private Node macrolet(Cons form, LexicalEnvironment environment) {
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        return expander.expandBody(body.forms(), macroEnvironment(form, body, environment));
    }

    /** Returns the environment of the body of a {@code macrolet} form; its macro functions are made in the image. */
    LexicalEnvironment macroEnvironment(Cons form, Body body, LexicalEnvironment environment) {
        LexicalEnvironment inner = environment;
        for (Definition definition : definitions(form)) {
            expander.enter(definition.form);
            if (definition.name.isSetf()) {
                throw expander.error(definition.form, "the name of a macro must be a symbol");
            }
            Object lambda =
                    MacroLambdas.macro(expander, definition.name.symbol(), definition.lambdaList, definition.body);
            inner = inner.withFunction(
                    definition.name, new LexicalEnvironment.FunctionBinding.Macro(evaluate(lambda, environment)));
        }
        return expander.bindings().withDeclarations(body, inner);
    }

    private Object evaluate(Object lambda, LexicalEnvironment environment) {
        try {
            return expander.evaluator().evaluate(expander.expandForImage(lambda, environment.forMacroFunctions()));
        } catch (ImageException exception) {
            throw expander.error("while defining a local macro: " + exception.getMessage());
        }
    }
}

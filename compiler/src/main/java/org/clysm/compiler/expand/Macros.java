package org.clysm.compiler.expand;

import java.util.function.IntFunction;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.FunctionName;

/** Macro expansion (CLHS 3.8, {@code macroexpand}): of standard macros here, of all others by the image. */
final class Macros {

    /** A form after at most one step of expansion, and whether there was a step. */
    record Expansion(Object form, boolean expanded) {}

    private final Expander expander;

    Macros(Expander expander) {
        this.expander = expander;
    }

    /** Expands a form once if it is a macro form or a symbol macro: {@code macroexpand-1}. */
    Expansion expandOnce(Object form, LexicalEnvironment environment) {
        if (form instanceof Symbol symbol) {
            return expandSymbol(symbol, environment);
        }
        if (!(form instanceof Cons cons) || !(cons.car() instanceof Symbol operator)) {
            return new Expansion(form, false);
        }
        FunctionName name = FunctionName.of(operator);
        return switch (environment.function(name)) {
            case LexicalEnvironment.FunctionBinding.Local local -> new Expansion(form, false);
            case LexicalEnvironment.FunctionBinding.Macro(var function) ->
                expandInImage(cons, environment, number -> expander.evaluator().call(function, form, number));
            case null -> expandGlobal(operator, cons, environment);
        };
    }

    private Expansion expandGlobal(Symbol operator, Cons form, LexicalEnvironment environment) {
        StandardMacro standard = expander.standardMacros().get(operator);
        if (standard != null) {
            return new Expansion(standard.expand(form, environment), true);
        }
        if (expander.globals().hasExpander(ExpanderKind.MACRO, operator)) {
            return expandInImage(
                    form,
                    environment,
                    number -> expander.evaluator().expand(ExpanderKind.MACRO, operator, form, number));
        }
        return new Expansion(form, false);
    }

    private Expansion expandSymbol(Symbol symbol, LexicalEnvironment environment) {
        LexicalEnvironment.VariableBinding binding = environment.variable(symbol);
        if (binding instanceof LexicalEnvironment.VariableBinding.SymbolMacro(var expansion)) {
            return new Expansion(expansion, true);
        }
        if (binding == null && expander.globals().isSymbolMacro(symbol)) {
            return new Expansion(expander.globals().symbolMacro(symbol), true);
        }
        return new Expansion(symbol, false);
    }

    /** Expands a form until it is no macro form: {@code macroexpand}. */
    Expansion expandFully(Object form, LexicalEnvironment environment) {
        Expansion step = expandOnce(form, environment);
        boolean expanded = step.expanded();
        for (int count = 1; step.expanded(); count++) {
            if (count > Expander.DEEPEST) {
                throw expander.endless(step.form());
            }
            step = expandOnce(step.form(), environment);
        }
        return new Expansion(step.form(), expanded);
    }

    private Expansion expandInImage(Cons form, LexicalEnvironment environment, IntFunction<Object> call) {
        Object expansion = callImage(form, environment, call);
        Positions.transfer(form, expansion);
        return new Expansion(expansion, true);
    }

    /** Calls the image to expand a form; a condition that is not handled there becomes an error at the form. */
    private Object callImage(Object form, LexicalEnvironment environment, IntFunction<Object> call) {
        try {
            return expander.environmentNumbers().during(environment, call);
        } catch (ImageException exception) {
            if (exception.getCause() instanceof CompileException own) {
                throw own;
            }
            String place = isOfLibrary(form) ? "" : "while expanding " + abbreviated(form) + ": ";
            throw expander.error(place + exception.getMessage()).causedBy(exception);
        }
    }

    /** Whether a form is none that the user wrote: its operator is of the library's own package. */
    private boolean isOfLibrary(Object form) {
        return form instanceof Cons cons
                && cons.car() instanceof Symbol operator
                && operator.homePackage() == expander.packages().system();
    }

    private static String abbreviated(Object form) {
        return form instanceof Cons cons && cons.cdr() instanceof Cons ? "(" + cons.car() + " ...)" : form.toString();
    }

    /**
     * Applies the compiler macro of a global function to a call.
     *
     * @return the expansion, or null if there is none or it declines by returning the form
     */
    Object expandCompilerMacro(FunctionName name, Cons form, LexicalEnvironment environment) {
        if (!expander.globals().hasExpander(ExpanderKind.COMPILER_MACRO, name)) {
            return null;
        }
        Object nameForm = Forms.functionName(name);
        Object expansion = callImage(
                form,
                environment,
                number -> expander.evaluator().expand(ExpanderKind.COMPILER_MACRO, nameForm, form, number));
        if (expansion == form) {
            return null;
        }
        Positions.transfer(form, expansion);
        return expansion;
    }

    /** Expands a type specifier of a name that {@code deftype} defined, once. */
    Object expandType(Object specifier, Symbol name, LexicalEnvironment environment) {
        Object list = specifier instanceof Cons ? specifier : Lists.list(specifier);
        return callImage(
                list, environment, number -> expander.evaluator().expand(ExpanderKind.TYPE, name, list, number));
    }

    /** Calls the setf expander of a symbol; returns the list of five values. */
    Object expandSetf(Cons place, Symbol name, LexicalEnvironment environment) {
        Object expansion = callImage(
                place, environment, number -> expander.evaluator().expand(ExpanderKind.SETF, name, place, number));
        Positions.transfer(place, expansion);
        return expansion;
    }
}

package org.clysm.compiler.expand;

import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;

/**
 * What the image asks the compiler. Environments come as the numbers that {@link Evaluator} calls passed; 0 is the null
 * lexical environment, and so is a number whose call is over.
 */
public final class CompilerServices {

    private final Expander expander;

    CompilerServices(Expander expander) {
        this.expander = expander;
    }

    /** A form after expansion, and whether it was expanded: the two values of {@code macroexpand}. */
    public record Expansion(Object form, boolean expanded) {}

    /** How a variable name is bound. */
    public enum VariableKind {
        LEXICAL,
        SPECIAL,
        SYMBOL_MACRO,
        CONSTANT,
        UNKNOWN
    }

    private LexicalEnvironment environment(int number) {
        LexicalEnvironment environment = expander.environmentNumbers().find(number);
        return environment != null
                ? environment
                : LexicalEnvironment.global(expander.globals().policy());
    }

    /** CLHS {@code macroexpand-1}. */
    public Expansion macroexpand1(Object form, int environment) {
        Macros.Expansion expansion = expander.macros().expandOnce(form, environment(environment));
        return new Expansion(expansion.form(), expansion.expanded());
    }

    /** CLHS {@code macroexpand}. */
    public Expansion macroexpand(Object form, int environment) {
        Macros.Expansion expansion = expander.macros().expandFully(form, environment(environment));
        return new Expansion(expansion.form(), expansion.expanded());
    }

    /** CLHS {@code get-setf-expansion}: a list of the five values. */
    public Object setfExpansion(Object place, int environment) {
        return expander.setf().expand(place, environment(environment)).toList();
    }

    /**
     * Tells of the macro that a symbol names: the function of a local one, T for a global one, NIL if there is none.
     * The function of a global macro stands in the image, unless the macro is written in Java.
     */
    public Object macroFunction(Symbol name, int environment) {
        return switch (environment(environment).function(FunctionName.of(name))) {
            case LexicalEnvironment.FunctionBinding.Local local -> Symbol.NIL;
            case LexicalEnvironment.FunctionBinding.Macro(var function) -> function;
            case null -> Symbol.bool(isGlobalMacro(name));
        };
    }

    private boolean isGlobalMacro(Symbol name) {
        return expander.standardMacros().containsKey(name) || expander.globals().hasExpander(ExpanderKind.MACRO, name);
    }

    /** Returns what the symbol means as a variable. */
    public VariableKind variableKind(Symbol name, int environment) {
        return switch (environment(environment).variable(name)) {
            case LexicalEnvironment.VariableBinding.Lexical lexical -> VariableKind.LEXICAL;
            case LexicalEnvironment.VariableBinding.Special special -> VariableKind.SPECIAL;
            case LexicalEnvironment.VariableBinding.SymbolMacro macro -> VariableKind.SYMBOL_MACRO;
            case null -> globalVariableKind(name);
        };
    }

    private VariableKind globalVariableKind(Symbol name) {
        GlobalEnvironment globals = expander.globals();
        if (name.isKeyword() || globals.constant(name) != null) {
            return VariableKind.CONSTANT;
        }
        if (globals.isSymbolMacro(name)) {
            return VariableKind.SYMBOL_MACRO;
        }
        return globals.isSpecial(name) ? VariableKind.SPECIAL : VariableKind.UNKNOWN;
    }

    /** CLHS {@code constantp}: literals, quoted objects and constant variables are known to be constant. */
    public boolean isConstant(Object form, int environment) {
        Object expanded = macroexpand(form, environment).form();
        if (expanded instanceof Symbol symbol) {
            return variableKind(symbol, environment) == VariableKind.CONSTANT;
        }
        return !(expanded instanceof Cons) || Constants.isLiteral(expanded);
    }

    /** Notes that the image was given an expander while it ran, by {@code (setf macro-function)} for example. */
    public void noteExpander(ExpanderKind kind, Object name) {
        expander.globals().define(new GlobalDefinition.Expander(kind, expander.functionName(name)));
    }

    /**
     * Makes a symbol a global symbol macro.
     *
     * @throws CompileException if it names a variable
     */
    public void noteSymbolMacro(Symbol name, Object expansion) {
        if (expander.globals().isSpecial(name) || expander.globals().constant(name) != null || name.isKeyword()) {
            throw expander.error(name + " is a variable and cannot be a symbol macro");
        }
        expander.globals().define(new GlobalDefinition.SymbolMacro(name, expansion));
    }

    /**
     * Makes the definition in the image that the program has of a name.
     *
     * @param kind {@code FUNCTION}, {@code SETF} or {@code VARIABLE}
     * @return whether there is one that was not made yet
     */
    public boolean define(Symbol name, Symbol kind) {
        return expander.deferredDefinitions()
                .make(
                        switch (kind.name()) {
                            case "FUNCTION" -> new DeferredDefinitions.Key.Function(FunctionName.of(name));
                            case "SETF" -> new DeferredDefinitions.Key.Function(FunctionName.setf(name));
                            default -> new DeferredDefinitions.Key.Variable(name);
                        });
    }

    /** Makes a declaration specifier known: CLHS {@code proclaim}. */
    public void proclaim(Object specifier) {
        new Proclamations(expander).proclaim(specifier);
    }
}

package org.clysm.compiler.expand;

import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Policy;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/**
 * The lexical environment of a form (CLHS 3.1.1.3): immutable; each binding makes a new one that shares the rest.
 *
 * @param variables the variables, innermost first
 * @param functions the functions and macros
 * @param functionFacts what declarations say of functions, local and global
 * @param blocks the blocks
 * @param tags the tags of tagbodies
 * @param policy the optimisation qualities
 */
record LexicalEnvironment(
        Scope<Symbol, VariableBinding> variables,
        Scope<FunctionName, FunctionBinding> functions,
        Scope<FunctionName, FunctionFact> functionFacts,
        Scope<Symbol, BlockUse> blocks,
        Scope<Object, TagBinding> tags,
        Policy policy) {

    /** One binding in front of the others; null is the empty scope. */
    record Scope<K, V>(K key, V value, Scope<K, V> outer) {

        /** Returns the innermost value of the key, or null. Keys are symbols, integers or records of them. */
        static <K, V> V find(Scope<K, V> scope, K key) {
            for (Scope<K, V> each = scope; each != null; each = each.outer) {
                if (each.key.equals(key)) {
                    return each.value;
                }
            }
            return null;
        }
    }

    /** What a symbol means as a variable. */
    sealed interface VariableBinding {

        /** A lexical variable whose value is known to be of a type here. */
        record Lexical(Variable variable, LispType type, Object specifier) implements VariableBinding {}

        /** A special variable, by a local declaration; its value is declared to be of a type here. */
        record Special(LispType type, Object specifier) implements VariableBinding {}

        /** A symbol macro. */
        record SymbolMacro(Object expansion) implements VariableBinding {}
    }

    /** What a name means as a local operator. */
    sealed interface FunctionBinding {

        /** A function of {@code flet} or {@code labels}. */
        record Local(LocalFunction function, FunctionShape shape) implements FunctionBinding {}

        /** A macro of {@code macrolet}: a function object of the image. */
        record Macro(Object function) implements FunctionBinding {}
    }

    /** What a declaration says of a function: its inlining (null: nothing), its type (null: nothing). */
    record FunctionFact(GlobalDefinition.Inline inline, Object typeSpecifier) {}

    /** A tag and the tagbody that it belongs to. */
    record TagBinding(ExitTag tagbody, ExitTag tag) {}

    /** Returns the null lexical environment with the given policy. */
    public static LexicalEnvironment global(Policy policy) {
        return new LexicalEnvironment(null, null, null, null, null, policy);
    }

    VariableBinding variable(Symbol name) {
        return Scope.find(variables, name);
    }

    FunctionBinding function(FunctionName name) {
        return Scope.find(functions, name);
    }

    BlockUse block(Symbol name) {
        return Scope.find(blocks, name);
    }

    TagBinding tag(Object tag) {
        return Scope.find(tags, tag);
    }

    /** Returns what the innermost declaration says of inlining the function, or null. */
    GlobalDefinition.Inline inlining(FunctionName name) {
        for (Scope<FunctionName, FunctionFact> each = functionFacts; each != null; each = each.outer) {
            if (each.key.equals(name) && each.value.inline() != null) {
                return each.value.inline();
            }
        }
        return null;
    }

    /** Returns the type specifier that the innermost declaration gives the function, or null. */
    Object functionType(FunctionName name) {
        for (Scope<FunctionName, FunctionFact> each = functionFacts; each != null; each = each.outer) {
            if (each.key.equals(name) && each.value.typeSpecifier() != null) {
                return each.value.typeSpecifier();
            }
        }
        return null;
    }

    LexicalEnvironment withVariable(Symbol name, VariableBinding binding) {
        return new LexicalEnvironment(
                new Scope<>(name, binding, variables), functions, functionFacts, blocks, tags, policy);
    }

    LexicalEnvironment withFunction(FunctionName name, FunctionBinding binding) {
        // What was declared of an outer function of that name does not hold for this one.
        Scope<FunctionName, FunctionFact> facts =
                new Scope<>(name, new FunctionFact(GlobalDefinition.Inline.UNDECLARED, Symbol.T), functionFacts);
        return new LexicalEnvironment(variables, new Scope<>(name, binding, functions), facts, blocks, tags, policy);
    }

    LexicalEnvironment withFunctionFact(FunctionName name, FunctionFact fact) {
        return new LexicalEnvironment(
                variables, functions, new Scope<>(name, fact, functionFacts), blocks, tags, policy);
    }

    LexicalEnvironment withBlock(Symbol name, BlockUse tag) {
        return new LexicalEnvironment(
                variables, functions, functionFacts, new Scope<>(name, tag, blocks), tags, policy);
    }

    LexicalEnvironment withTag(Object name, TagBinding tag) {
        return new LexicalEnvironment(
                variables, functions, functionFacts, blocks, new Scope<>(name, tag, tags), policy);
    }

    LexicalEnvironment withPolicy(Policy newPolicy) {
        return new LexicalEnvironment(variables, functions, functionFacts, blocks, tags, newPolicy);
    }

    /**
     * Returns the part of this environment that a macro function of {@code macrolet} may use: macros, symbol macros and
     * declarations (CLHS macrolet). Other bindings are left out, so that using one is an undefined name.
     */
    LexicalEnvironment forMacroFunctions() {
        return new LexicalEnvironment(macroVariables(variables), macroFunctions(functions), null, null, null, policy);
    }

    private static Scope<Symbol, VariableBinding> macroVariables(Scope<Symbol, VariableBinding> scope) {
        if (scope == null) {
            return null;
        }
        Scope<Symbol, VariableBinding> outer = macroVariables(scope.outer);
        return scope.value instanceof VariableBinding.SymbolMacro ? new Scope<>(scope.key, scope.value, outer) : outer;
    }

    private static Scope<FunctionName, FunctionBinding> macroFunctions(Scope<FunctionName, FunctionBinding> scope) {
        if (scope == null) {
            return null;
        }
        Scope<FunctionName, FunctionBinding> outer = macroFunctions(scope.outer);
        return scope.value instanceof FunctionBinding.Macro ? new Scope<>(scope.key, scope.value, outer) : outer;
    }
}

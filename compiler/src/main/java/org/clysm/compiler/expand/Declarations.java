package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Policy;
import org.clysm.compiler.types.LispType;

/**
 * The declarations at the head of a body (CLHS 3.3.4), sorted by what they are about. Those about variables that the
 * form binds are <em>bound</em>; {@link #applyFree} makes the others hold in the body.
 */
final class Declarations {

    /** No declarations. */
    static final Declarations NONE = new Declarations();

    private final Set<Symbol> specials = new LinkedHashSet<>();
    private final Map<Symbol, DeclaredType> types = new LinkedHashMap<>();
    private final Set<Symbol> ignored = new LinkedHashSet<>();
    private final Set<Symbol> ignorable = new LinkedHashSet<>();
    private final List<NamedFact> functionFacts = new ArrayList<>();
    private Policy policy;

    private record NamedFact(FunctionName name, LexicalEnvironment.FunctionFact fact) {}

    /** Returns declarations that can be added to without changing these. */
    Declarations copy() {
        Declarations copy = new Declarations();
        copy.specials.addAll(specials);
        copy.types.putAll(types);
        copy.ignored.addAll(ignored);
        copy.ignorable.addAll(ignorable);
        copy.functionFacts.addAll(functionFacts);
        copy.policy = policy;
        return copy;
    }

    void addSpecial(Symbol name) {
        specials.add(name);
    }

    void addType(Symbol name, DeclaredType type) {
        types.merge(name, type, Declarations::both);
    }

    private static DeclaredType both(DeclaredType one, DeclaredType other) {
        // Only the second specifier is kept for messages; the types are met.
        return new DeclaredType(other.specifier(), one.type().meet(other.type()), one.exact() && other.exact());
    }

    void addIgnore(Symbol name) {
        ignored.add(name);
    }

    void addIgnorable(Symbol name) {
        ignorable.add(name);
    }

    void addFunctionFact(FunctionName name, LexicalEnvironment.FunctionFact fact) {
        functionFacts.add(new NamedFact(name, fact));
    }

    void setPolicy(Policy newPolicy) {
        policy = newPolicy;
    }

    Policy policyOr(Policy otherwise) {
        return policy == null ? otherwise : policy;
    }

    boolean isSpecial(Symbol name) {
        return specials.contains(name);
    }

    DeclaredType type(Symbol name) {
        return types.getOrDefault(name, DeclaredType.ANY);
    }

    boolean isIgnored(Symbol name) {
        return ignored.contains(name);
    }

    boolean isIgnorable(Symbol name) {
        return ignorable.contains(name);
    }

    /** Returns the environment of the body: with all that is not about the variables in {@code bound}. */
    LexicalEnvironment applyFree(LexicalEnvironment environment, Set<Symbol> bound) {
        LexicalEnvironment result = environment;
        for (Symbol name : specials) {
            if (!bound.contains(name)) {
                result =
                        result.withVariable(name, new LexicalEnvironment.VariableBinding.Special(LispType.T, Symbol.T));
            }
        }
        for (Map.Entry<Symbol, DeclaredType> each : types.entrySet()) {
            if (!bound.contains(each.getKey())) {
                result = narrow(result, each.getKey(), each.getValue());
            }
        }
        result = applyToFunctions(result);
        return policy == null ? result : result.withPolicy(policy);
    }

    /** Returns the environment with what is declared of functions. */
    LexicalEnvironment applyToFunctions(LexicalEnvironment environment) {
        LexicalEnvironment result = environment;
        for (NamedFact each : functionFacts) {
            result = result.withFunctionFact(each.name, each.fact);
        }
        return result;
    }

    /** A free type declaration says something of a variable bound elsewhere, as long as it is seen from here. */
    private static LexicalEnvironment narrow(LexicalEnvironment environment, Symbol name, DeclaredType type) {
        LexicalEnvironment.VariableBinding binding = switch (environment.variable(name)) {
            case LexicalEnvironment.VariableBinding.Special(var known, var specifier) ->
                new LexicalEnvironment.VariableBinding.Special(known.meet(type.type()), type.specifier());
            case LexicalEnvironment.VariableBinding.Lexical(var variable, var known, var specifier) ->
                new LexicalEnvironment.VariableBinding.Lexical(variable, known.meet(type.type()), type.specifier());
            case LexicalEnvironment.VariableBinding.SymbolMacro(var expansion) ->
                new LexicalEnvironment.VariableBinding.SymbolMacro(
                        Lists.list(StandardSymbols.THE, type.specifier(), expansion));
            case null -> null;
        };
        if (binding == null) {
            return environment;
        }
        return environment.withVariable(name, binding);
    }
}

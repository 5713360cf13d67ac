package org.clysm.compiler.expand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Policy;

/** Declaration specifiers (CLHS 3.3.3) to {@link Declarations}. */
final class DeclarationParser {

    /** What to do with the arguments of a declaration identifier. */
    private interface Handler {
        void handle(Cons specifier, Declarations declarations, LexicalEnvironment environment);
    }

    private final Expander expander;
    private final Map<Symbol, Handler> handlers = new HashMap<>();

    DeclarationParser(Expander expander) {
        this.expander = expander;
        handle("SPECIAL", (specifier, into, environment) -> variables(specifier).forEach(into::addSpecial));
        handle("TYPE", (specifier, into, environment) -> {
            requireArguments(specifier, 1);
            declareTypes(Lists.second(specifier), Lists.nthCdr(2, specifier), into, environment);
        });
        handle("FTYPE", this::declareFunctionTypes);
        handle(
                "INLINE",
                (specifier, into, environment) -> declareInlining(specifier, GlobalDefinition.Inline.INLINE, into));
        handle(
                "NOTINLINE",
                (specifier, into, environment) -> declareInlining(specifier, GlobalDefinition.Inline.NOTINLINE, into));
        handle("IGNORE", (specifier, into, environment) -> declareIgnored(specifier, true, into));
        handle("IGNORABLE", (specifier, into, environment) -> declareIgnored(specifier, false, into));
        // Everything has indefinite extent here, so that the promise is of no use.
        handle("DYNAMIC-EXTENT", (specifier, into, environment) -> {});
        handle(
                "OPTIMIZE",
                (specifier, into, environment) ->
                        into.setPolicy(policy(specifier, into.policyOr(environment.policy()))));
    }

    private void handle(String name, Handler handler) {
        handlers.put(StandardSymbols.find(name), handler);
    }

    /** Returns what the specifiers declare. */
    Declarations parse(List<Cons> specifiers, LexicalEnvironment environment) {
        if (specifiers.isEmpty()) {
            return Declarations.NONE;
        }
        Declarations result = new Declarations();
        for (Cons specifier : specifiers) {
            parse(specifier, result, environment);
        }
        return result;
    }

    private void parse(Cons specifier, Declarations into, LexicalEnvironment environment) {
        Object identifier = specifier.car();
        Handler handler = identifier instanceof Symbol symbol ? handlers.get(symbol) : null;
        if (handler != null) {
            handler.handle(specifier, into, environment);
        } else if (identifier instanceof Cons
                || (identifier instanceof Symbol name && expander.types().isTypeName(name))) {
            declareTypes(identifier, specifier.cdr(), into, environment);
        } else if (!(identifier instanceof Symbol name && expander.globals().isDeclarationName(name))) {
            expander.warn(specifier, "unknown declaration " + identifier);
        }
    }

    private void declareTypes(Object type, Object names, Declarations into, LexicalEnvironment environment) {
        DeclaredType parsed = expander.types().parse(type, environment);
        for (Object name : Lists.iterate(names)) {
            into.addType(variable(name), parsed);
        }
    }

    private void declareFunctionTypes(Cons specifier, Declarations into, LexicalEnvironment environment) {
        requireArguments(specifier, 1);
        for (Object name : Lists.iterate(Lists.nthCdr(2, specifier))) {
            into.addFunctionFact(
                    expander.functionName(name), new LexicalEnvironment.FunctionFact(null, Lists.second(specifier)));
        }
    }

    private void declareInlining(Cons specifier, GlobalDefinition.Inline inline, Declarations into) {
        for (Object name : Lists.iterate(specifier.cdr())) {
            into.addFunctionFact(expander.functionName(name), new LexicalEnvironment.FunctionFact(inline, null));
        }
    }

    private void declareIgnored(Cons specifier, boolean ignore, Declarations into) {
        for (Object name : Lists.iterate(specifier.cdr())) {
            if (Lists.isForm(name, StandardSymbols.FUNCTION) && Lists.length(name) == 2) {
                // Nobody is warned of functions that are not used.
                expander.functionName(Lists.second(name));
            } else if (ignore) {
                into.addIgnore(variable(name));
            } else {
                into.addIgnorable(variable(name));
            }
        }
    }

    private List<Symbol> variables(Cons specifier) {
        return Lists.toJava(specifier.cdr()).stream().map(this::variable).toList();
    }

    private Symbol variable(Object name) {
        if (name instanceof Symbol symbol) {
            return symbol;
        }
        throw expander.error("a declaration names the variable " + name + ", which is no symbol");
    }

    private void requireArguments(Cons specifier, int least) {
        if (Lists.length(specifier) <= least) {
            throw expander.error(specifier, "the declaration " + specifier + " is too short");
        }
    }

    /** Returns the policy with the qualities of an {@code optimize} specifier changed. */
    Policy policy(Cons specifier, Policy before) {
        Policy policy = before;
        for (Object quality : Lists.iterate(specifier.cdr())) {
            Object name = quality instanceof Cons cons ? cons.car() : quality;
            Object value =
                    quality instanceof Cons cons && cons.cdr() instanceof Cons ? Lists.second(cons) : (Object) 3L;
            if (!(value instanceof Long level) || level < 0 || level > 3) {
                throw expander.error(specifier, "an optimize quality is 0 to 3, not " + value);
            }
            policy = withQuality(policy, name, level.intValue());
        }
        return policy;
    }

    private Policy withQuality(Policy policy, Object name, int level) {
        if (name == StandardSymbols.SPEED) {
            return new Policy(level, policy.safety(), policy.debug(), policy.space());
        }
        if (name == StandardSymbols.SAFETY) {
            return new Policy(policy.speed(), level, policy.debug(), policy.space());
        }
        if (name == StandardSymbols.DEBUG) {
            return new Policy(policy.speed(), policy.safety(), level, policy.space());
        }
        if (name == StandardSymbols.SPACE) {
            return new Policy(policy.speed(), policy.safety(), policy.debug(), level);
        }
        if (name != StandardSymbols.COMPILATION_SPEED) {
            expander.warn(null, "unknown optimize quality " + name);
        }
        return policy;
    }
}

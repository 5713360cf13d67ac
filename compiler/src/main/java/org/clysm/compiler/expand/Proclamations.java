package org.clysm.compiler.expand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** Global declarations: what {@code declaim} and {@code proclaim} make known to the compiler (CLHS 3.3.2). */
final class Proclamations {

    private interface Handler {
        void handle(Cons specifier);
    }

    private final Expander expander;
    private final Map<Symbol, Handler> handlers = new HashMap<>();

    Proclamations(Expander expander) {
        this.expander = expander;
        handlers.put(StandardSymbols.SPECIAL, this::special);
        handlers.put(StandardSymbols.TYPE, specifier -> types(Lists.second(specifier), Lists.nthCdr(2, specifier)));
        handlers.put(StandardSymbols.FTYPE, this::functionTypes);
        handlers.put(StandardSymbols.INLINE, specifier -> inlining(specifier, GlobalDefinition.Inline.INLINE));
        handlers.put(StandardSymbols.NOTINLINE, specifier -> inlining(specifier, GlobalDefinition.Inline.NOTINLINE));
        handlers.put(
                StandardSymbols.OPTIMIZE,
                specifier -> define(new GlobalDefinition.Optimize(expander.declarations()
                        .policy(specifier, expander.globals().policy()))));
        handlers.put(StandardSymbols.DECLARATION, this::declarationNames);
    }

    private void define(GlobalDefinition definition) {
        expander.globals().define(definition);
    }

    /**
     * Makes a declaration specifier known.
     *
     * @throws CompileException if it is malformed
     */
    void proclaim(Object object) {
        if (!(object instanceof Cons specifier) || !Lists.isProper(specifier)) {
            throw expander.error("a declaration must be a list, not " + Printer.brief(object));
        }
        Handler handler = specifier.car() instanceof Symbol symbol ? handlers.get(symbol) : null;
        if (handler != null) {
            handler.handle(specifier);
        } else if (specifier.car() instanceof Cons
                || specifier.car() instanceof Symbol name && expander.types().isTypeName(name)) {
            types(specifier.car(), specifier.cdr());
        } else if (!(specifier.car() instanceof Symbol name
                && expander.globals().isDeclarationName(name))) {
            expander.warn(specifier, "unknown declaration " + specifier.car());
        }
    }

    private void special(Cons specifier) {
        for (Object name : Lists.iterate(specifier.cdr())) {
            Symbol symbol = expander.symbol(name, "a special variable");
            if (symbol.isKeyword() || expander.globals().constant(symbol) != null) {
                throw expander.error(specifier, symbol + " is a constant and cannot be special");
            }
            define(new GlobalDefinition.Special(symbol));
        }
    }

    private void types(Object type, Object names) {
        expander.types()
                .parse(type, LexicalEnvironment.global(expander.globals().policy()));
        for (Object name : Lists.iterate(names)) {
            define(new GlobalDefinition.VariableType(expander.symbol(name, "a variable"), type));
        }
    }

    private void functionTypes(Cons specifier) {
        for (Object name : Lists.iterate(Lists.nthCdr(2, specifier))) {
            define(new GlobalDefinition.FunctionType(expander.functionName(name), Lists.second(specifier)));
        }
    }

    private void inlining(Cons specifier, GlobalDefinition.Inline inline) {
        for (Object name : Lists.iterate(specifier.cdr())) {
            define(new GlobalDefinition.Inlining(expander.functionName(name), inline));
        }
    }

    private void declarationNames(Cons specifier) {
        List<Symbol> names = Lists.toJava(specifier.cdr()).stream()
                .map(name -> expander.symbol(name, "the name of a declaration"))
                .toList();
        define(new GlobalDefinition.DeclarationNames(names));
    }
}

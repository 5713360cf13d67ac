package org.clysm.compiler.driver;

import java.util.List;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.CompileException;
import org.clysm.compiler.expand.CompilerServices;
import org.clysm.compiler.expand.Expander;
import org.clysm.compiler.expand.ExpanderKind;
import org.clysm.compiler.expand.Mode;
import org.clysm.compiler.image.CompilerCallbacks;
import org.clysm.compiler.image.ImageException;

/**
 * Answers what Lisp asks of the compiler through the host module {@code clysm:compiler} ({@code image/services.lisp}).
 */
final class CompilerService implements CompilerCallbacks {

    /**
     * How deep calls from Lisp may stand inside one another. Each takes some 20 kB of the stack, a module if it
     * evaluates, and a millisecond; a function that evaluates itself without end comes here within seconds.
     */
    private static final int DEEPEST = 2_000;

    private final Expander expander;
    private final CompilerServices services;
    private final ImageSession image;
    private int depth;

    CompilerService(Expander expander, ImageSession image) {
        this.expander = expander;
        this.services = expander.services();
        this.image = image;
    }

    @Override
    public String call(String function, String message) {
        Object arguments = image.codec().decode(message);
        return image.codec().encode(depth == DEEPEST ? tooDeep() : answer(function, arguments));
    }

    /** The answer that {@code ask-compiler} makes a condition of: a storage-condition, by the third element. */
    private static Object tooDeep() {
        return Lists.list(
                Symbol.NIL, "More than " + DEEPEST + " calls of the compiler stand inside one another.", Symbol.T);
    }

    private Object answer(String function, Object arguments) {
        depth++;
        try {
            return Lists.list(Symbol.T, answer(function, Lists.first(arguments), Lists.second(arguments)));
        } catch (CompileException | ImageException e) {
            return Lists.list(Symbol.NIL, e.getMessage());
        } finally {
            depth--;
            if (depth == 0) {
                image.codec().forgetOriginals();
            }
        }
    }

    private Object answer(String function, Object form, Object second) {
        int environment = second instanceof Long number ? number.intValue() : 0;
        return switch (function) {
            case "macroexpand1" -> expansion(services.macroexpand1(form, environment));
            case "macroexpand" -> expansion(services.macroexpand(form, environment));
            case "setfExpansion" -> services.setfExpansion(form, environment);
            case "macroFunction" -> services.macroFunction((Symbol) form, environment);
            case "isConstant" -> Symbol.bool(services.isConstant(form, environment));
            case "evaluate" -> {
                expander.process(form, 0, Mode.EVALUATE, image::run);
                yield Symbol.NIL;
            }
            case "noteExpander" -> {
                services.noteExpander(
                        ExpanderKind.valueOf(((Symbol) second).name().replace('-', '_')), form);
                yield Symbol.NIL;
            }
            case "noteSymbolMacro" -> {
                services.noteSymbolMacro((Symbol) form, second);
                yield Symbol.NIL;
            }
            case "define" -> Symbol.bool(services.define((Symbol) form, (Symbol) second));
            case "documentation" -> image.documentation(Expander.functionNameOrNull(form), (Symbol) second);
            case "proclaim" -> {
                services.proclaim(form);
                yield Symbol.NIL;
            }
            default -> throw new IllegalArgumentException("the compiler has no service " + function);
        };
    }

    private static Object expansion(CompilerServices.Expansion expansion) {
        return Lists.fromJava(List.of(expansion.form(), Symbol.bool(expansion.expanded())));
    }
}

package org.clysm.compiler.expand;

import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * The situations of an {@code eval-when} form.
 *
 * @param compile {@code :compile-toplevel}
 * @param load {@code :load-toplevel}
 * @param execute {@code :execute}
 */
record Situations(boolean compile, boolean load, boolean execute) {

    /**
     * Reads the situations of a form.
     *
     * @throws CompileException if the form is malformed or names an unknown situation
     */
    static Situations parse(Expander expander, Cons form) {
        Object list = expander.arguments(form, 1, -1, "(eval-when (situation...) form...)")
                .getFirst();
        if (!Lists.isProper(list)) {
            throw expander.error(form, "eval-when needs a list of situations, not " + Printer.brief(list));
        }
        boolean compile = false;
        boolean load = false;
        boolean execute = false;
        for (Object situation : Lists.iterate(list)) {
            if (is(situation, "COMPILE-TOPLEVEL", StandardSymbols.COMPILE)) {
                compile = true;
            } else if (is(situation, "LOAD-TOPLEVEL", StandardSymbols.LOAD)) {
                load = true;
            } else if (is(situation, "EXECUTE", StandardSymbols.EVAL)) {
                execute = true;
            } else {
                throw expander.error(form, situation + " is no situation of eval-when");
            }
        }
        return new Situations(compile, load, execute);
    }

    private static boolean is(Object situation, String keyword, Symbol deprecated) {
        return situation == deprecated
                || situation instanceof Symbol symbol
                        && symbol.isKeyword()
                        && symbol.name().equals(keyword);
    }
}

package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * The parts of a body (CLHS 3.4.11): {@code [[declaration* | documentation]] form*}.
 *
 * @param specifiers the declaration specifiers of all {@code declare} expressions, in order
 * @param documentation the docstring, or null
 * @param forms the list of forms
 */
record Body(List<Cons> specifiers, String documentation, Object forms) {

    /**
     * Takes a body apart.
     *
     * @param mayDocument whether a string in front, with a form after it, is a docstring
     * @throws CompileException if a {@code declare} expression is malformed
     */
    static Body parse(Expander expander, Object forms, boolean mayDocument) {
        List<Cons> specifiers = new ArrayList<>();
        String documentation = null;
        Object rest = forms;
        while (rest instanceof Cons cons) {
            if (Lists.isForm(cons.car(), StandardSymbols.DECLARE)) {
                addSpecifiers(expander, (Cons) cons.car(), specifiers);
            } else if (mayDocument
                    && documentation == null
                    && cons.car() instanceof String string
                    && cons.cdr() instanceof Cons) {
                documentation = string;
            } else {
                break;
            }
            rest = cons.cdr();
        }
        return new Body(specifiers, documentation, rest);
    }

    private static void addSpecifiers(Expander expander, Cons declare, List<Cons> specifiers) {
        for (Object specifier : expander.arguments(declare)) {
            if (!(specifier instanceof Cons cons) || !Lists.isProper(cons)) {
                throw expander.error(declare, "a declaration must be a list, not " + Printer.brief(specifier));
            }
            specifiers.add(cons);
        }
    }

    /** Returns the declarations as {@code declare} expressions, to be put in front of the forms again. */
    Object declareForms() {
        return specifiers.isEmpty()
                ? Symbol.NIL
                : Lists.list(new Cons(StandardSymbols.DECLARE, Lists.fromJava(specifiers)));
    }

    /** Returns the declarations and forms without the docstring. */
    Object withoutDocumentation() {
        return Lists.append(declareForms(), forms);
    }
}

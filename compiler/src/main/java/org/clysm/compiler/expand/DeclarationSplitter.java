package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * Divides declarations between several forms that bind what was bound by one: each goes to where its variable is bound.
 */
final class DeclarationSplitter {

    private static final Set<String> ABOUT_OTHERS = Set.of("FTYPE", "INLINE", "NOTINLINE", "OPTIMIZE", "DECLARATION");

    private final List<Cons> specifiers;

    DeclarationSplitter(List<Cons> specifiers) {
        this.specifiers = specifiers;
    }

    /** Returns the list of declaration specifiers about some of the variables. */
    Object about(Set<Symbol> variables) {
        return select(variables::contains, false);
    }

    /** Returns a list of {@code declare} expressions, perhaps none, with all that is not about the variables. */
    Object declareOthers(Set<Symbol> variables) {
        Object selected = select(name -> !variables.contains(name), true);
        return selected == Symbol.NIL ? Symbol.NIL : Lists.list(new Cons(StandardSymbols.DECLARE, selected));
    }

    private Object select(Predicate<Object> isWanted, boolean others) {
        List<Object> selected = new ArrayList<>();
        for (Cons specifier : specifiers) {
            if (specifier.car() instanceof Symbol symbol && ABOUT_OTHERS.contains(symbol.name())) {
                if (others) {
                    selected.add(specifier);
                }
            } else {
                addSelected(specifier, isWanted, selected);
            }
        }
        return Lists.fromJava(selected);
    }

    private static void addSelected(Cons specifier, Predicate<Object> isWanted, List<Object> selected) {
        boolean hasType = specifier.car() == StandardSymbols.TYPE && specifier.cdr() instanceof Cons;
        Object names = hasType ? Lists.nthCdr(2, specifier) : specifier.cdr();
        List<Object> wanted = Lists.toJava(names).stream().filter(isWanted).toList();
        if (!wanted.isEmpty()) {
            Object rest = Lists.fromJava(wanted);
            selected.add(new Cons(specifier.car(), hasType ? new Cons(Lists.second(specifier), rest) : rest));
        }
    }
}

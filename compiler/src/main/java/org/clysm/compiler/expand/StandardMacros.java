package org.clysm.compiler.expand;

import java.util.HashMap;
import java.util.Map;
import org.clysm.compiler.data.Symbol;

/**
 * The macros that are written in Java, permanently and only here: those that the library needs to be written at all. A
 * class for each theme fills the table.
 */
final class StandardMacros {

    private StandardMacros() {}

    static Map<Symbol, StandardMacro> table(Expander expander) {
        Map<Symbol, StandardMacro> table = new HashMap<>();
        new ControlMacros(expander).addTo(table);
        new CaseMacros(expander).addTo(table);
        new IterationMacros(expander).addTo(table);
        new ValueMacros(expander).addTo(table);
        new PlaceMacros(expander).addTo(table);
        new DefinitionMacros(expander).addTo(table);
        return table;
    }
}

package org.clysm.compiler.link;

import java.util.List;
import java.util.function.Supplier;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.wasm.FunctionRef;

/** What is needed to find a unit; its code is got when something in it is reached. */
public final class UnitEntry {

    private final Trigger trigger;
    private final FunctionRef init;
    private final List<String> functions;
    private final List<String> globals;
    private final List<GeneratedUnit.Definition> definitions;
    private final Supplier<Unit> loader;
    private Unit unit;

    /**
     * Makes an entry.
     *
     * @param trigger when the unit's initialisation takes part
     * @param init the function that initialises it, or null
     * @param functions the names of its functions
     * @param globals the names of its globals
     * @param definitions the Lisp functions that it defines
     * @param loader gets the unit
     */
    public UnitEntry(
            Trigger trigger,
            FunctionRef init,
            List<String> functions,
            List<String> globals,
            List<GeneratedUnit.Definition> definitions,
            Supplier<Unit> loader) {
        this.trigger = trigger;
        this.init = init;
        this.functions = functions;
        this.globals = globals;
        this.definitions = definitions;
        this.loader = loader;
    }

    /** Makes the entry of a unit that is there already. */
    public static UnitEntry of(Unit unit) {
        return new UnitEntry(
                unit.trigger(),
                unit.init(),
                unit.functions().stream().map(function -> function.ref().name()).toList(),
                unit.globals().stream().map(global -> global.ref().name()).toList(),
                unit.definitions(),
                () -> unit);
    }

    Trigger trigger() {
        return trigger;
    }

    FunctionRef init() {
        return init;
    }

    List<String> functions() {
        return functions;
    }

    List<String> globals() {
        return globals;
    }

    List<GeneratedUnit.Definition> definitions() {
        return definitions;
    }

    Unit unit() {
        if (unit == null) {
            unit = loader.get();
        }
        return unit;
    }
}

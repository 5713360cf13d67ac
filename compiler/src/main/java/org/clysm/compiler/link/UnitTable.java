package org.clysm.compiler.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.binary.ObjectFunction;
import org.clysm.compiler.wasm.binary.ObjectGlobal;

/** Units by what they define and by what triggers them. Of two units that define one thing, the later is meant. */
public final class UnitTable {

    private final List<Unit> units = new ArrayList<>();
    private final Map<Unit, Integer> order = new java.util.IdentityHashMap<>();
    private final Map<String, Unit> byFunction = new HashMap<>();
    private final Map<String, ObjectFunction> functions = new HashMap<>();
    private final Map<String, Unit> byGlobal = new HashMap<>();
    private final Map<String, ObjectGlobal> globals = new HashMap<>();
    private final Map<FunctionName, GlobalRef> definitions = new HashMap<>();
    private final Map<Trigger, List<Unit>> triggered = new HashMap<>();

    public void add(Unit unit) {
        order.put(unit, units.size());
        units.add(unit);
        for (ObjectFunction function : unit.functions()) {
            functions.put(function.ref().name(), function);
            byFunction.put(function.ref().name(), unit);
        }
        for (ObjectGlobal global : unit.globals()) {
            globals.put(global.ref().name(), global);
            byGlobal.put(global.ref().name(), unit);
        }
        for (GeneratedUnit.Definition definition : unit.definitions()) {
            definitions.put(definition.name(), definition.function());
        }
        if (unit.init() != null) {
            triggered.computeIfAbsent(unit.trigger(), key -> new ArrayList<>()).add(unit);
        }
    }

    /** Returns all units in the order in which they were added. */
    public List<Unit> units() {
        return units;
    }

    int orderOf(Unit unit) {
        return order.get(unit);
    }

    ObjectFunction function(String name) {
        return functions.get(name);
    }

    Unit unitOfFunction(String name) {
        return byFunction.get(name);
    }

    ObjectGlobal global(String name) {
        return globals.get(name);
    }

    Unit unitOfGlobal(String name) {
        return byGlobal.get(name);
    }

    /** Returns the global that holds the object of a Lisp function, or null if no unit defines it. */
    GlobalRef definition(FunctionName name) {
        return definitions.get(name);
    }

    /** Returns the units whose initialisation the symbol brings in, as the name of something or of a variable. */
    List<Unit> attachedTo(Symbol symbol) {
        var result = new ArrayList<>(triggeredBy(new Trigger.OnSymbol(symbol)));
        result.addAll(triggeredBy(new Trigger.OnVariable(symbol.qualifiedName())));
        return result;
    }

    /** Returns the units with that trigger that have an initialisation. */
    List<Unit> triggeredBy(Trigger trigger) {
        return triggered.getOrDefault(trigger, List.of());
    }
}

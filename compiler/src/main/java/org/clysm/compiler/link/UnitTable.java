package org.clysm.compiler.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
final class UnitTable {

    private final List<UnitEntry> entries = new ArrayList<>();
    private final Map<UnitEntry, Integer> order = new IdentityHashMap<>();
    private final Map<String, UnitEntry> byFunction = new HashMap<>();
    private final Map<String, UnitEntry> byGlobal = new HashMap<>();
    private final Map<FunctionName, GlobalRef> definitions = new HashMap<>();
    private final Map<Trigger, List<UnitEntry>> triggered = new HashMap<>();

    void add(UnitEntry entry) {
        order.put(entry, entries.size());
        entries.add(entry);
        entry.functions().forEach(name -> byFunction.put(name, entry));
        entry.globals().forEach(name -> byGlobal.put(name, entry));
        for (GeneratedUnit.Definition definition : entry.definitions()) {
            definitions.put(definition.name(), definition.function());
        }
        if (entry.init() != null) {
            triggered.computeIfAbsent(entry.trigger(), key -> new ArrayList<>()).add(entry);
        }
    }

    /** Returns all entries in the order in which they were added. */
    List<UnitEntry> entries() {
        return entries;
    }

    int orderOf(UnitEntry entry) {
        return order.get(entry);
    }

    /** Returns the unit that defines the function of that name, or null. */
    UnitEntry ofFunction(String name) {
        return byFunction.get(name);
    }

    /** Returns the unit that defines the global of that name, or null. */
    UnitEntry ofGlobal(String name) {
        return byGlobal.get(name);
    }

    /** Returns a function that a unit defines. */
    static ObjectFunction function(UnitEntry entry, String name) {
        ObjectFunction found = null;
        for (ObjectFunction function : entry.unit().functions()) {
            if (function.ref().name().equals(name)) {
                found = function;
            }
        }
        return found;
    }

    /** Returns a global that a unit defines. */
    static ObjectGlobal global(UnitEntry entry, String name) {
        ObjectGlobal found = null;
        for (ObjectGlobal global : entry.unit().globals()) {
            if (global.ref().name().equals(name)) {
                found = global;
            }
        }
        return found;
    }

    /** Returns the global that holds the object of a Lisp function, or null if no unit defines it. */
    GlobalRef definition(FunctionName name) {
        return definitions.get(name);
    }

    /** Returns the units whose initialisation the symbol brings in, as the name of something or of a variable. */
    List<UnitEntry> attachedTo(Symbol symbol) {
        var result = new ArrayList<>(triggeredBy(new Trigger.OnSymbol(symbol)));
        result.addAll(triggeredBy(new Trigger.OnVariable(symbol.qualifiedName())));
        return result;
    }

    /** Returns the units with that trigger that have an initialisation. */
    List<UnitEntry> triggeredBy(Trigger trigger) {
        return triggered.getOrDefault(trigger, List.of());
    }
}

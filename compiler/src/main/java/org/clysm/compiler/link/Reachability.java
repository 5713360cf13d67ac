package org.clysm.compiler.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.clysm.compiler.codegen.Constant;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Parts;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.binary.Guard;
import org.clysm.compiler.wasm.binary.ObjectCode;
import org.clysm.compiler.wasm.binary.ObjectFunction;
import org.clysm.compiler.wasm.binary.ObjectGlobal;
import org.clysm.compiler.wasm.binary.Relocation;

/**
 * Finds what a standalone module needs: everything that the roots reach by reference, and the initialisations that what
 * was reached triggers.
 */
final class Reachability {

    private final UnitTable units;
    private final Predicate<UnitEntry> isProgram;
    private final Packages packages;
    private final Deque<Runnable> open = new ArrayDeque<>();

    private final Map<String, ObjectFunction> functions = new LinkedHashMap<>();
    private final Map<String, ObjectGlobal> globals = new LinkedHashMap<>();
    private final Map<String, Import> imports = new LinkedHashMap<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Set<String> programConstants = new HashSet<>();
    private final Set<Symbol> symbols = new LinkedHashSet<>();
    private final Set<UnitEntry> initialised = new HashSet<>();
    private final Set<UnitEntry> usedByProgram = new HashSet<>();
    private final Set<TagRef> tags = new HashSet<>();
    private final Set<String> unresolved = new LinkedHashSet<>();
    private final Map<UnitEntry, Map<String, Constant>> constantsOfUnits = new IdentityHashMap<>();
    private final ObjectTypes objectTypes = new ObjectTypes();
    private Predicate<Symbol> isExcluded = symbol -> false;
    private boolean reachesAllNames;

    /**
     * Prepares the search.
     *
     * @param units where definitions are found
     * @param isProgram tells the units of the user's program, in which a quoted symbol may be called as a function
     * @param packages the packages of all symbols
     */
    Reachability(UnitTable units, Predicate<UnitEntry> isProgram, Packages packages) {
        this.units = units;
        this.packages = packages;
        this.isProgram = isProgram;
    }

    /** Leaves out the functions that are named by some symbols where only their names lead to them. */
    void exclude(Predicate<Symbol> excluded) {
        isExcluded = excluded;
    }

    /** Adds the initialisation of a unit, and all that it needs. */
    void reachInit(UnitEntry unit) {
        if (unit.init() != null && initialised.add(unit)) {
            reach(unit.init(), unit);
        }
    }

    /** Adds a function of a unit. */
    void reachFunction(FunctionRef function, UnitEntry unit) {
        reach(function, unit);
    }

    /** Adds a Lisp function as an object that its symbol holds, if it is defined. */
    void reachDefinition(FunctionName name) {
        GlobalRef function = isExcluded.test(name.symbol()) ? null : units.definition(name);
        if (function != null) {
            reach(function, units.ofGlobal(function.name()));
        }
    }

    /** Adds a symbol as an object. */
    void reachSymbol(Symbol symbol) {
        if (symbols.add(symbol)) {
            open.add(() -> units.attachedTo(symbol).forEach(this::reachInit));
        }
    }

    /**
     * Adds all that a program can find by name: the symbols of all packages with their functions, setters and values.
     */
    private void reachAllNames() {
        if (!reachesAllNames) {
            reachesAllNames = true;
            for (Symbol symbol : ComputedNames.symbols(packages)) {
                if (symbol != Symbol.NIL) {
                    reachSymbol(symbol);
                }
                reachDefinition(FunctionName.of(symbol));
                reachDefinition(FunctionName.setf(symbol));
            }
        }
    }

    private void noticeUse(UnitEntry used, UnitEntry user) {
        if (used != null && isProgram.test(user) && usedByProgram.add(used) && ComputedNames.areFoundBy(used)) {
            reachAllNames();
        }
    }

    /** Whether the program itself, not only the library for it, refers to the function of such a name. */
    boolean isUsedByProgram(String functionName) {
        return usedByProgram.stream()
                .flatMap(unit -> unit.definitions().stream())
                .anyMatch(definition -> definition.name().entityName().equals(functionName));
    }

    /** Follows all references until nothing new is found. */
    void complete() {
        while (!open.isEmpty()) {
            open.poll().run();
        }
    }

    private void reach(Entity entity, UnitEntry from) {
        switch (entity) {
            case FunctionRef function -> reachFunctionRef(function, from);
            case GlobalRef global -> reachGlobal(global, from);
            case TagRef tag -> tags.add(tag);
            case DefinedType type -> {
                // Types come into the module with the code that names them.
            }
            case DataRef data -> throw new IllegalStateException("no unit has data segments");
        }
    }

    private void reachFunctionRef(FunctionRef ref, UnitEntry from) {
        var name = ref.name();
        noticeUse(units.ofFunction(name), from);
        if (functions.containsKey(name) || imports.containsKey(name)) {
            return;
        }
        for (Import item : from.unit().imports()) {
            if (item.entity().name().equals(name)) {
                imports.put(name, item);
                return;
            }
        }
        var unit = units.ofFunction(name);
        if (unit == null) {
            unresolved.add(name);
            return;
        }
        var function = UnitTable.function(unit, name);
        functions.put(name, function);
        open.add(() -> {
            scan(function.code(), unit);
            if (unit.trigger() instanceof Trigger.OnFunction) {
                // A function that is only called, never an object, is no definition, but may need initialisation.
                reachInit(unit);
            }
            for (GeneratedUnit.Definition definition : unit.definitions()) {
                units.triggeredBy(new Trigger.OnFunction(definition.name())).forEach(this::reachInit);
            }
        });
    }

    private void reachGlobal(GlobalRef ref, UnitEntry from) {
        var name = ref.name();
        noticeUse(units.ofGlobal(name), from);
        if (globals.containsKey(name)
                || Kernel.defines(ref)
                || reachedConstants(from).contains(name)) {
            return;
        }
        if (ref.equals(CoreTypes.T)) {
            reachSymbol(Symbol.T);
            return;
        }
        var constant = constantsOf(from).get(name);
        if (constant != null) {
            reachConstant(constant, from);
            return;
        }
        var unit = units.ofGlobal(name);
        if (unit == null) {
            unresolved.add(name);
            return;
        }
        var global = UnitTable.global(unit, name);
        globals.put(name, global);
        open.add(() -> {
            scan(global.init(), unit);
            units.triggeredBy(new Trigger.OnVariable(name)).forEach(this::reachInit);
        });
    }

    private Map<String, Constant> constantsOf(UnitEntry unit) {
        return constantsOfUnits.computeIfAbsent(unit, key -> {
            var byName = new HashMap<String, Constant>();
            for (Constant constant : key.unit().constants()) {
                byName.put(constant.ref().name(), constant);
            }
            return byName;
        });
    }

    private void scan(ObjectCode code, UnitEntry unit) {
        scan(code, code.relocations(), code.guards(), unit);
    }

    /** Follows relocations; those that a guard holds back wait until there are objects of one of its types. */
    private void scan(ObjectCode code, List<Relocation> relocations, List<Guard> guards, UnitEntry unit) {
        int next = 0;
        for (int i = 0; i < guards.size(); i++) {
            var guard = guards.get(i);
            boolean isOpen = next < relocations.size() && relocations.get(next).offset() <= guard.end();
            if (isOpen && objectTypes.areAbsent(guard.types())) {
                int start = next;
                while (start < relocations.size() && !guard.contains(relocations.get(start))) {
                    if (relocations.get(start).offset() > guard.end()) {
                        break;
                    }
                    start++;
                }
                follow(code, relocations.subList(next, start), unit);
                int end = start;
                while (end < relocations.size() && guard.contains(relocations.get(end))) {
                    end++;
                }
                List<Relocation> held = relocations.subList(start, end);
                List<Guard> inner = within(guards, guard, i + 1);
                objectTypes.whenPresent(guard.types(), () -> open.add(() -> scan(code, held, inner, unit)));
                next = end;
            }
        }
        follow(code, relocations.subList(next, relocations.size()), unit);
    }

    private static List<Guard> within(List<Guard> guards, Guard outer, int first) {
        int end = first;
        while (end < guards.size() && guards.get(end).start() < outer.end()) {
            end++;
        }
        return guards.subList(first, end);
    }

    private void follow(ObjectCode code, List<Relocation> relocations, UnitEntry unit) {
        for (int i = 0; i < relocations.size(); i++) {
            var relocation = relocations.get(i);
            objectTypes.noticeAllocation(code, relocation);
            reach(relocation.target(), unit);
        }
    }

    /** Lets objects of all types exist. */
    void reachAllTypes() {
        objectTypes.noticeAll();
    }

    /** Returns the types of which no object can exist. */
    Set<DefinedType> absentTypes() {
        return objectTypes.absent();
    }

    /** The names of constants that need no second look from a unit: the program's may also name functions. */
    private Set<String> reachedConstants(UnitEntry from) {
        return isProgram.test(from) ? programConstants : constants.keySet();
    }

    private void reachConstant(Constant constant, UnitEntry from) {
        constants.putIfAbsent(constant.ref().name(), constant);
        boolean mayBeCalled = isProgram.test(from);
        if (mayBeCalled) {
            programConstants.add(constant.ref().name());
        }
        reachSymbolsOf(constant.datum(), mayBeCalled);
    }

    /** Adds the symbols within an object; those of the program bring the functions that they name. */
    private void reachSymbolsOf(Object datum, boolean mayBeCalled) {
        Parts.forEachDeep(datum, part -> {
            objectTypes.noticeConstant(part);
            if (part instanceof Symbol symbol && symbol != Symbol.NIL) {
                reachSymbol(symbol);
                if (mayBeCalled) {
                    open.add(() -> reachDefinition(FunctionName.of(symbol)));
                }
            }
        });
    }

    /** Returns the functions reached, in the order of their units. */
    List<ObjectFunction> functions() {
        return inUnitOrder(
                functions.values(), function -> units.ofFunction(function.ref().name()));
    }

    /** Returns the globals reached, in the order of their units and within them, so that uses follow definitions. */
    List<ObjectGlobal> globals() {
        var result = new ArrayList<ObjectGlobal>();
        for (UnitEntry unit : units.entries()) {
            for (String name : unit.globals()) {
                if (globals.containsKey(name) && units.ofGlobal(name) == unit) {
                    result.add(globals.get(name));
                }
            }
        }
        return result;
    }

    private <T> List<T> inUnitOrder(Iterable<T> items, java.util.function.Function<T, UnitEntry> unitOf) {
        var result = new ArrayList<T>();
        items.forEach(result::add);
        result.sort(Comparator.comparingInt(item -> units.orderOf(unitOf.apply(item))));
        return result;
    }

    boolean reaches(GlobalRef global) {
        return globals.containsKey(global.name());
    }

    boolean reachesFunction(String name) {
        return functions.containsKey(name) || unresolved.contains(name);
    }

    List<Import> imports() {
        return List.copyOf(imports.values());
    }

    List<Constant> constants() {
        return List.copyOf(constants.values());
    }

    Set<Symbol> symbols() {
        return symbols;
    }

    boolean usesTag(TagRef tag) {
        return tags.contains(tag);
    }

    /** Returns the units whose initialisation takes part, in order. */
    List<UnitEntry> initialisations() {
        var result = new ArrayList<>(initialised);
        result.sort(Comparator.comparingInt(units::orderOf));
        return result;
    }

    /** Returns the names of functions and globals that nothing defines. */
    Set<String> unresolved() {
        return unresolved;
    }
}

package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Policy;

/**
 * What the compiler knows of global names (CLHS 3.1.1.1): the sum of the {@linkplain GlobalDefinition definitions} that
 * it was given. Macro functions and other expanders are not here: they live in the image, and here is only that there
 * is one.
 */
public final class GlobalEnvironment {

    /** The variables of CLHS 25.1.1 that have no stars around their names. */
    private static final Set<String> PROMPT_VARIABLES = Set.of("*", "**", "+", "++", "+++", "-", "/", "//", "///");

    private final Map<ExpanderKind, Set<FunctionName>> expanders = new LinkedHashMap<>();
    private final Map<Symbol, Symbol> setfUpdates = new LinkedHashMap<>();
    private final Map<Symbol, Object> symbolMacros = new LinkedHashMap<>();
    private final Set<Symbol> specials = new LinkedHashSet<>();
    private final Map<Symbol, GlobalDefinition.Constant> constants = new LinkedHashMap<>();
    private final Map<Symbol, GlobalVariable> globals = new LinkedHashMap<>();
    private final Map<Symbol, Object> variableTypes = new LinkedHashMap<>();
    private final Map<FunctionName, FunctionShape> functions = new LinkedHashMap<>();
    private final Set<FunctionName> indirect = new LinkedHashSet<>();
    private final Map<FunctionName, Object> functionTypes = new LinkedHashMap<>();
    private final Map<FunctionName, GlobalDefinition.Inline> inlining = new LinkedHashMap<>();
    private final Map<FunctionName, Object> inlineSources = new LinkedHashMap<>();
    private final Map<Symbol, Boolean> classNames = new LinkedHashMap<>();
    private final Map<FunctionName, ForeignFunction> foreignFunctions = new LinkedHashMap<>();
    private final Map<String, ForeignExport> exports = new LinkedHashMap<>();
    private final Set<Symbol> declarationNames = new HashSet<>();
    private Policy policy = Policy.DEFAULT;
    private Consumer<GlobalDefinition> listener = definition -> {};

    /**
     * Makes an environment that knows of T, NIL and the special variables of the standard, wherever they are defined.
     */
    public GlobalEnvironment() {
        for (ExpanderKind kind : ExpanderKind.values()) {
            expanders.put(kind, new LinkedHashSet<>());
        }
        StandardSymbols.all().stream()
                .filter(symbol -> isVariableName(symbol.name()))
                .forEach(specials::add);
        constants.put(Symbol.NIL, new GlobalDefinition.Constant(Symbol.NIL, true, Symbol.NIL));
        constants.put(Symbol.T, new GlobalDefinition.Constant(Symbol.T, true, Symbol.T));
    }

    /** Whether a standard symbol is a special variable: {@code *print-base*}, and {@code + ++ +++} and their like. */
    private static boolean isVariableName(String name) {
        boolean hasStars = name.length() > 2 && name.startsWith("*") && name.endsWith("*");
        return hasStars || PROMPT_VARIABLES.contains(name);
    }

    /** Makes {@code listener} the one that is told of every definition from now on. */
    public void setListener(Consumer<GlobalDefinition> listener) {
        this.listener = listener;
    }

    /** Takes in a definition; what it contradicts is forgotten. */
    public void define(GlobalDefinition definition) {
        switch (definition) {
            case GlobalDefinition.Expander(var kind, var name) -> defineExpander(kind, name);
            case GlobalDefinition.SetfUpdate(var access, var update) -> {
                setfUpdates.put(access, update);
                expanders.get(ExpanderKind.SETF).remove(FunctionName.of(access));
            }
            case GlobalDefinition.SymbolMacro(var name, var expansion) -> symbolMacros.put(name, expansion);
            case GlobalDefinition.Special(var name) -> specials.add(name);
            case GlobalDefinition.Constant constant -> constants.put(constant.name(), constant);
            case GlobalDefinition.Global(var name, var global) -> globals.put(name, global);
            case GlobalDefinition.VariableType(var name, var specifier) -> variableTypes.put(name, specifier);
            case GlobalDefinition.Function(var name, var shape) -> defineFunction(name, shape);
            case GlobalDefinition.Indirect(var name) -> indirect.add(name);
            case GlobalDefinition.FunctionType(var name, var specifier) -> functionTypes.put(name, specifier);
            case GlobalDefinition.Inlining(var name, var inline) -> inlining.put(name, inline);
            case GlobalDefinition.InlineSource(var name, var lambda) -> inlineSources.put(name, lambda);
            case GlobalDefinition.ClassName(var name, var isStructure) -> classNames.put(name, isStructure);
            case GlobalDefinition.Foreign(var function) -> foreignFunctions.put(function.name(), function);
            case GlobalDefinition.Export(var export) -> exports.put(export.exportName(), export);
            case GlobalDefinition.Optimize(var newPolicy) -> policy = newPolicy;
            case GlobalDefinition.DeclarationNames(var names) -> declarationNames.addAll(names);
        }
        listener.accept(definition);
    }

    private void defineExpander(ExpanderKind kind, FunctionName name) {
        expanders.get(kind).add(name);
        if (kind == ExpanderKind.SETF) {
            setfUpdates.remove(name.symbol());
        }
        if (kind == ExpanderKind.MACRO) {
            functions.remove(name);
            inlineSources.remove(name);
            foreignFunctions.remove(name);
        }
    }

    private void defineFunction(FunctionName name, FunctionShape shape) {
        functions.put(name, shape);
        inlineSources.remove(name);
        expanders.get(ExpanderKind.MACRO).remove(name);
    }

    /** Returns definitions that rebuild this environment when they are given to a fresh one in order. */
    public List<GlobalDefinition> definitions() {
        List<GlobalDefinition> result = new ArrayList<>();
        expanders.forEach(
                (kind, names) -> names.forEach(name -> result.add(new GlobalDefinition.Expander(kind, name))));
        setfUpdates.forEach((access, update) -> result.add(new GlobalDefinition.SetfUpdate(access, update)));
        symbolMacros.forEach((name, expansion) -> result.add(new GlobalDefinition.SymbolMacro(name, expansion)));
        specials.forEach(name -> result.add(new GlobalDefinition.Special(name)));
        result.addAll(constants.values());
        globals.forEach((name, global) -> result.add(new GlobalDefinition.Global(name, global)));
        variableTypes.forEach((name, type) -> result.add(new GlobalDefinition.VariableType(name, type)));
        functions.forEach((name, shape) -> result.add(new GlobalDefinition.Function(name, shape)));
        indirect.forEach(name -> result.add(new GlobalDefinition.Indirect(name)));
        functionTypes.forEach((name, type) -> result.add(new GlobalDefinition.FunctionType(name, type)));
        inlining.forEach((name, inline) -> result.add(new GlobalDefinition.Inlining(name, inline)));
        inlineSources.forEach((name, source) -> result.add(new GlobalDefinition.InlineSource(name, source)));
        classNames.forEach((name, isStructure) -> result.add(new GlobalDefinition.ClassName(name, isStructure)));
        foreignFunctions.values().forEach(function -> result.add(new GlobalDefinition.Foreign(function)));
        exports.values().forEach(export -> result.add(new GlobalDefinition.Export(export)));
        result.add(new GlobalDefinition.Optimize(policy));
        result.add(new GlobalDefinition.DeclarationNames(List.copyOf(declarationNames)));
        return result;
    }

    /** Returns whether the image has an expander of the kind for the name. */
    public boolean hasExpander(ExpanderKind kind, FunctionName name) {
        return expanders.get(kind).contains(name);
    }

    /** Returns whether the image has an expander of the kind for the symbol. */
    public boolean hasExpander(ExpanderKind kind, Symbol name) {
        return hasExpander(kind, FunctionName.of(name));
    }

    /** Returns the names that have an expander of the kind. */
    List<Symbol> namesOfExpanders(ExpanderKind kind) {
        return expanders.get(kind).stream().map(FunctionName::symbol).toList();
    }

    /** Returns the function that updates a place of {@code (defsetf access update)}, or null. */
    public Symbol setfUpdate(Symbol access) {
        return setfUpdates.get(access);
    }

    /** Returns whether the symbol is a global symbol macro. */
    public boolean isSymbolMacro(Symbol name) {
        return symbolMacros.containsKey(name);
    }

    /** Returns the expansion of a global symbol macro. */
    public Object symbolMacro(Symbol name) {
        return symbolMacros.get(name);
    }

    /** Returns whether the symbol was proclaimed special. */
    public boolean isSpecial(Symbol name) {
        return specials.contains(name);
    }

    /** Returns the constant that the symbol names, or null. */
    public GlobalDefinition.Constant constant(Symbol name) {
        return constants.get(name);
    }

    /** Returns the run-time global that the symbol names, or null. */
    public GlobalVariable global(Symbol name) {
        return globals.get(name);
    }

    /** Returns the type specifier proclaimed for the variable, or null. */
    public Object variableType(Symbol name) {
        return variableTypes.get(name);
    }

    /** Returns what arguments the global function takes, or null if none of that name is known. */
    public FunctionShape function(FunctionName name) {
        return functions.get(name);
    }

    /** Returns whether the function must always be called through its name. */
    public boolean isIndirect(FunctionName name) {
        return indirect.contains(name);
    }

    /** Returns the type specifier proclaimed for the function, or null. */
    public Object functionType(FunctionName name) {
        return functionTypes.get(name);
    }

    /** Returns what was declaimed of inlining the function. */
    public GlobalDefinition.Inline inlining(FunctionName name) {
        return inlining.getOrDefault(name, GlobalDefinition.Inline.UNDECLARED);
    }

    /** Returns the lambda expression of an inline function, or null. */
    public Object inlineSource(FunctionName name) {
        return inlineSources.get(name);
    }

    /** Returns whether the symbol names a structure or condition type. */
    public boolean isClassName(Symbol name) {
        return classNames.containsKey(name);
    }

    /** Returns whether the symbol names a structure type. */
    public boolean isStructureName(Symbol name) {
        return classNames.getOrDefault(name, false);
    }

    /** Returns the foreign function of that name, or null. */
    public ForeignFunction foreignFunction(FunctionName name) {
        return foreignFunctions.get(name);
    }

    /** Returns all exports, in the order of their declarations. */
    public List<ForeignExport> exports() {
        return List.copyOf(exports.values());
    }

    /** Returns the export of that name for the host, or null. */
    public ForeignExport export(String exportName) {
        return exports.get(exportName);
    }

    /** Returns the global optimisation policy. */
    public Policy policy() {
        return policy;
    }

    /** Returns whether the symbol was declaimed to be the name of a declaration. */
    public boolean isDeclarationName(Symbol name) {
        return declarationNames.contains(name);
    }
}

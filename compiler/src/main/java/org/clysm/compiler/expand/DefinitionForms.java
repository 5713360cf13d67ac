package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Policy;

/**
 * Global definitions as one Lisp object and back, so that they can be kept wherever forms can: in the archive of the
 * library. The object is a list of groups {@code (kind item...)}; the kind is the ordinal of {@link Kind}.
 */
public final class DefinitionForms {

    /** The kinds of definition. The order is that of the numbers in the object. */
    private enum Kind {
        EXPANDER,
        SETF_UPDATE,
        SYMBOL_MACRO,
        SPECIAL,
        CONSTANT,
        GLOBAL,
        VARIABLE_TYPE,
        FUNCTION,
        INDIRECT,
        FUNCTION_TYPE,
        INLINING,
        INLINE_SOURCE,
        CLASS_NAME,
        FOREIGN,
        EXPORT,
        OPTIMIZE,
        DECLARATION_NAMES
    }

    private static final long REST = 1;
    private static final long KEYS = 2;
    private static final long OTHER_KEYS = 4;

    private final Packages packages;
    private final ForeignTypeTable foreignTypes;
    private final Map<Kind, Function<Object, GlobalDefinition>> readers = new EnumMap<>(Kind.class);

    /** Makes a translator; the packages and marshal types are those of the session. */
    public DefinitionForms(Packages packages, ForeignTypeTable foreignTypes) {
        this.packages = packages;
        this.foreignTypes = foreignTypes;
        fillReaders();
    }

    /** Returns definitions as one object of lists, symbols, numbers, strings and the forms in them. */
    public Object toForm(List<GlobalDefinition> definitions) {
        Map<Kind, List<Object>> groups = new EnumMap<>(Kind.class);
        for (GlobalDefinition definition : definitions) {
            Item item = item(definition);
            groups.computeIfAbsent(item.kind, kind -> new ArrayList<>()).add(item.form);
        }
        List<Object> result = new ArrayList<>();
        groups.forEach((kind, items) -> result.add(new Cons((long) kind.ordinal(), Lists.fromJava(items))));
        return Lists.fromJava(result);
    }

    private record Item(Kind kind, Object form) {}

    private Item item(GlobalDefinition definition) {
        return switch (definition) {
            case GlobalDefinition.Expander(var kind, var name) ->
                new Item(Kind.EXPANDER, new Cons(ordinal(kind), name(name)));
            case GlobalDefinition.SetfUpdate(var access, var update) ->
                new Item(Kind.SETF_UPDATE, new Cons(access, update));
            case GlobalDefinition.SymbolMacro(var name, var expansion) ->
                new Item(Kind.SYMBOL_MACRO, new Cons(name, expansion));
            case GlobalDefinition.Special(var name) -> new Item(Kind.SPECIAL, name);
            case GlobalDefinition.Constant(var name, var known, var value) ->
                new Item(Kind.CONSTANT, Lists.list(name, Symbol.bool(known), value));
            case GlobalDefinition.Global(var name, var global) ->
                new Item(Kind.GLOBAL, new Cons(name, ordinal(global.kind())));
            case GlobalDefinition.VariableType(var name, var specifier) ->
                new Item(Kind.VARIABLE_TYPE, new Cons(name, specifier));
            case GlobalDefinition.Function(var name, var shape) -> new Item(Kind.FUNCTION, function(name, shape));
            case GlobalDefinition.Indirect(var name) -> new Item(Kind.INDIRECT, name(name));
            case GlobalDefinition.FunctionType(var name, var specifier) ->
                new Item(Kind.FUNCTION_TYPE, new Cons(name(name), specifier));
            case GlobalDefinition.Inlining(var name, var inline) ->
                new Item(Kind.INLINING, new Cons(ordinal(inline), name(name)));
            case GlobalDefinition.InlineSource(var name, var lambda) ->
                new Item(Kind.INLINE_SOURCE, new Cons(name(name), lambda));
            case GlobalDefinition.ClassName(var name, var isStructure) ->
                new Item(Kind.CLASS_NAME, new Cons(name, Symbol.bool(isStructure)));
            case GlobalDefinition.Foreign(var function) -> new Item(Kind.FOREIGN, foreign(function));
            case GlobalDefinition.Export(var export) -> new Item(Kind.EXPORT, export(export));
            case GlobalDefinition.Optimize(var policy) ->
                new Item(
                        Kind.OPTIMIZE,
                        Lists.list((long) policy.speed(), (long) policy.safety(), (long) policy.debug(), (long)
                                policy.space()));
            case GlobalDefinition.DeclarationNames(var names) ->
                new Item(Kind.DECLARATION_NAMES, Lists.fromJava(names));
        };
    }

    private static Long ordinal(Enum<?> constant) {
        return (long) constant.ordinal();
    }

    private static Object name(FunctionName name) {
        return Forms.functionName(name);
    }

    private static Object function(FunctionName name, FunctionShape shape) {
        long flags = (shape.hasRest() ? REST : 0)
                + (shape.acceptsKeys() ? KEYS : 0)
                + (shape.allowsOtherKeys() ? OTHER_KEYS : 0);
        return Forms.listStar(
                Lists.fromJava(shape.keywords()), name(name), (long) shape.required(), (long) shape.optional(), flags);
    }

    private Object foreign(ForeignFunction function) {
        return Lists.list(
                name(function.name()),
                function.module(),
                function.field(),
                types(function.parameters()),
                type(function.result()));
    }

    private Object export(ForeignExport export) {
        return Lists.list(
                name(export.function()), export.exportName(), types(export.parameters()), type(export.result()));
    }

    private Object types(List<ForeignType> types) {
        return Lists.fromJava(types.stream().map(this::type).toList());
    }

    /** A marshal type is named by a keyword, whose name begins with a colon in {@link ForeignType#name}. */
    private Object type(ForeignType type) {
        return packages.keyword(type.name().substring(1).toUpperCase(Locale.ROOT));
    }

    private void fillReaders() {
        readers.put(
                Kind.EXPANDER,
                item -> new GlobalDefinition.Expander(
                        ExpanderKind.values()[index(Lists.car(item))], functionName(Lists.cdr(item))));
        readers.put(
                Kind.SETF_UPDATE,
                item -> new GlobalDefinition.SetfUpdate((Symbol) Lists.car(item), (Symbol) Lists.cdr(item)));
        readers.put(
                Kind.SYMBOL_MACRO, item -> new GlobalDefinition.SymbolMacro((Symbol) Lists.car(item), Lists.cdr(item)));
        readers.put(Kind.SPECIAL, item -> new GlobalDefinition.Special((Symbol) item));
        readers.put(
                Kind.CONSTANT,
                item -> new GlobalDefinition.Constant(
                        (Symbol) Lists.first(item), Lists.second(item) != Symbol.NIL, Lists.third(item)));
        readers.put(Kind.GLOBAL, item -> readGlobal((Symbol) Lists.car(item), index(Lists.cdr(item))));
        readers.put(
                Kind.VARIABLE_TYPE,
                item -> new GlobalDefinition.VariableType((Symbol) Lists.car(item), Lists.cdr(item)));
        readers.put(Kind.FUNCTION, DefinitionForms::readFunction);
        readers.put(Kind.INDIRECT, item -> new GlobalDefinition.Indirect(functionName(item)));
        readers.put(
                Kind.FUNCTION_TYPE,
                item -> new GlobalDefinition.FunctionType(functionName(Lists.car(item)), Lists.cdr(item)));
        readers.put(
                Kind.INLINING,
                item -> new GlobalDefinition.Inlining(
                        functionName(Lists.cdr(item)), GlobalDefinition.Inline.values()[index(Lists.car(item))]));
        readers.put(
                Kind.INLINE_SOURCE,
                item -> new GlobalDefinition.InlineSource(functionName(Lists.car(item)), Lists.cdr(item)));
        readers.put(
                Kind.CLASS_NAME,
                item -> new GlobalDefinition.ClassName((Symbol) Lists.car(item), Lists.cdr(item) != Symbol.NIL));
        readers.put(Kind.FOREIGN, this::readForeign);
        readers.put(Kind.EXPORT, this::readExport);
        readers.put(
                Kind.OPTIMIZE,
                item -> new GlobalDefinition.Optimize(new Policy(
                        index(Lists.first(item)),
                        index(Lists.second(item)),
                        index(Lists.third(item)),
                        index(Lists.fourth(item)))));
        readers.put(
                Kind.DECLARATION_NAMES,
                item -> new GlobalDefinition.DeclarationNames(
                        Lists.toJava(item).stream().map(Symbol.class::cast).toList()));
    }

    /** Returns the definitions that {@link #toForm} made an object of. */
    public List<GlobalDefinition> fromForm(Object form) {
        List<GlobalDefinition> result = new ArrayList<>();
        for (Object group : Lists.iterate(form)) {
            Function<Object, GlobalDefinition> reader = readers.get(Kind.values()[index(Lists.car(group))]);
            for (Object item : Lists.iterate(Lists.cdr(group))) {
                result.add(reader.apply(item));
            }
        }
        return result;
    }

    private static int index(Object number) {
        return Math.toIntExact((Long) number);
    }

    private static FunctionName functionName(Object form) {
        return form instanceof Symbol symbol ? FunctionName.of(symbol) : FunctionName.setf((Symbol) Lists.second(form));
    }

    private static GlobalDefinition readGlobal(Symbol name, int kind) {
        return new GlobalDefinition.Global(
                name, new GlobalVariable(name.qualifiedName(), GlobalVariable.Kind.values()[kind]));
    }

    private static GlobalDefinition readFunction(Object item) {
        long flags = (Long) Lists.fourth(item);
        List<Symbol> keywords = Lists.toJava(Lists.nthCdr(4, item)).stream()
                .map(Symbol.class::cast)
                .toList();
        return new GlobalDefinition.Function(
                functionName(Lists.first(item)),
                new FunctionShape(
                        index(Lists.second(item)),
                        index(Lists.third(item)),
                        (flags & REST) != 0,
                        (flags & KEYS) != 0,
                        (flags & OTHER_KEYS) != 0,
                        keywords));
    }

    private GlobalDefinition readForeign(Object item) {
        return new GlobalDefinition.Foreign(new ForeignFunction(
                functionName(Lists.first(item)),
                (String) Lists.second(item),
                (String) Lists.third(item),
                readTypes(Lists.fourth(item)),
                foreignTypes.find(Lists.nth(4, item)),
                null));
    }

    private GlobalDefinition readExport(Object item) {
        return new GlobalDefinition.Export(new ForeignExport(
                functionName(Lists.first(item)),
                (String) Lists.second(item),
                readTypes(Lists.third(item)),
                foreignTypes.find(Lists.fourth(item)),
                null));
    }

    private List<ForeignType> readTypes(Object list) {
        return Lists.toJava(list).stream().map(foreignTypes::find).toList();
    }
}

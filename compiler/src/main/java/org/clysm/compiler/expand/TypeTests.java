package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;

/** Tests for types that are known while compiling: {@code (typep x 'type)} as predicates. */
final class TypeTests {

    /** The standard predicates of types (CLHS 4.2.3). */
    private static final Map<String, String> PREDICATES = Map.ofEntries(
            Map.entry("ARRAY", "ARRAYP"),
            Map.entry("ATOM", "ATOM"),
            Map.entry("BIT-VECTOR", "BIT-VECTOR-P"),
            Map.entry("CHARACTER", "CHARACTERP"),
            Map.entry("BASE-CHAR", "CHARACTERP"),
            Map.entry("CONS", "CONSP"),
            Map.entry("FLOAT", "FLOATP"),
            Map.entry("FUNCTION", "FUNCTIONP"),
            Map.entry("HASH-TABLE", "HASH-TABLE-P"),
            Map.entry("INTEGER", "INTEGERP"),
            Map.entry("SIGNED-BYTE", "INTEGERP"),
            Map.entry("KEYWORD", "KEYWORDP"),
            Map.entry("LIST", "LISTP"),
            Map.entry("NULL", "NULL"),
            Map.entry("NUMBER", "NUMBERP"),
            Map.entry("PACKAGE", "PACKAGEP"),
            Map.entry("RATIONAL", "RATIONALP"),
            Map.entry("REAL", "REALP"),
            Map.entry("SIMPLE-STRING", "SIMPLE-STRING-P"),
            Map.entry("STREAM", "STREAMP"),
            Map.entry("STRING", "STRINGP"),
            Map.entry("SYMBOL", "SYMBOLP"),
            Map.entry("VECTOR", "VECTORP"));

    /** Predicates of the system; they serve where the code generator opens them up. */
    private static final Map<String, String> SYSTEM_PREDICATES = Map.of(
            "FIXNUM", "FIXNUMP",
            "SINGLE-FLOAT", "SINGLE-FLOAT-OBJECT-P",
            "SHORT-FLOAT", "SINGLE-FLOAT-OBJECT-P",
            "DOUBLE-FLOAT", "DOUBLE-FLOAT-OBJECT-P",
            "LONG-FLOAT", "DOUBLE-FLOAT-OBJECT-P",
            "RATIO", "RATIO-OBJECT-P",
            "COMPLEX", "COMPLEX-OBJECT-P",
            "SIMPLE-VECTOR", "ANY-ARRAY-P");

    private final Expander expander;

    TypeTests(Expander expander) {
        this.expander = expander;
    }

    /** Returns a node that tells whether the value is of the type, or null if that is for {@code typep} to say. */
    Node test(Node value, Object specifier, LexicalEnvironment environment) {
        return bound(value, specifier, environment, (variable, test) -> test);
    }

    /** Returns a node for the value that signals a type-error unless it is of the type, or null likewise. */
    Node checked(Node value, Object specifier, LexicalEnvironment environment) {
        return bound(value, specifier, environment, (variable, test) -> {
            Object fault = Forms.list(expander.symbols().wrongType, variable, Forms.quote(specifier));
            return Forms.list(StandardSymbols.IF, test, variable, fault);
        });
    }

    /** Binds a variable to the value around what is made of the variable and a form that tests it; null likewise. */
    private Node bound(Node value, Object specifier, LexicalEnvironment environment, BinaryOperator<Object> made) {
        Symbol variable = expander.gensym("OBJECT");
        Object test = form(variable, specifier, environment);
        if (test == null) {
            return null;
        }
        Frame frame = new Frame(expander, Declarations.NONE, environment, null);
        frame.bind(variable, value);
        return frame.close(expander.expand(made.apply(variable, test), frame.environment()));
    }

    /** Returns a form that tells whether the value of a variable is of the type, or null. */
    private Object form(Symbol variable, Object specifier, LexicalEnvironment environment) {
        if (specifier == Symbol.T || specifier == Symbol.NIL) {
            return specifier;
        }
        if (specifier instanceof Symbol name) {
            return expander.globals().hasExpander(ExpanderKind.TYPE, name)
                    ? form(variable, expander.macros().expandType(specifier, name, environment), environment)
                    : nameForm(variable, name, environment);
        }
        if (!(specifier instanceof Cons cons) || !(cons.car() instanceof Symbol name) || !Lists.isProper(cons)) {
            return null;
        }
        if (expander.globals().hasExpander(ExpanderKind.TYPE, name)) {
            return form(variable, expander.macros().expandType(specifier, name, environment), environment);
        }
        return name.isStandard() ? compoundForm(variable, name.name(), cons, environment) : null;
    }

    private Object nameForm(Symbol variable, Symbol name, LexicalEnvironment environment) {
        if (expander.globals().isStructureName(name)) {
            return structureForm(variable, name);
        }
        if (expander.globals().isClassName(name)) {
            return conditionForm(variable, name);
        }
        if (!name.isStandard()) {
            return null;
        }
        String predicate = PREDICATES.get(name.name());
        if (predicate != null) {
            return Forms.list(Forms.cl(predicate), variable);
        }
        String systemPredicate = SYSTEM_PREDICATES.get(name.name());
        if (systemPredicate != null) {
            Symbol symbol = expander.packages().system().intern(systemPredicate);
            return expander.primitives().find(symbol, 1) == null ? null : Forms.list(symbol, variable);
        }
        return switch (name.name()) {
            case "BOOLEAN" -> member(variable, List.of(Symbol.NIL, Symbol.T));
            case "BIT" -> member(variable, List.of(0L, 1L));
            case "SEQUENCE" ->
                forms("OR", variable, Lists.list(StandardSymbols.LIST, StandardSymbols.VECTOR), environment);
            case "UNSIGNED-BYTE" ->
                Forms.list(
                        StandardSymbols.AND,
                        Forms.list(Forms.cl("INTEGERP"), variable),
                        Forms.list(Forms.cl(">="), variable, 0L));
            default -> null;
        };
    }

    /** A structure is of the type if the layout of the type is among its own layout's ancestors. */
    private Object structureForm(Symbol variable, Symbol name) {
        Symbol test = expander.packages().system().intern("STRUCTURE-IS");
        if (expander.primitives().find(test, 2) == null) {
            return null;
        }
        Object layout = Forms.list(expander.packages().system().intern("FIND-LAYOUT"), Forms.quote(name));
        return Forms.list(test, variable, Forms.list(StandardSymbols.LOAD_TIME_VALUE, layout, Symbol.T));
    }

    /** A condition type may be defined anew, so it is found by its name each time. */
    private Object conditionForm(Symbol variable, Symbol name) {
        Object layout = Forms.list(expander.packages().system().intern("FIND-LAYOUT"), Forms.quote(name));
        return Forms.list(expander.packages().system().intern("CONDITION-OF-LAYOUT-P"), variable, layout);
    }

    private Object compoundForm(Symbol variable, String name, Cons specifier, LexicalEnvironment environment) {
        return switch (name) {
            case "OR", "AND" -> forms(name, variable, specifier.cdr(), environment);
            case "NOT" -> forms("NOT", variable, specifier.cdr(), environment);
            case "MEMBER", "EQL" -> member(variable, Lists.toJava(specifier.cdr()));
            case "SATISFIES" -> satisfies(variable, Lists.second(specifier));
            case "INTEGER", "MOD", "SIGNED-BYTE", "UNSIGNED-BYTE" -> integerForm(variable, specifier, environment);
            default -> specifier.cdr() == Symbol.NIL ? form(variable, specifier.car(), environment) : null;
        };
    }

    private Object forms(String operator, Symbol variable, Object types, LexicalEnvironment environment) {
        List<Object> tests = new ArrayList<>();
        for (Object type : Lists.iterate(types)) {
            Object test = form(variable, type, environment);
            if (test == null) {
                return null;
            }
            tests.add(test);
        }
        return new Cons(Forms.cl(operator), Lists.fromJava(tests));
    }

    private Object member(Symbol variable, List<Object> objects) {
        List<Object> tests = new ArrayList<>();
        for (Object object : objects) {
            tests.add(Forms.list(Forms.cl("EQL"), variable, Forms.literal(object)));
        }
        return new Cons(StandardSymbols.OR, Lists.fromJava(tests));
    }

    private static Object satisfies(Symbol variable, Object predicate) {
        return predicate instanceof Symbol
                ? Forms.list(
                        StandardSymbols.IF,
                        Forms.list(StandardSymbols.FUNCALL, Forms.quote(predicate), variable),
                        Symbol.T,
                        Symbol.NIL)
                : null;
    }

    private Object integerForm(Symbol variable, Object specifier, LexicalEnvironment environment) {
        DeclaredType type = expander.types().parse(specifier, environment);
        List<Object> tests = new ArrayList<>();
        tests.add(Forms.list(Forms.cl("INTEGERP"), variable));
        if (type.type().low() != null) {
            tests.add(Forms.list(
                    Forms.cl(">="), variable, LispInteger.of(type.type().low())));
        }
        if (type.type().high() != null) {
            tests.add(Forms.list(
                    Forms.cl("<="), variable, LispInteger.of(type.type().high())));
        }
        return type.type().isEmpty() ? Symbol.NIL : new Cons(StandardSymbols.AND, Lists.fromJava(tests));
    }
}

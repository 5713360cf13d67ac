package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Primitive;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/**
 * Calls of standard functions that become other operations: functions of any number of arguments that become operations
 * on two, and abbreviations. Arguments are evaluated from left to right and each is checked as the function would.
 */
final class CallTransforms {

    /** Beyond this many arguments a function is called, so that the core language does not nest too deeply. */
    private static final int FOLD_LIMIT = 64;

    /** Returns what stands in place of a call with these arguments, or null. */
    private interface Transform {
        Node apply(List<Node> arguments, LexicalEnvironment environment);
    }

    private final Expander expander;
    private final Map<Symbol, Transform> table = new HashMap<>();

    CallTransforms(Expander expander) {
        this.expander = expander;
        fill();
    }

    private void fill() {
        fold("+", 0L, LispType.NUMBER);
        fold("*", 1L, LispType.NUMBER);
        fold("LOGAND", -1L, LispType.INTEGER);
        fold("LOGIOR", 0L, LispType.INTEGER);
        fold("LOGXOR", 0L, LispType.INTEGER);
        fold("LOGEQV", -1L, LispType.INTEGER);
        fold("GCD", 0L, null);
        fold("LCM", 1L, null);
        fold("MAX", null, LispType.REAL);
        fold("MIN", null, LispType.REAL);
        fold("-", null, null);
        fold("/", null, null);
        put("/", this::divide);
        for (String name : List.of("=", "<", ">", "<=", ">=")) {
            chain(name, name.equals("=") ? LispType.NUMBER : LispType.REAL);
        }
        for (String name : List.of("CHAR=", "CHAR<", "CHAR>", "CHAR<=", "CHAR>=")) {
            chain(name, LispType.CHARACTER);
        }
        distinct("/=", "=", LispType.NUMBER);
        distinct("CHAR/=", "CHAR=", LispType.CHARACTER);
        put("LIST", (arguments, environment) -> listStar(arguments, Nodes.nil(), environment));
        put(
                "LIST*",
                (arguments, environment) -> arguments.isEmpty()
                        ? null
                        : listStar(arguments.subList(0, arguments.size() - 1), arguments.getLast(), environment));
        put("VALUES", (arguments, environment) -> new Node.Values(arguments));
        put("IDENTITY", (arguments, environment) -> arguments.size() == 1 ? singleValue(arguments.getFirst()) : null);
        put("1+", (arguments, environment) -> withConstant("+", arguments, 1L, environment));
        put("1-", (arguments, environment) -> withConstant("-", arguments, 1L, environment));
        put("ZEROP", (arguments, environment) -> withConstant("=", arguments, 0L, environment));
        put("PLUSP", (arguments, environment) -> withConstant(">", arguments, 0L, environment));
        put("MINUSP", (arguments, environment) -> withConstant("<", arguments, 0L, environment));
        put("ATOM", (arguments, environment) -> negated("CONSP", arguments, environment));
        put(
                "ENDP",
                (arguments, environment) -> arguments.size() == 1 && hasPrimitive("CONSP", 1)
                        ? endp(arguments.getFirst(), environment)
                        : null);
        put("TYPEP", this::typep);
        fillAccessors();
    }

    /** {@code first} to {@code tenth} and {@code caar} to {@code cddddr} as chains of {@code car} and {@code cdr}. */
    private void fillAccessors() {
        List<String> ordinals =
                List.of("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH");
        for (int i = 0; i < ordinals.size(); i++) {
            path(ordinals.get(i), "A" + "D".repeat(i));
        }
        path("REST", "D");
        for (int length = 2; length <= 4; length++) {
            for (int bits = 0; bits < 1 << length; bits++) {
                StringBuilder steps = new StringBuilder();
                for (int i = length - 1; i >= 0; i--) {
                    steps.append((bits >> i & 1) == 0 ? 'A' : 'D');
                }
                path("C" + steps + "R", steps.toString());
            }
        }
    }

    private void put(String name, Transform transform) {
        table.put(StandardSymbols.find(name), transform);
    }

    /** Returns what stands in place of a call of a global function, or null if it stays a call. */
    Node apply(Symbol name, List<Node> arguments, LexicalEnvironment environment) {
        Transform transform = table.get(name);
        return transform == null ? null : transform.apply(arguments, environment);
    }

    private Node primitive(String name, LexicalEnvironment environment, Node... arguments) {
        Primitive primitive = expander.primitives().find(StandardSymbols.find(name), arguments.length);
        return primitive == null
                ? null
                : new Node.PrimitiveCall(primitive, List.of(arguments), environment.policy(), expander.position());
    }

    private boolean hasPrimitive(String name, int count) {
        return expander.primitives().find(StandardSymbols.find(name), count) != null;
    }

    private Node checked(Node value, LispType type, Symbol specifier, LexicalEnvironment environment) {
        return expander.variables().typed(singleValue(value), type, specifier, environment);
    }

    /** A function of any number of arguments that is computed from the left, with the value of no arguments. */
    private void fold(String name, Long identity, LispType type) {
        Symbol specifier = type == null ? null : specifier(type);
        put(name, (arguments, environment) -> {
            if (arguments.isEmpty()) {
                return identity == null ? null : Nodes.constant(identity);
            }
            if (arguments.size() == 1) {
                return type == null ? null : checked(arguments.getFirst(), type, specifier, environment);
            }
            if (!hasPrimitive(name, 2) || arguments.size() > FOLD_LIMIT || arguments.size() == 2) {
                return null;
            }
            Node result = arguments.getFirst();
            for (Node argument : arguments.subList(1, arguments.size())) {
                result = primitive(name, environment, result, argument);
            }
            return result;
        });
    }

    private static Symbol specifier(LispType type) {
        if (type.equals(LispType.CHARACTER)) {
            return StandardSymbols.CHARACTER;
        }
        if (type.equals(LispType.INTEGER)) {
            return StandardSymbols.INTEGER;
        }
        return StandardSymbols.find(type.equals(LispType.REAL) ? "REAL" : "NUMBER");
    }

    private Node divide(List<Node> arguments, LexicalEnvironment environment) {
        if (!hasPrimitive("/", 2) || arguments.isEmpty() || arguments.size() > FOLD_LIMIT) {
            return null;
        }
        Node result = arguments.size() == 1 ? Nodes.constant(1L) : arguments.getFirst();
        for (Node argument : arguments.size() == 1 ? arguments : arguments.subList(1, arguments.size())) {
            result = primitive("/", environment, result, argument);
        }
        return result;
    }

    /** A comparison that must hold between neighbours. */
    private void chain(String name, LispType type) {
        put(name, (arguments, environment) -> compare(name, type, arguments, environment, false));
    }

    /** A comparison that must hold for no two arguments. */
    private void distinct(String name, String equality, LispType type) {
        put(name, (arguments, environment) -> {
            if (arguments.size() == 2 && !hasPrimitive(name, 2) && hasPrimitive(equality, 2)) {
                return not(primitive(equality, environment, arguments.get(0), arguments.get(1)));
            }
            return compare(equality, type, arguments, environment, true);
        });
    }

    private Node compare(
            String name, LispType type, List<Node> arguments, LexicalEnvironment environment, boolean distinct) {
        if (arguments.size() == 1) {
            return Nodes.sequence(
                    checked(arguments.getFirst(), type, specifier(type), environment), Nodes.constant(Symbol.T));
        }
        if (arguments.size() < 3 || arguments.size() > FOLD_LIMIT || !hasPrimitive(name, 2)) {
            return null;
        }
        List<Variable> variables = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (Node argument : arguments) {
            Variable variable = new Variable("operand");
            variable.declareType(environment.policy().isUnsafe() ? LispType.T : type);
            variables.add(variable);
            values.add(
                    environment.policy().isUnsafe() ? argument : checked(argument, type, specifier(type), environment));
        }
        Node result = Nodes.constant(Symbol.T);
        for (int i = variables.size() - 1; i > 0; i--) {
            for (int j = distinct ? 0 : i - 1; j < i; j++) {
                Node test = primitive(
                        name, environment, new Node.LocalGet(variables.get(j)), new Node.LocalGet(variables.get(i)));
                result = distinct ? new Node.If(test, Nodes.nil(), result) : new Node.If(test, result, Nodes.nil());
            }
        }
        return new Node.Let(variables, values, result);
    }

    private static Node not(Node node) {
        return new Node.If(node, Nodes.nil(), Nodes.constant(Symbol.T));
    }

    private Node negated(String name, List<Node> arguments, LexicalEnvironment environment) {
        return arguments.size() == 1 && hasPrimitive(name, 1)
                ? not(primitive(name, environment, arguments.getFirst()))
                : null;
    }

    /** Asks for a cons first: most often it is one, and one test tells. */
    private Node endp(Node argument, LexicalEnvironment environment) {
        if (!(argument instanceof Node.LocalGet(Variable variable))) {
            Variable list = new Variable("list");
            return new Node.Let(
                    List.of(list), List.of(singleValue(argument)), endp(new Node.LocalGet(list), environment));
        }
        Node end = checked(new Node.LocalGet(variable), LispType.NULL, StandardSymbols.LIST, environment);
        return new Node.If(
                primitive("CONSP", environment, argument), Nodes.nil(), Nodes.sequence(end, Nodes.constant(Symbol.T)));
    }

    private Node withConstant(String name, List<Node> arguments, long constant, LexicalEnvironment environment) {
        return arguments.size() == 1 && hasPrimitive(name, 2)
                ? primitive(name, environment, arguments.getFirst(), Nodes.constant(constant))
                : null;
    }

    private Node singleValue(Node node) {
        return Nodes.isSingle(node) ? node : new Node.Values(List.of(node));
    }

    /** Returns the node of a fresh list of the values. */
    Node list(List<Node> values, LexicalEnvironment environment) {
        Node conses = listStar(values, Nodes.nil(), environment);
        return conses != null
                ? conses
                : new Node.CallGlobal(FunctionName.of(StandardSymbols.LIST), values, false, expander.position());
    }

    private Node listStar(List<Node> values, Node tail, LexicalEnvironment environment) {
        if (values.size() > FOLD_LIMIT || !hasPrimitive("CONS", 2)) {
            return null;
        }
        Node result = values.isEmpty() ? singleValue(tail) : tail;
        for (int i = values.size() - 1; i >= 0; i--) {
            result = primitive("CONS", environment, values.get(i), result);
        }
        return result;
    }

    /** An accessor that applies {@code car} (A) and {@code cdr} (D), the last letter first. */
    private void path(String name, String steps) {
        put(name, (arguments, environment) -> {
            if (arguments.size() != 1 || !hasPrimitive("CAR", 1) || !hasPrimitive("CDR", 1)) {
                return null;
            }
            Node result = arguments.getFirst();
            for (int i = steps.length() - 1; i >= 0; i--) {
                result = primitive(steps.charAt(i) == 'A' ? "CAR" : "CDR", environment, result);
            }
            return result;
        });
    }

    /** {@code (typep x 'type)} for a type that is known now. */
    private Node typep(List<Node> arguments, LexicalEnvironment environment) {
        return arguments.size() == 2 && arguments.get(1) instanceof Node.Constant(var specifier)
                ? new TypeTests(expander).test(arguments.getFirst(), specifier, environment)
                : null;
    }
}

package org.clysm.compiler.expand;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.ConstantTypes;
import org.clysm.compiler.types.LispType;

/** Type specifiers (CLHS 4.2.3) to {@link LispType}. Types of the program's own are expanded in the image first. */
final class TypeSpecifiers {

    /** How a compound specifier is read: its name is the key in the table, the arguments are what follows it. */
    private interface Compound {
        DeclaredType parse(Object specifier, List<Object> arguments, LexicalEnvironment environment);
    }

    private static final Symbol STAR = StandardSymbols.find("*");

    /** Standard types whose objects are structures of the library; they may stand for a declaration too. */
    private static final Set<String> CLASS_NAMES = Set.of(
            "HASH-TABLE",
            "PACKAGE",
            "STREAM",
            "PATHNAME",
            "LOGICAL-PATHNAME",
            "RANDOM-STATE",
            "READTABLE",
            "CONDITION",
            "ERROR",
            "WARNING",
            "RESTART",
            "CLASS",
            "STANDARD-OBJECT",
            "STRUCTURE-OBJECT",
            "GENERIC-FUNCTION");

    private final Expander expander;
    private final Map<Symbol, DeclaredType> atomic = new HashMap<>();
    private final Map<Symbol, Compound> compound = new HashMap<>();

    TypeSpecifiers(Expander expander, Packages packages) {
        this.expander = expander;
        fillAtomic(packages);
        fillCompound();
    }

    private void fillAtomic(Packages packages) {
        exact("T", LispType.T);
        exact("NIL", LispType.NOTHING);
        exact("FIXNUM", LispType.FIXNUM);
        exact("BIT", LispType.integerRange(0, 1));
        exact("INTEGER", LispType.INTEGER);
        exact("SIGNED-BYTE", LispType.INTEGER);
        exact("UNSIGNED-BYTE", LispType.integerRange(BigInteger.ZERO, null));
        exact("BIGNUM", LispType.of(LispType.INT64_BIT | LispType.BIGNUM_BIT));
        exact("RATIO", LispType.of(LispType.RATIO_BIT));
        exact("RATIONAL", LispType.RATIONAL);
        exact("REAL", LispType.REAL);
        exact("NUMBER", LispType.NUMBER);
        exact("COMPLEX", LispType.of(LispType.COMPLEX_BIT));
        exact("FLOAT", LispType.FLOAT);
        exact("SHORT-FLOAT", LispType.SINGLE_FLOAT);
        exact("SINGLE-FLOAT", LispType.SINGLE_FLOAT);
        exact("DOUBLE-FLOAT", LispType.DOUBLE_FLOAT);
        exact("LONG-FLOAT", LispType.DOUBLE_FLOAT);
        exact("CHARACTER", LispType.CHARACTER);
        exact("BASE-CHAR", LispType.CHARACTER);
        within("EXTENDED-CHAR", LispType.NOTHING);
        within("STANDARD-CHAR", LispType.CHARACTER);
        exact("NULL", LispType.NULL);
        exact("CONS", LispType.CONS);
        exact("LIST", LispType.LIST);
        exact("SYMBOL", LispType.SYMBOL);
        within("KEYWORD", LispType.of(LispType.SYMBOL_BIT));
        within("BOOLEAN", LispType.BOOLEAN);
        exact("SIMPLE-STRING", LispType.SIMPLE_STRING);
        exact("SIMPLE-BASE-STRING", LispType.SIMPLE_STRING);
        within("STRING", LispType.STRING);
        within("BASE-STRING", LispType.STRING);
        exact("SIMPLE-VECTOR", LispType.SIMPLE_VECTOR);
        exact("FUNCTION", LispType.FUNCTION);
        exact("COMPILED-FUNCTION", LispType.FUNCTION);
        for (String array : List.of("ARRAY", "VECTOR", "SIMPLE-ARRAY")) {
            within(array, ARRAYS);
        }
        within("SEQUENCE", ARRAYS.join(LispType.LIST));
        within("BIT-VECTOR", LispType.of(LispType.ARRAY_BIT));
        within("SIMPLE-BIT-VECTOR", LispType.of(LispType.ARRAY_BIT));
        within("ATOM", LispType.T.without(LispType.CONS_BIT));
        raw(packages, "I32", LispType.INT32);
        raw(packages, "I64", LispType.INT64);
        raw(packages, "F32", LispType.SINGLE_FLOAT);
        raw(packages, "F64", LispType.DOUBLE_FLOAT);
    }

    private static final LispType ARRAYS = LispType.of(
            LispType.STRING_BIT | LispType.SIMPLE_VECTOR_BIT | LispType.NUMERIC_VECTOR_BITS | LispType.ARRAY_BIT);

    private void exact(String name, LispType type) {
        Symbol symbol = StandardSymbols.find(name);
        atomic.put(symbol, DeclaredType.exact(symbol, type));
    }

    private void within(String name, LispType type) {
        Symbol symbol = StandardSymbols.find(name);
        atomic.put(symbol, DeclaredType.within(symbol, type));
    }

    /** The names that the library's kernel uses for what fits a Wasm number. */
    private void raw(Packages packages, String name, LispType type) {
        Symbol symbol = packages.system().intern(name);
        atomic.put(symbol, DeclaredType.exact(symbol, type));
    }

    private void fillCompound() {
        compound("AND", this::parseAnd);
        compound("OR", this::parseOr);
        compound("NOT", this::parseNot);
        compound("MEMBER", (specifier, objects, environment) -> parseMember(specifier, objects));
        compound("EQL", (specifier, objects, environment) -> parseMember(specifier, objects));
        compound("SATISFIES", (specifier, arguments, environment) -> DeclaredType.within(specifier, LispType.T));
        compound("VALUES", (specifier, arguments, environment) -> firstValue(specifier, arguments, environment));
        compound("INTEGER", (specifier, arguments, environment) -> parseInteger(specifier, arguments));
        compound("MOD", (specifier, arguments, environment) -> parseMod(specifier, arguments));
        compound("SIGNED-BYTE", (specifier, arguments, environment) -> parseSignedByte(specifier, arguments));
        compound("UNSIGNED-BYTE", (specifier, arguments, environment) -> parseUnsignedByte(specifier, arguments));
        for (String name :
                List.of("RATIONAL", "REAL", "FLOAT", "SHORT-FLOAT", "SINGLE-FLOAT", "DOUBLE-FLOAT", "LONG-FLOAT")) {
            compound(name, (specifier, arguments, environment) -> parseInterval(specifier, arguments));
        }
        for (String name : List.of(
                "CONS",
                "COMPLEX",
                "ARRAY",
                "VECTOR",
                "SIMPLE-ARRAY",
                "STRING",
                "SIMPLE-STRING",
                "BASE-STRING",
                "SIMPLE-BASE-STRING",
                "SIMPLE-VECTOR",
                "BIT-VECTOR",
                "SIMPLE-BIT-VECTOR",
                "FUNCTION")) {
            compound(name, (specifier, arguments, environment) -> parseParameterised(specifier, arguments));
        }
    }

    private void compound(String name, Compound parser) {
        compound.put(StandardSymbols.find(name), parser);
    }

    /** Returns whether the symbol names a type, so that it may stand for a declaration (CLHS 3.3.3). */
    boolean isTypeName(Symbol name) {
        return atomic.containsKey(name)
                || (name.isStandard() && CLASS_NAMES.contains(name.name()))
                || expander.globals().hasExpander(ExpanderKind.TYPE, name)
                || expander.globals().isClassName(name);
    }

    /**
     * Returns the type that a specifier names.
     *
     * @throws CompileException if the specifier is malformed
     */
    DeclaredType parse(Object specifier, LexicalEnvironment environment) {
        if (specifier instanceof Symbol symbol) {
            DeclaredType known = atomic.get(symbol);
            if (known != null) {
                return known;
            }
            return expander.globals().hasExpander(ExpanderKind.TYPE, symbol)
                    ? parseExpansion(specifier, symbol, environment)
                    : parseClass(symbol);
        }
        if (specifier instanceof Cons cons && cons.car() instanceof Symbol name && Lists.isProper(cons)) {
            Compound parser = compound.get(name);
            if (parser != null) {
                return parser.parse(specifier, Lists.toJava(cons.cdr()), environment);
            }
            if (expander.globals().hasExpander(ExpanderKind.TYPE, name)) {
                return parseExpansion(specifier, name, environment);
            }
            if (cons.cdr() == Symbol.NIL && atomic.containsKey(name)) {
                return atomic.get(name);
            }
        }
        if (specifier instanceof Handle) {
            return DeclaredType.within(specifier, LispType.T);
        }
        throw expander.error(Printer.brief(specifier) + " is not a type specifier");
    }

    private DeclaredType parseExpansion(Object specifier, Symbol name, LexicalEnvironment environment) {
        DeclaredType type = parse(expander.macros().expandType(specifier, name, environment), environment);
        return new DeclaredType(specifier, type.type(), type.exact());
    }

    private DeclaredType parseClass(Symbol name) {
        if (expander.globals().isClassName(name)) {
            return DeclaredType.within(name, LispType.STRUCTURE);
        }
        return DeclaredType.within(name, LispType.T);
    }

    private DeclaredType parseAnd(Object specifier, List<Object> parts, LexicalEnvironment environment) {
        LispType type = LispType.T;
        boolean exact = true;
        for (Object part : parts) {
            DeclaredType each = parse(part, environment);
            type = type.meet(each.type());
            exact &= each.exact();
        }
        return new DeclaredType(specifier, type, exact);
    }

    private DeclaredType parseOr(Object specifier, List<Object> parts, LexicalEnvironment environment) {
        LispType type = LispType.NOTHING;
        boolean exact = true;
        for (Object part : parts) {
            DeclaredType each = parse(part, environment);
            exact &= each.exact() && isExactUnion(type, each.type());
            type = type.join(each.type());
        }
        return new DeclaredType(specifier, type, exact);
    }

    /** Whether the join of two types holds nothing beyond both: it may, when both have intervals. */
    private static boolean isExactUnion(LispType one, LispType other) {
        boolean intervals = (one.kinds() & LispType.INTEGER_BITS) != 0 && (other.kinds() & LispType.INTEGER_BITS) != 0;
        LispType oneIntegers = one.meet(LispType.INTEGER);
        LispType otherIntegers = other.meet(LispType.INTEGER);
        return !intervals || oneIntegers.isSubtypeOf(otherIntegers) || otherIntegers.isSubtypeOf(oneIntegers);
    }

    private DeclaredType parseNot(Object specifier, List<Object> parts, LexicalEnvironment environment) {
        requireCount(specifier, parts, 1, 1);
        DeclaredType part = parse(parts.getFirst(), environment);
        LispType integers = part.type().meet(LispType.INTEGER);
        boolean wholeKinds = integers.isEmpty() || LispType.INTEGER.isSubtypeOf(integers);
        return part.exact() && wholeKinds
                ? DeclaredType.exact(specifier, LispType.T.without(part.type().kinds()))
                : DeclaredType.within(specifier, LispType.T);
    }

    private DeclaredType parseMember(Object specifier, List<Object> objects) {
        LispType type = LispType.NOTHING;
        for (Object object : objects) {
            type = type.join(ConstantTypes.typeOf(object));
        }
        boolean exact = objects.isEmpty()
                || (objects.size() == 1
                        && (objects.getFirst() == Symbol.NIL || LispInteger.isInteger(objects.getFirst())));
        return new DeclaredType(specifier, type, exact);
    }

    private DeclaredType firstValue(Object specifier, List<Object> arguments, LexicalEnvironment environment) {
        if (arguments.isEmpty()
                || arguments.getFirst() instanceof Symbol symbol
                        && symbol.name().startsWith("&")) {
            return DeclaredType.within(specifier, LispType.T);
        }
        DeclaredType first = parse(arguments.getFirst(), environment);
        return DeclaredType.within(arguments.getFirst(), first.type());
    }

    private DeclaredType parseInteger(Object specifier, List<Object> arguments) {
        requireCount(specifier, arguments, 0, 2);
        BigInteger low = bound(specifier, arguments, 0, BigInteger.ONE);
        BigInteger high = bound(specifier, arguments, 1, BigInteger.ONE.negate());
        return DeclaredType.exact(specifier, LispType.integerRange(low, high));
    }

    /** Returns an inclusive bound; {@code (n)} excludes n, which {@code inwards} turns into the next integer. */
    private BigInteger bound(Object specifier, List<Object> arguments, int index, BigInteger inwards) {
        if (index >= arguments.size() || isStar(arguments.get(index))) {
            return null;
        }
        Object bound = arguments.get(index);
        if (bound instanceof Cons cons && cons.cdr() == Symbol.NIL && LispInteger.isInteger(cons.car())) {
            return LispInteger.big(cons.car()).add(inwards);
        }
        if (LispInteger.isInteger(bound)) {
            return LispInteger.big(bound);
        }
        throw expander.error(bound + " is not a bound of integers in the type specifier " + specifier);
    }

    private static boolean isStar(Object object) {
        return object == STAR;
    }

    private DeclaredType parseMod(Object specifier, List<Object> arguments) {
        requireCount(specifier, arguments, 1, 1);
        if (!LispInteger.isInteger(arguments.getFirst())) {
            throw expander.error("the type specifier " + specifier + " needs an integer");
        }
        BigInteger modulus = LispInteger.big(arguments.getFirst());
        return DeclaredType.exact(specifier, LispType.integerRange(BigInteger.ZERO, modulus.subtract(BigInteger.ONE)));
    }

    private DeclaredType parseSignedByte(Object specifier, List<Object> arguments) {
        int bits = bits(specifier, arguments);
        if (bits < 0) {
            return DeclaredType.exact(specifier, LispType.INTEGER);
        }
        BigInteger limit = BigInteger.ONE.shiftLeft(bits - 1);
        return DeclaredType.exact(specifier, LispType.integerRange(limit.negate(), limit.subtract(BigInteger.ONE)));
    }

    private DeclaredType parseUnsignedByte(Object specifier, List<Object> arguments) {
        int bits = bits(specifier, arguments);
        BigInteger high = bits < 0 ? null : BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return DeclaredType.exact(specifier, LispType.integerRange(BigInteger.ZERO, high));
    }

    private int bits(Object specifier, List<Object> arguments) {
        requireCount(specifier, arguments, 0, 1);
        if (arguments.isEmpty() || isStar(arguments.getFirst())) {
            return -1;
        }
        if (arguments.getFirst() instanceof Long bits && bits > 0 && bits <= 1 << 20) {
            return (int) (long) bits;
        }
        throw expander.error("the type specifier " + specifier + " needs a positive number of bits");
    }

    /** An interval of reals: its integers are exact, of the others only the kind is known. */
    private DeclaredType parseInterval(Object specifier, List<Object> arguments) {
        requireCount(specifier, arguments, 0, 2);
        LispType kind = atomic.get(Lists.first(specifier)).type();
        boolean bounded = arguments.stream().anyMatch(argument -> !isStar(argument));
        if (!bounded) {
            return DeclaredType.exact(specifier, kind);
        }
        if ((kind.kinds() & LispType.INTEGER_BITS) == 0) {
            return DeclaredType.within(specifier, kind);
        }
        BigInteger low = arguments.isEmpty() ? null : rounded(arguments.getFirst(), RoundingMode.FLOOR);
        BigInteger high = arguments.size() < 2 ? null : rounded(arguments.get(1), RoundingMode.CEILING);
        LispType integers = LispType.integerRange(low, high);
        return DeclaredType.within(
                specifier, kind.without(LispType.INTEGER_BITS).join(integers));
    }

    private static BigInteger rounded(Object bound, RoundingMode mode) {
        Object number = bound instanceof Cons cons ? cons.car() : bound;
        return switch (number) {
            case Long value -> BigInteger.valueOf(value);
            case BigInteger value -> value;
            case Ratio ratio ->
                new BigDecimal(ratio.numerator())
                        .divide(new BigDecimal(ratio.denominator()), 0, mode)
                        .toBigInteger();
            default -> null;
        };
    }

    /** A type whose arguments say what inference does not look at: element types, dimensions, parts. */
    private DeclaredType parseParameterised(Object specifier, List<Object> arguments) {
        DeclaredType plain = atomic.get(Lists.first(specifier));
        if (ArrayTypes.isArrayType((Symbol) Lists.first(specifier))) {
            return ArrayTypes.parse(
                    specifier, arguments, element -> parse(element, null).type());
        }
        boolean restricted = arguments.stream().anyMatch(argument -> !isStar(argument));
        return restricted
                ? DeclaredType.within(specifier, plain.type())
                : new DeclaredType(specifier, plain.type(), plain.exact());
    }

    private void requireCount(Object specifier, List<Object> arguments, int least, int most) {
        if (arguments.size() < least || arguments.size() > most) {
            throw expander.error("the type specifier " + specifier + " has the wrong number of arguments");
        }
    }
}

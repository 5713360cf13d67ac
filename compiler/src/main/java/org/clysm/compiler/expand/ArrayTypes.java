package org.clysm.compiler.expand;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.LispType;

/**
 * The type specifiers {@code array}, {@code simple-array} and {@code vector} with an element type and dimensions (CLHS
 * 15.2). Which element types have arrays of their own, {@code upgraded-array-element-type}, is decided by
 * {@code arrays/representation.lisp}; here it is known for the types that declarations name.
 */
final class ArrayTypes {

    private static final Symbol STAR = StandardSymbols.find("*");
    private static final Symbol SIMPLE_ARRAY = StandardSymbols.find("SIMPLE-ARRAY");
    private static final Symbol ARRAY = StandardSymbols.find("ARRAY");

    private static final int BARE_BITS =
            LispType.STRING_BIT | LispType.SIMPLE_VECTOR_BIT | LispType.NUMERIC_VECTOR_BITS;

    /** Element types whose arrays are known from the name alone, without an expansion. */
    private static final Set<String> ATOMIC = Set.of(
            "BIT", "CHARACTER", "BASE-CHAR", "FIXNUM", "SINGLE-FLOAT", "SHORT-FLOAT", "DOUBLE-FLOAT", "LONG-FLOAT");

    private static final Set<String> COMPOUND = Set.of("INTEGER", "MOD", "UNSIGNED-BYTE", "SIGNED-BYTE");

    /** The kind of bare vector for all integers in a range. */
    private record Row(LispType elements, int kind) {}

    /** The narrowest first, as the library chooses; what has no vector of its own is an array with a header. */
    private static final List<Row> INTEGERS = List.of(
            new Row(LispType.integerRange(0, 1), LispType.ARRAY_BIT),
            new Row(LispType.integerRange(0, 0xFF), LispType.INT8_VECTOR_BIT),
            new Row(LispType.integerRange(-0x80, 0x7F), LispType.ARRAY_BIT),
            new Row(LispType.integerRange(0, 0xFFFF), LispType.INT16_VECTOR_BIT),
            new Row(LispType.integerRange(-0x8000, 0x7FFF), LispType.ARRAY_BIT),
            new Row(LispType.INT32, LispType.INT32_VECTOR_BIT),
            new Row(LispType.integerRange(0, 0xFFFFFFFFL), LispType.ARRAY_BIT),
            new Row(LispType.INT64, LispType.INT64_VECTOR_BIT));

    private ArrayTypes() {}

    /** Whether the name is that of a type of arrays with an element type. */
    static boolean isArrayType(Symbol name) {
        return name == SIMPLE_ARRAY || name == ARRAY || name == StandardSymbols.VECTOR;
    }

    /**
     * Returns the type that a specifier names.
     *
     * @param arguments the element type and the dimensions, either of which may be missing
     * @param parse gives the type that an element type names
     */
    static DeclaredType parse(Object specifier, List<Object> arguments, Function<Object, LispType> parse) {
        Symbol name = (Symbol) ((Cons) specifier).car();
        int kinds = arguments.isEmpty() || arguments.getFirst() == STAR
                ? BARE_BITS | LispType.ARRAY_BIT
                : kindsOf(arguments.getFirst(), parse);
        Object dimensions = arguments.size() < 2 ? STAR : arguments.get(1);
        boolean isVector = name == StandardSymbols.VECTOR || isOneDimension(dimensions);
        if (name != SIMPLE_ARRAY || !isVector) {
            // Whatever has a fill pointer, or not one dimension, has a header.
            return DeclaredType.within(specifier, LispType.of(kinds | LispType.ARRAY_BIT));
        }
        boolean isAnyLength = !(dimensions instanceof Cons cons) || cons.car() == STAR;
        boolean isBare = (kinds & LispType.ARRAY_BIT) == 0;
        return new DeclaredType(specifier, LispType.of(kinds), isAnyLength && isBare);
    }

    private static boolean isOneDimension(Object dimensions) {
        return dimensions instanceof Long rank && rank == 1
                || dimensions instanceof Cons cons && cons.cdr() == Symbol.NIL;
    }

    /** The kinds of simple vectors that an element type may have. */
    private static int kindsOf(Object element, Function<Object, LispType> parse) {
        if (element == Symbol.T) {
            return LispType.SIMPLE_VECTOR_BIT;
        }
        boolean isKnown = element instanceof Symbol symbol && symbol.isStandard() && ATOMIC.contains(symbol.name())
                || element instanceof Cons cons
                        && cons.car() instanceof Symbol head
                        && head.isStandard()
                        && COMPOUND.contains(head.name());
        if (!isKnown) {
            return BARE_BITS | LispType.ARRAY_BIT;
        }
        LispType type = parse.apply(element);
        if (type.equals(LispType.CHARACTER)) {
            return LispType.STRING_BIT;
        }
        if (type.equals(LispType.DOUBLE_FLOAT)) {
            return LispType.DOUBLE_VECTOR_BIT;
        }
        if (type.equals(LispType.SINGLE_FLOAT)) {
            return LispType.SINGLE_VECTOR_BIT;
        }
        return INTEGERS.stream()
                .filter(row -> type.isSubtypeOf(row.elements))
                .findFirst()
                .map(Row::kind)
                .orElse(LispType.SIMPLE_VECTOR_BIT);
    }
}

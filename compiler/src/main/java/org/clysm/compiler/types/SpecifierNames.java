package org.clysm.compiler.types;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** From types to type specifiers (CLHS 4.2.3), so that a {@code type-error} can name what was expected. */
public final class SpecifierNames {

    /** A type with a name of its own. */
    private record Named(LispType type, Symbol name) {}

    /** The wider types stand before their parts. */
    private static final List<Named> NAMED = List.of(
            named(LispType.T, "T"),
            named(LispType.NUMBER, "NUMBER"),
            named(LispType.REAL, "REAL"),
            named(LispType.RATIONAL, "RATIONAL"),
            named(LispType.INTEGER, "INTEGER"),
            named(LispType.FIXNUM, "FIXNUM"),
            named(LispType.FLOAT, "FLOAT"),
            named(LispType.SINGLE_FLOAT, "SINGLE-FLOAT"),
            named(LispType.DOUBLE_FLOAT, "DOUBLE-FLOAT"),
            named(LispType.of(LispType.RATIO_BIT), "RATIO"),
            named(LispType.of(LispType.COMPLEX_BIT), "COMPLEX"),
            named(LispType.CHARACTER, "CHARACTER"),
            named(LispType.LIST, "LIST"),
            named(LispType.SYMBOL, "SYMBOL"),
            named(LispType.NULL, "NULL"),
            named(LispType.CONS, "CONS"),
            named(
                    LispType.of(LispType.STRING_BIT
                            | LispType.SIMPLE_VECTOR_BIT
                            | LispType.NUMERIC_VECTOR_BITS
                            | LispType.ARRAY_BIT),
                    "ARRAY"),
            named(LispType.STRING, "STRING"),
            named(LispType.SIMPLE_STRING, "SIMPLE-STRING"),
            named(LispType.SIMPLE_VECTOR, "SIMPLE-VECTOR"),
            named(LispType.FUNCTION, "FUNCTION"),
            named(LispType.STRUCTURE, "STRUCTURE-OBJECT"),
            named(LispType.of(LispType.SYMBOL_BIT), "SYMBOL"),
            named(LispType.of(LispType.NUMERIC_VECTOR_BITS), "VECTOR"),
            named(LispType.of(LispType.ARRAY_BIT), "ARRAY"));

    private SpecifierNames() {}

    private static Named named(LispType type, String name) {
        return new Named(type, StandardSymbols.find(name));
    }

    /** A type specifier for the type: a symbol, {@code (integer low high)}, or {@code (or ...)} of such. */
    public static Object of(LispType type) {
        var parts = new ArrayList<Object>();
        var remaining = type;
        for (Named named : NAMED) {
            if (!remaining.isEmpty() && named.type.isSubtypeOf(remaining) && named.type.intersects(remaining)) {
                parts.add(named.name);
                remaining = remaining.without(named.type.kinds());
            }
        }
        if (remaining.intersects(LispType.INTEGER)) {
            parts.add(Lists.list(StandardSymbols.find("INTEGER"), bound(remaining.low()), bound(remaining.high())));
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        parts.addFirst(StandardSymbols.find("OR"));
        return Lists.fromJava(parts);
    }

    private static Object bound(BigInteger value) {
        return value == null ? StandardSymbols.find("*") : LispInteger.of(value);
    }
}

package org.clysm.compiler.types;

import java.math.BigInteger;
import org.clysm.compiler.data.BitVector;
import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.data.StructureLiteral;
import org.clysm.compiler.data.Symbol;

/** The types of objects of the program's text. */
public final class ConstantTypes {

    private ConstantTypes() {}

    /** The least type that holds the object. */
    public static LispType typeOf(Object datum) {
        return switch (datum) {
            case Long value -> LispType.integerRange(value, value);
            case BigInteger value -> LispType.integerRange(value, value);
            case Ratio _ -> LispType.of(LispType.RATIO_BIT);
            case Float _ -> LispType.SINGLE_FLOAT;
            case Double _ -> LispType.DOUBLE_FLOAT;
            case ComplexNumber _ -> LispType.of(LispType.COMPLEX_BIT);
            case LispCharacter _ -> LispType.CHARACTER;
            case Symbol symbol -> symbol == Symbol.NIL ? LispType.NULL : LispType.of(LispType.SYMBOL_BIT);
            case Cons _ -> LispType.CONS;
            case String _ -> LispType.SIMPLE_STRING;
            case LispVector _ -> LispType.SIMPLE_VECTOR;
            case BitVector _ -> LispType.of(LispType.ARRAY_BIT);
            case LispArray _ -> LispType.of(LispType.ARRAY_BIT | LispType.NUMERIC_VECTOR_BITS);
            case StructureLiteral _ -> LispType.STRUCTURE;
            default -> LispType.T;
        };
    }
}

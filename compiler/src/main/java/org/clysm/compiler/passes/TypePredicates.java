package org.clysm.compiler.passes;

import java.util.HashMap;
import java.util.Map;
import org.clysm.compiler.types.LispType;

/** The primitives that test the type of their argument, and what the argument is when the test is true or false. */
final class TypePredicates {

    /**
     * What a test tells of its argument.
     *
     * @param whenTrue the type that holds all objects of which the test is true
     * @param whenFalse the type that holds all objects of which the test is false
     */
    record Predicate(LispType whenTrue, LispType whenFalse) {}

    private static final int VECTOR_BITS =
            LispType.STRING_BIT | LispType.SIMPLE_VECTOR_BIT | LispType.NUMERIC_VECTOR_BITS;

    private static final Map<String, Predicate> PREDICATES = new HashMap<>();

    static {
        exact("CL:NULL", LispType.NIL_BIT);
        exact("CL:NOT", LispType.NIL_BIT);
        exact("CL:CONSP", LispType.CONS_BIT);
        exact("CL:ATOM", LispType.ALL_BITS & ~LispType.CONS_BIT);
        exact("CL:LISTP", LispType.LIST.kinds());
        exact("CL:SYMBOLP", LispType.SYMBOL.kinds());
        exact("CL:INTEGERP", LispType.INTEGER_BITS);
        exact("CL:RATIONALP", LispType.RATIONAL.kinds());
        exact("CL:REALP", LispType.REAL.kinds());
        exact("CL:NUMBERP", LispType.NUMBER.kinds());
        exact("CL:FLOATP", LispType.FLOAT.kinds());
        exact("CL:COMPLEXP", LispType.COMPLEX_BIT);
        exact("CL:CHARACTERP", LispType.CHARACTER_BIT);
        exact("CL:FUNCTIONP", LispType.FUNCTION_BIT);
        exact("CL:COMPILED-FUNCTION-P", LispType.FUNCTION_BIT);
        exact("CL:SIMPLE-VECTOR-P", LispType.SIMPLE_VECTOR_BIT);
        exact("CL:SIMPLE-STRING-P", LispType.STRING_BIT);
        exact("CL:ARRAYP", VECTOR_BITS | LispType.ARRAY_BIT);
        within("CL:STRINGP", LispType.STRING_BIT, LispType.ARRAY_BIT);
        within("CL:VECTORP", VECTOR_BITS, LispType.ARRAY_BIT);
        within("CL:BIT-VECTOR-P", 0, LispType.ARRAY_BIT);
        within("CL:KEYWORDP", 0, LispType.SYMBOL_BIT);
        exact("SYS:FIXNUMP", LispType.FIXNUM_BIT);
        exact("SYS:INT64P", LispType.INT64_BIT);
        exact("SYS:BIGNUMP", LispType.BIGNUM_BIT);
        exact("SYS:RATIO-OBJECT-P", LispType.RATIO_BIT);
        exact("SYS:COMPLEX-OBJECT-P", LispType.COMPLEX_BIT);
        exact("SYS:SINGLE-FLOAT-OBJECT-P", LispType.SINGLE_BIT);
        exact("SYS:DOUBLE-FLOAT-OBJECT-P", LispType.DOUBLE_BIT);
        exact("SYS:CHARACTER-OBJECT-P", LispType.CHARACTER_BIT);
        exact("SYS:SYMBOL-OBJECT-P", LispType.SYMBOL_BIT);
        exact("SYS:STRING-OBJECT-P", LispType.STRING_BIT);
        exact("SYS:ANY-ARRAY-P", LispType.SIMPLE_VECTOR_BIT);
        exact("SYS:I8-ARRAY-P", LispType.INT8_VECTOR_BIT);
        exact("SYS:I16-ARRAY-P", LispType.INT16_VECTOR_BIT);
        exact("SYS:I32-ARRAY-P", LispType.INT32_VECTOR_BIT);
        exact("SYS:I64-ARRAY-P", LispType.INT64_VECTOR_BIT);
        exact("SYS:F32-ARRAY-P", LispType.SINGLE_VECTOR_BIT);
        exact("SYS:F64-ARRAY-P", LispType.DOUBLE_VECTOR_BIT);
        exact("SYS:ARRAY-HEADER-P", LispType.ARRAY_BIT);
        exact("SYS:STRUCTURE-OBJECT-P", LispType.STRUCTURE_BIT);
    }

    private TypePredicates() {}

    private static void exact(String name, int kinds) {
        within(name, kinds, 0);
    }

    /** A test that is true of all objects of some kinds, and of some objects of others. */
    private static void within(String name, int always, int sometimes) {
        PREDICATES.put(name, new Predicate(LispType.of(always | sometimes), LispType.of(LispType.ALL_BITS & ~always)));
    }

    /** The predicate of this qualified name, or null if the name is no type predicate. */
    static Predicate find(String name) {
        return PREDICATES.get(name);
    }

    /** What the predicate yields for an argument of a type: T, NIL or either. */
    static LispType result(Predicate predicate, LispType argument) {
        boolean canBeTrue = argument.intersects(predicate.whenTrue());
        boolean canBeFalse = argument.intersects(predicate.whenFalse());
        return LispType.of((canBeTrue ? LispType.SYMBOL_BIT : 0) | (canBeFalse ? LispType.NIL_BIT : 0));
    }
}

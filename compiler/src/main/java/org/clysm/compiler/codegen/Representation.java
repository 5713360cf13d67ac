package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;

/**
 * How a value lies on the operand stack, in a local, in a parameter or in a captured field. {@link Conversions} goes
 * from one to another.
 */
public enum Representation {
    /** Nothing: the value is not wanted, or it is always NIL. */
    VOID((ValueType) null, LispType.NULL),
    /** Any object; null only where an argument was not supplied or a slot is unbound. */
    ANY(ReferenceType.ANYREF, LispType.T),
    /** T or NIL as 1 or 0. */
    BOOLEAN(NumberType.I32, LispType.BOOLEAN),
    /** An integer of 32 bits, which need not be a fixnum. */
    INT32(NumberType.I32, LispType.INT32),
    INT64(NumberType.I64, LispType.INT64),
    SINGLE(NumberType.F32, LispType.SINGLE_FLOAT),
    DOUBLE(NumberType.F64, LispType.DOUBLE_FLOAT),
    /** A character as its code. */
    CHARACTER(NumberType.I32, LispType.CHARACTER),
    LIST(CoreTypes.LIST, LispType.LIST),
    CONS(CoreTypes.CONS, LispType.CONS),
    /** A symbol object, which NIL is not. */
    SYMBOL(CoreTypes.SYMBOL, LispType.of(LispType.SYMBOL_BIT)),
    STRING(CoreTypes.STRING, LispType.SIMPLE_STRING),
    FUNCTION(CoreTypes.FUNCTION, LispType.FUNCTION),
    STRUCTURE(CoreTypes.structure(0), LispType.STRUCTURE),
    ARRAY_HEADER(CoreTypes.ARRAY, LispType.of(LispType.ARRAY_BIT)),
    LAYOUT(CoreTypes.LAYOUT, LispType.of(LispType.OTHER_BIT)),
    FRAME(CoreTypes.FRAME, LispType.of(LispType.OTHER_BIT)),
    SIMPLE_VECTOR(CoreTypes.ANY_ARRAY, LispType.SIMPLE_VECTOR),
    I8_ARRAY(CoreTypes.I8_ARRAY, LispType.of(LispType.INT8_VECTOR_BIT)),
    I16_ARRAY(CoreTypes.I16_ARRAY, LispType.of(LispType.INT16_VECTOR_BIT)),
    I32_ARRAY(CoreTypes.I32_ARRAY, LispType.of(LispType.INT32_VECTOR_BIT)),
    I64_ARRAY(CoreTypes.I64_ARRAY, LispType.of(LispType.INT64_VECTOR_BIT)),
    F32_ARRAY(CoreTypes.F32_ARRAY, LispType.of(LispType.SINGLE_VECTOR_BIT)),
    F64_ARRAY(CoreTypes.F64_ARRAY, LispType.of(LispType.DOUBLE_VECTOR_BIT));

    /** The representations that hold all objects of a type, the best first. */
    private static final List<Representation> CHOICES = List.of(
            INT32,
            INT64,
            SINGLE,
            DOUBLE,
            CHARACTER,
            CONS,
            LIST,
            SYMBOL,
            STRING,
            SIMPLE_VECTOR,
            I8_ARRAY,
            I16_ARRAY,
            I32_ARRAY,
            I64_ARRAY,
            F32_ARRAY,
            F64_ARRAY,
            FUNCTION,
            STRUCTURE,
            ARRAY_HEADER);

    private final ValueType valueType;
    private final LispType lispType;

    Representation(ValueType valueType, LispType lispType) {
        this.valueType = valueType;
        this.lispType = lispType;
    }

    Representation(DefinedType object, LispType lispType) {
        this(object.reference(), lispType);
    }

    /** The Wasm type of a value in this representation; null for {@link #VOID}. */
    public ValueType valueType() {
        return valueType;
    }

    /** The type of all objects that have this representation. */
    public LispType lispType() {
        return lispType;
    }

    /** Whether a value is a reference that {@code anyref} holds as it is. */
    public boolean isReference() {
        return valueType instanceof ReferenceType;
    }

    /** Whether a value is a reference to one type of object, never null. */
    public boolean isTypedReference() {
        return isReference() && this != ANY;
    }

    /** The best representation that holds every object of a type. */
    public static Representation of(LispType type) {
        if (type.isEmpty()) {
            return ANY;
        }
        for (Representation choice : CHOICES) {
            if (type.isSubtypeOf(choice.lispType)) {
                return choice;
            }
        }
        return ANY;
    }

    /** The representation of references of a Wasm type; {@link #ANY} if it is none of the known ones. */
    static Representation of(ValueType type) {
        for (Representation representation : values()) {
            if (representation.isTypedReference() && representation.valueType.equals(type)) {
                return representation;
            }
        }
        return ANY;
    }
}

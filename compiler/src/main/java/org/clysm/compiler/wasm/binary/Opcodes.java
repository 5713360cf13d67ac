package org.clysm.compiler.wasm.binary;

import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.PackedType;

/**
 * The numbers of the binary format (Wasm 3.0, chapter 5) that {@link Operator} does not have.
 *
 * <p>An instruction behind a prefix byte is the prefix times 256 plus its number.
 */
final class Opcodes {

    static final int MAGIC = 0x6D736100;
    static final int VERSION = 1;

    // Types (5.3)
    static final int FUNCTION_TYPE = 0x60;
    static final int STRUCT_TYPE = 0x5F;
    static final int ARRAY_TYPE = 0x5E;
    static final int OPEN_SUBTYPE = 0x50;
    static final int FINAL_SUBTYPE = 0x4F;
    static final int RECURSIVE_GROUP = 0x4E;
    static final int NULLABLE_REFERENCE = 0x63;
    static final int REFERENCE = 0x64;
    static final int EMPTY_BLOCK_TYPE = 0x40;

    // Control (5.4.1)
    static final int BLOCK = 0x02;
    static final int LOOP = 0x03;
    static final int IF = 0x04;
    static final int ELSE = 0x05;
    static final int THROW = 0x08;
    static final int END = 0x0B;
    static final int BR = 0x0C;
    static final int BR_IF = 0x0D;
    static final int BR_TABLE = 0x0E;
    static final int CALL = 0x10;
    static final int RETURN_CALL = 0x12;
    static final int CALL_REF = 0x14;
    static final int RETURN_CALL_REF = 0x15;
    static final int TRY_TABLE = 0x1F;
    static final int BR_ON_NULL = 0xD5;
    static final int BR_ON_NON_NULL = 0xD6;
    static final int CATCH = 0x00;
    static final int CATCH_REF = 0x01;
    static final int CATCH_ALL = 0x02;
    static final int CATCH_ALL_REF = 0x03;

    // Variables, constants, parametric
    static final int SELECT_TYPED = 0x1C;
    static final int LOCAL_GET = 0x20;
    static final int LOCAL_SET = 0x21;
    static final int LOCAL_TEE = 0x22;
    static final int GLOBAL_GET = 0x23;
    static final int GLOBAL_SET = 0x24;
    static final int I32_CONST = 0x41;
    static final int I64_CONST = 0x42;
    static final int F32_CONST = 0x43;
    static final int F64_CONST = 0x44;

    // References and aggregates (5.4.6, 5.4.7)
    static final int REF_NULL = 0xD0;
    static final int REF_FUNC = 0xD2;
    static final int STRUCT_NEW = 0xFB00;
    static final int STRUCT_NEW_DEFAULT = 0xFB01;
    static final int STRUCT_GET = 0xFB02;
    static final int STRUCT_SET = 0xFB05;
    static final int ARRAY_NEW = 0xFB06;
    static final int ARRAY_NEW_DEFAULT = 0xFB07;
    static final int ARRAY_NEW_FIXED = 0xFB08;
    static final int ARRAY_NEW_DATA = 0xFB09;
    static final int ARRAY_GET = 0xFB0B;
    static final int ARRAY_SET = 0xFB0E;
    static final int ARRAY_FILL = 0xFB10;
    static final int ARRAY_COPY = 0xFB11;
    static final int ARRAY_INIT_DATA = 0xFB12;
    static final int REF_TEST = 0xFB14;
    static final int REF_CAST = 0xFB16;
    static final int BR_ON_CAST = 0xFB18;
    static final int BR_ON_CAST_FAIL = 0xFB19;
    static final int GC_PREFIX = 0xFB;
    static final int NUMERIC_PREFIX = 0xFC;

    // Sections (5.5.2), in the order in which they stand in a module
    static final int CUSTOM_SECTION = 0;
    static final int TYPE_SECTION = 1;
    static final int IMPORT_SECTION = 2;
    static final int FUNCTION_SECTION = 3;
    static final int TAG_SECTION = 13;
    static final int GLOBAL_SECTION = 6;
    static final int EXPORT_SECTION = 7;
    static final int START_SECTION = 8;
    static final int ELEMENT_SECTION = 9;
    static final int DATA_COUNT_SECTION = 12;
    static final int CODE_SECTION = 10;
    static final int DATA_SECTION = 11;

    // Imports and exports (5.5.5, 5.5.10)
    static final int EXTERNAL_FUNCTION = 0;
    static final int EXTERNAL_GLOBAL = 3;
    static final int EXTERNAL_TAG = 4;

    // Segments (5.5.12, 5.5.14)
    static final int DECLARATIVE_ELEMENTS = 3;
    static final int PASSIVE_DATA = 1;

    // The name section (7.4.1)
    static final int MODULE_NAME = 0;
    static final int FUNCTION_NAMES = 1;
    static final int LOCAL_NAMES = 2;
    static final int TYPE_NAMES = 4;
    static final int GLOBAL_NAMES = 7;
    static final int DATA_NAMES = 9;
    static final int FIELD_NAMES = 10;
    static final int TAG_NAMES = 11;

    private static final AbstractHeapType[] HEAP_TYPES = new AbstractHeapType[256];
    private static final Operator[] OPERATORS = new Operator[256];
    private static final Operator[] GC_OPERATORS = new Operator[256];
    private static final Operator[] NUMERIC_OPERATORS = new Operator[256];

    static {
        for (AbstractHeapType type : AbstractHeapType.values()) {
            HEAP_TYPES[code(type)] = type;
        }
        for (Operator operator : Operator.values()) {
            operators(operator.opcode() >> 8)[operator.opcode() & 0xFF] = operator;
        }
    }

    private Opcodes() {}

    private static Operator[] operators(int prefix) {
        return switch (prefix) {
            case GC_PREFIX -> GC_OPERATORS;
            case NUMERIC_PREFIX -> NUMERIC_OPERATORS;
            default -> OPERATORS;
        };
    }

    /** Returns the operator with an opcode, or null. */
    static Operator operator(int opcode) {
        return operators(opcode >> 8)[opcode & 0xFF];
    }

    /** Returns the heap type with a code, or null. */
    static AbstractHeapType heapType(int code) {
        return HEAP_TYPES[code];
    }

    static int code(AbstractHeapType type) {
        return switch (type) {
            case NOEXN -> 0x74;
            case NOFUNC -> 0x73;
            case NOEXTERN -> 0x72;
            case NONE -> 0x71;
            case FUNC -> 0x70;
            case EXTERN -> 0x6F;
            case ANY -> 0x6E;
            case EQ -> 0x6D;
            case I31 -> 0x6C;
            case STRUCT -> 0x6B;
            case ARRAY -> 0x6A;
            case EXN -> 0x69;
        };
    }

    static int code(NumberType type) {
        return switch (type) {
            case I32 -> 0x7F;
            case I64 -> 0x7E;
            case F32 -> 0x7D;
            case F64 -> 0x7C;
        };
    }

    /** Returns the number type with a code, or null. */
    static NumberType numberType(int code) {
        for (NumberType type : NumberType.values()) {
            if (code(type) == code) {
                return type;
            }
        }
        return null;
    }

    static int code(PackedType type) {
        return switch (type) {
            case I8 -> 0x78;
            case I16 -> 0x77;
        };
    }

    /** Returns the packed type with a code, or null. */
    static PackedType packedType(int code) {
        return code == 0x78 ? PackedType.I8 : code == 0x77 ? PackedType.I16 : null;
    }
}

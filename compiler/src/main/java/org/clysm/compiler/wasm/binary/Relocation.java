package org.clysm.compiler.wasm.binary;

import org.clysm.compiler.wasm.Entity;

/**
 * A place in relocatable code where the index of an entity belongs.
 *
 * @param offset the number of bytes of the code that stand before the index
 */
public record Relocation(int offset, Kind kind, Entity target) {

    private static final int OPCODE_LENGTH = 2;

    /** Tells whether this is the type of an instruction that makes an object. */
    public boolean allocates(ObjectCode code) {
        return switch (opcode(code)) {
            case Opcodes.STRUCT_NEW,
                    Opcodes.STRUCT_NEW_DEFAULT,
                    Opcodes.ARRAY_NEW,
                    Opcodes.ARRAY_NEW_DEFAULT,
                    Opcodes.ARRAY_NEW_FIXED,
                    Opcodes.ARRAY_NEW_DATA -> kind == Kind.TYPE;
            default -> false;
        };
    }

    /** Tells whether this is the type of an instruction that tells whether a reference is one to such an object. */
    boolean tests(ObjectCode code) {
        return kind == Kind.HEAP_TYPE && opcode(code) == Opcodes.REF_TEST;
    }

    /** Returns the two bytes before the index: the opcode of an instruction on objects. */
    private int opcode(ObjectCode code) {
        byte[] bytes = code.bytes();
        return offset < OPCODE_LENGTH ? 0 : (bytes[offset - 2] & 0xFF) << 8 | bytes[offset - 1] & 0xFF;
    }

    /** Which index it is, and in which number format. */
    public enum Kind {
        /** A type index, as an immediate. */
        TYPE,
        /** A type index as a heap type or block type, which is a signed number. */
        HEAP_TYPE,
        /** The index of a function that is called. */
        FUNCTION,
        /** The index of a function that {@code ref.func} makes a reference to. */
        FUNCTION_REFERENCE,
        GLOBAL,
        TAG,
        DATA
    }
}

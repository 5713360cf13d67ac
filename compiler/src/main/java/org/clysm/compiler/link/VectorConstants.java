package org.clysm.compiler.link;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;

/**
 * Makes the bare arrays of constants. One that is too long for a constant expression becomes a global that holds an
 * empty array, which code that runs at the start fills piece by piece.
 */
final class VectorConstants {

    /** V8 refuses {@code array.new_fixed} with more elements. */
    private static final int LONGEST_FIXED_ARRAY = 10_000;

    private final Consumer<Global> globals;
    private final CodeBuilder patches;
    private int longVectors;

    /**
     * Prepares.
     *
     * @param globals takes the globals of long vectors
     * @param patches takes the code that fills them
     */
    VectorConstants(Consumer<Global> globals, CodeBuilder patches) {
        this.globals = globals;
        this.patches = patches;
    }

    /**
     * Adds a constant expression that leaves an array.
     *
     * @param emitElement adds a constant expression for the element at an index
     */
    void emit(CodeBuilder code, DefinedType type, int length, BiConsumer<CodeBuilder, Integer> emitElement) {
        if (length <= LONGEST_FIXED_ARRAY) {
            emitPiece(code, type, 0, length, emitElement);
            return;
        }
        var global = new GlobalRef("long vector " + longVectors++, type.reference(), false);
        globals.accept(new Global(
                global, new CodeBuilder().i32Const(length).arrayNewDefault(type).build()));
        for (int start = 0; start < length; start += LONGEST_FIXED_ARRAY) {
            int size = Math.min(LONGEST_FIXED_ARRAY, length - start);
            patches.globalGet(global).i32Const(start);
            emitPiece(patches, type, start, size, emitElement);
            patches.i32Const(0).i32Const(size).arrayCopy(type, type);
        }
        code.globalGet(global);
    }

    /**
     * Adds a constant expression that leaves the array of a string's characters: 16 bits each if they all fit, else 32.
     */
    void emitCharacters(CodeBuilder code, String string) {
        int[] codes = string.codePoints().toArray();
        emit(code, characterArray(codes, string), codes.length, (target, index) -> target.i32Const(codes[index]));
    }

    /** Likewise for a string that is not long. */
    static void emitShortCharacters(CodeBuilder code, String string) {
        int[] codes = string.codePoints().toArray();
        DefinedType type = characterArray(codes, string);
        emitPiece(code, type, 0, codes.length, (target, index) -> target.i32Const(codes[index]));
    }

    private static DefinedType characterArray(int[] codes, String string) {
        return codes.length == string.length() ? CoreTypes.I16_ARRAY : CoreTypes.I32_ARRAY;
    }

    private static void emitPiece(
            CodeBuilder code, DefinedType type, int start, int size, BiConsumer<CodeBuilder, Integer> emitElement) {
        for (int i = start; i < start + size; i++) {
            emitElement.accept(code, i);
        }
        code.arrayNewFixed(type, size);
    }
}

package org.clysm.compiler.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;

/**
 * Makes the bare arrays of constants. One that is too long for a constant expression becomes a global that holds an
 * empty array, which functions of limited size fill piece by piece when the module starts.
 */
final class VectorConstants {

    /** V8 refuses {@code array.new_fixed} with more elements. */
    private static final int LONGEST_FIXED_ARRAY = 10_000;

    private final CodeBuilder patches;
    private final List<Global> globals = new ArrayList<>();
    private final List<Function> fillers = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param patches takes the calls that fill long vectors
     */
    VectorConstants(CodeBuilder patches) {
        this.patches = patches;
    }

    /** Returns the globals of long vectors, which refer to nothing. */
    List<Global> globals() {
        return globals;
    }

    /** Returns the functions that fill long vectors. */
    List<Function> fillers() {
        return fillers;
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
        var global = new GlobalRef("long vector " + globals.size(), type.reference(), false);
        globals.add(new Global(
                global, new CodeBuilder().i32Const(length).arrayNewDefault(type).build()));
        for (int start = 0; start < length; start += LONGEST_FIXED_ARRAY) {
            int size = Math.min(LONGEST_FIXED_ARRAY, length - start);
            var piece = new CodeBuilder().globalGet(global).i32Const(start);
            emitPiece(piece, type, start, size, emitElement);
            piece.i32Const(0).i32Const(size).arrayCopy(type, type);
            var filler = ModuleParts.action("fill " + global.name() + " from " + start, piece);
            fillers.add(filler);
            patches.call(filler.ref());
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

package org.clysm.compiler.link;

import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.GlobalRef;

/** Symbols as constants. */
final class SymbolConstants {

    /** Hash codes are fixnums that are not negative. */
    private static final int HASH_MASK = 0x3FFF_FFFF;

    private SymbolConstants() {}

    /** Returns the global that holds a symbol other than NIL. */
    static GlobalRef global(Symbol symbol) {
        return new GlobalRef("'" + symbol.qualifiedName(), CoreTypes.SYMBOL.reference(), false);
    }

    /**
     * Adds what makes a symbol without value and functions, in no package yet, of the array of its name's characters,
     * in a constant expression.
     */
    static void emit(CodeBuilder code, String name, int id) {
        code.structNew(CoreTypes.STRING);
        code.globalGet(CoreTypes.NIL);
        code.refNull(AbstractHeapType.ANY);
        code.refNull(CoreTypes.FUNCTION);
        code.refNull(CoreTypes.FUNCTION);
        code.globalGet(CoreTypes.NIL);
        code.globalGet(CoreTypes.NIL);
        code.i32Const(hash(name));
        code.i32Const(id);
        code.structNew(CoreTypes.SYMBOL);
    }

    /**
     * Returns the hash code of a symbol with that name: the polynomial of its UTF-16 code units with base 31, as the
     * library's {@code sys:string-hash} computes it.
     */
    static int hash(String name) {
        return name.hashCode() & HASH_MASK;
    }
}

package org.clysm.compiler.link;

import java.util.HashMap;
import java.util.Map;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;

/**
 * How the elements of an array are stored. The ordinal is the code in the field {@code element-type} of an array
 * header; {@code arrays/representation.lisp} has the same codes.
 */
enum ArrayElements {
    ANY("T", CoreTypes.ANY_ARRAY, false, null),
    BIT("BIT", CoreTypes.I8_ARRAY, false, ArrayElements::emitInt),
    CHARACTER("CHARACTER", CoreTypes.STRING, false, null),
    UB8("(UNSIGNED-BYTE 8)", CoreTypes.I8_ARRAY, true, ArrayElements::emitInt),
    SB8("(SIGNED-BYTE 8)", CoreTypes.I8_ARRAY, false, ArrayElements::emitInt),
    UB16("(UNSIGNED-BYTE 16)", CoreTypes.I16_ARRAY, true, ArrayElements::emitInt),
    SB16("(SIGNED-BYTE 16)", CoreTypes.I16_ARRAY, false, ArrayElements::emitInt),
    UB32("(UNSIGNED-BYTE 32)", CoreTypes.I32_ARRAY, false, ArrayElements::emitInt),
    SB32("(SIGNED-BYTE 32)", CoreTypes.I32_ARRAY, true, ArrayElements::emitInt),
    SB64(
            "(SIGNED-BYTE 64)",
            CoreTypes.I64_ARRAY,
            true,
            (code, element) -> code.i64Const(LispInteger.big(element).longValue())),
    SINGLE("SINGLE-FLOAT", CoreTypes.F32_ARRAY, true, (code, element) -> code.f32Const((Float) element)),
    DOUBLE("DOUBLE-FLOAT", CoreTypes.F64_ARRAY, true, (code, element) -> code.f64Const((Double) element));

    /** The field {@code fill} of an array without fill pointer. */
    static final int NO_FILL_POINTER = -1;

    private static final Map<String, ArrayElements> BY_TYPE = new HashMap<>();

    static {
        for (ArrayElements each : values()) {
            BY_TYPE.put(each.typeSpecifier, each);
        }
    }

    private final String typeSpecifier;
    private final DefinedType data;
    private final boolean isBare;
    private final RawEmitter rawEmitter;

    /** Adds the instruction that leaves one element as a number. */
    @FunctionalInterface
    private interface RawEmitter {
        void emit(CodeBuilder code, Object element);
    }

    ArrayElements(String typeSpecifier, DefinedType data, boolean isBare, RawEmitter rawEmitter) {
        this.typeSpecifier = typeSpecifier;
        this.data = data;
        this.isBare = isBare;
        this.rawEmitter = rawEmitter;
    }

    /** Returns how the elements of an array are stored: {@code ANY} if its type has no vectors of its own. */
    static ArrayElements of(LispArray array) {
        return BY_TYPE.getOrDefault(key(array.elementType()), ANY);
    }

    private static String key(Object typeSpecifier) {
        return switch (typeSpecifier) {
            case Symbol symbol -> symbol.name();
            case Cons cons -> "(" + key(cons.car()) + " " + Lists.second(cons) + ")";
            default -> typeSpecifier.toString();
        };
    }

    /** Returns the type of the object that an array becomes: a bare vector, or a header. */
    static DefinedType objectType(LispArray array) {
        var elements = of(array);
        return array.rank() == 1 && elements.isBare ? elements.data : CoreTypes.ARRAY;
    }

    /** Returns the type of the vector that holds the elements. */
    DefinedType data() {
        return data;
    }

    /** Adds the instruction that leaves an element as the number that the vector holds. */
    void emitRaw(CodeBuilder code, Object element) {
        rawEmitter.emit(code, element);
    }

    private static void emitInt(CodeBuilder code, Object element) {
        code.i32Const(LispInteger.big(element).intValue());
    }

    /** Returns the string of the elements of an array of characters. */
    static String string(LispArray array) {
        var text = new StringBuilder();
        for (int i = 0; i < array.totalSize(); i++) {
            text.appendCodePoint(((LispCharacter) array.get(i)).code());
        }
        return text.toString();
    }
}

package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;

/**
 * The functions on strings of the host that engines build in (WebAssembly JavaScript interface, "JS String Builtins").
 */
public final class HostStrings {

    private static final String MODULE = "wasm:js-string";

    /** What the functions give back. */
    static final ReferenceType STRING = AbstractHeapType.EXTERN.reference();

    /** What the functions take for the characters. */
    static final ReferenceType CHARACTERS = CoreTypes.I16_ARRAY.nullable();

    /**
     * The parameters of {@link #fromCharCodeArray}: the array, the index of its first character, that past its last.
     */
    static final List<ValueType> FROM_CHAR_CODE_ARRAY = List.of(CHARACTERS, NumberType.I32, NumberType.I32);

    private HostStrings() {}

    /** The import of the builtin function of that name. */
    static FunctionRef function(String field, List<ValueType> params, ValueType result, Emission emission) {
        var type = emission.types().function(params, List.of(result));
        return emission.constants().function(MODULE, field, type);
    }

    /** The import of the function that makes a string of the host of a part of an array of UTF-16 units. */
    public static FunctionRef fromCharCodeArray(Emission emission) {
        return function("fromCharCodeArray", FROM_CHAR_CODE_ARRAY, STRING, emission);
    }
}

package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * A small integer from the host. JavaScript makes an {@code i32} of anything (WebAssembly JavaScript interface,
 * {@code ToWebAssemblyValue}): of a string 0, of 1.5 the 1. So it crosses as a reference, and one that is no
 * {@code i31} is looked at in the library.
 */
final class HostInteger {

    static final ReferenceType WASM_TYPE = ReferenceType.EXTERNREF;

    private static final ReferenceType I31 = AbstractHeapType.I31.reference();

    private HostInteger() {}

    /**
     * Emits the conversion of the host's value on the stack to an {@code i32}.
     *
     * @param conversion that of a value which is no {@code i31}
     */
    static void emit(Emission emission, CrossingSite site, RuntimeFunction conversion) {
        var fixnum = new Label("fixnum");
        var done = new Label("integer");
        var code = emission.code().anyConvertExtern();
        emission.withLocal(ReferenceType.ANYREF, value -> {
            code.localSet(value);
            code.beginBlock(done, BlockType.of(NumberType.I32));
            code.beginBlock(fixnum, BlockType.of(I31));
            code.localGet(value).brOnCast(fixnum, ReferenceType.ANYREF, I31);
            site.emitConversion(emission, conversion);
            code.br(done).end().i31GetS();
            code.end();
        });
    }
}

package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ValueType;

/** {@code :int32}: an integer from -2^31 to 2^31-1, an {@code i32}. */
final class Int32Type extends SimpleMarshalType {

    Int32Type(Packages packages) {
        super("INT32", "int", packages);
    }

    @Override
    public ValueType wasmType() {
        return NumberType.I32;
    }

    @Override
    public LispType lispType() {
        return LispType.INT32;
    }

    @Override
    public Representation lispRepresentation() {
        return Representation.INT32;
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return known.isSubtypeOf(LispType.INT32) ? Representation.INT32 : Representation.ANY;
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        if (from != Representation.INT32) {
            site.emitConversion(emission, RuntimeFunction.INT32_TO_HOST);
        }
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        // Every i32 is such an integer.
    }

    @Override
    public String typeScriptFromLisp() {
        return "number";
    }

    @Override
    public String typeScriptToLisp() {
        return "number";
    }
}

package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ValueType;

/** {@code :int64}: an integer from -2^63 to 2^63-1, an {@code i64}, in JavaScript a BigInt. */
final class Int64Type extends SimpleMarshalType {

    Int64Type(Packages packages) {
        super("INT64", "long", packages);
    }

    @Override
    public ValueType wasmType() {
        return NumberType.I64;
    }

    @Override
    public LispType lispType() {
        return LispType.INT64;
    }

    @Override
    public Representation lispRepresentation() {
        return Representation.INT64;
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return known.isSubtypeOf(LispType.INT64) ? Representation.INT64 : Representation.ANY;
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        if (from != Representation.INT64) {
            site.emitConversion(emission, RuntimeFunction.INT64_TO_HOST);
        }
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        // Every i64 is such an integer.
    }

    @Override
    public String typeScriptFromLisp() {
        return "bigint";
    }

    @Override
    public String typeScriptToLisp() {
        return "bigint";
    }
}

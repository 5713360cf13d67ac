package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;

/** {@code :fixnum}: an integer from -2^30 to 2^30-1, an {@code i32}; see {@link HostInteger}. */
final class FixnumType extends SimpleMarshalType {

    FixnumType(Packages packages) {
        super("FIXNUM", new Sides(NumberType.I32, LispType.FIXNUM, Representation.INT32, "int", "number"), packages);
    }

    private static final ReferenceType I31 = AbstractHeapType.I31.reference();

    @Override
    public Representation operandRepresentation(LispType known) {
        return known.isSubtypeOf(LispType.FIXNUM) ? Representation.INT32 : Representation.ANY;
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        if (from == Representation.INT32) {
            return;
        }
        emission.withLocal(ReferenceType.ANYREF, value -> {
            var code = emission.code().localTee(value).refTest(I31).op(Operator.I32_EQZ);
            code.beginIf(new Label("no-fixnum"), BlockType.NONE);
            site.emitError(emission, value);
            code.end().localGet(value).refCast(I31).i31GetS();
        });
    }

    @Override
    public ValueType wasmTypeFromHost() {
        return HostInteger.WASM_TYPE;
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        HostInteger.emit(emission, site, RuntimeFunction.FIXNUM_FROM_HOST);
    }
}

package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** {@code :fixnum}: an integer from -2^30 to 2^30-1, an {@code i32}. */
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
    public void fromHost(Emission emission, CrossingSite site) {
        emission.withLocal(NumberType.I32, value -> {
            var code = emission.code().localTee(value);
            // The two highest bits of a fixnum are equal.
            code.i32Const(1).op(Operator.I32_SHL).localGet(value).op(Operator.I32_XOR);
            code.i32Const(0).op(Operator.I32_LT_S);
            code.beginIf(new Label("no-fixnum"), BlockType.NONE);
            emission.withLocal(ReferenceType.ANYREF, object -> {
                code.localGet(value);
                emission.conversions().convert(Representation.INT32, LispType.INT32, Representation.ANY);
                code.localSet(object);
                site.emitError(emission, object);
            });
            code.end().localGet(value);
        });
    }
}

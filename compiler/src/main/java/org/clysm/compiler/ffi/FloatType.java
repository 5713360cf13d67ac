package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.CoreTypes;
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

/** {@code :float}: any real number, as an {@code f64}; a double-float comes back. */
final class FloatType extends SimpleMarshalType {

    FloatType(Packages packages) {
        super(
                "FLOAT",
                new Sides(NumberType.F64, LispType.DOUBLE_FLOAT, Representation.DOUBLE, "double", "number"),
                packages);
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        if (known.isEmpty()) {
            return Representation.ANY;
        }
        var best = Representation.of(known);
        return switch (best) {
            case DOUBLE, SINGLE, INT32, INT64 -> best;
            default -> Representation.ANY;
        };
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        switch (from) {
            case DOUBLE -> {
                // It is what the host wants.
            }
            case SINGLE -> emission.code().op(Operator.F64_PROMOTE_F32);
            case INT32 -> emission.code().op(Operator.F64_CONVERT_I32_S);
            case INT64 -> emission.code().op(Operator.F64_CONVERT_I64_S);
            default -> objectToHost(emission, site);
        }
    }

    /** Takes the value of a double-float or fixnum in place; all else goes to the library. */
    private static void objectToHost(Emission emission, CrossingSite site) {
        var code = emission.code();
        var done = new Label("float");
        var other = new Label("other");
        var noFixnum = new Label("no-fixnum");
        emission.withLocal(ReferenceType.ANYREF, value -> {
            code.localSet(value);
            code.beginBlock(done, BlockType.of(NumberType.F64));
            code.beginBlock(other, BlockType.of(ReferenceType.ANYREF)).localGet(value);
            code.brOnCastFail(other, ReferenceType.ANYREF, CoreTypes.DOUBLE.reference());
            code.structGet(CoreTypes.DOUBLE, "value").br(done).end().drop();
            code.beginBlock(noFixnum, BlockType.of(ReferenceType.ANYREF)).localGet(value);
            code.brOnCastFail(noFixnum, ReferenceType.ANYREF, AbstractHeapType.I31.reference());
            code.i31GetS().op(Operator.F64_CONVERT_I32_S).br(done).end();
            site.emitConversion(emission, RuntimeFunction.FLOAT_TO_HOST);
            code.end();
        });
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        // Every f64 is a double-float.
    }
}

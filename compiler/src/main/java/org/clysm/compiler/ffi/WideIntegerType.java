package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ValueType;

/**
 * {@code :int32} and {@code :int64}: integers of so many bits, an {@code i32} and an {@code i64}. For what comes as
 * {@code :int32} see {@link HostInteger}; of what is no BigInt JavaScript itself makes no {@code i64}.
 */
final class WideIntegerType extends SimpleMarshalType {

    private final RuntimeFunction conversion;

    private WideIntegerType(String name, Sides sides, RuntimeFunction conversion, Packages packages) {
        super(name, sides, packages);
        this.conversion = conversion;
    }

    static WideIntegerType int32(Packages packages) {
        var sides = new Sides(NumberType.I32, LispType.INT32, Representation.INT32, "int", "number");
        return new WideIntegerType("INT32", sides, RuntimeFunction.INT32_TO_HOST, packages);
    }

    /** In JavaScript it is a BigInt. */
    static WideIntegerType int64(Packages packages) {
        var sides = new Sides(NumberType.I64, LispType.INT64, Representation.INT64, "long", "bigint");
        return new WideIntegerType("INT64", sides, RuntimeFunction.INT64_TO_HOST, packages);
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return known.isSubtypeOf(lispType()) ? lispRepresentation() : Representation.ANY;
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        if (from != lispRepresentation()) {
            site.emitConversion(emission, conversion);
        }
    }

    @Override
    public ValueType wasmTypeFromHost() {
        return wasmType() == NumberType.I32 ? HostInteger.WASM_TYPE : wasmType();
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        if (wasmType() == NumberType.I32) {
            HostInteger.emit(emission, site, RuntimeFunction.INT32_FROM_HOST);
        }
        // Every i64 is such an integer.
    }
}

package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;

/** {@code :boolean}: an {@code i32}; NIL is 0 and everything else 1, 0 is NIL and everything else T. */
final class BooleanType extends SimpleMarshalType {

    BooleanType(Packages packages) {
        super(
                "BOOLEAN",
                new Sides(NumberType.I32, LispType.BOOLEAN, Representation.BOOLEAN, "boolean", "number"),
                packages);
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return Representation.BOOLEAN;
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        // A Lisp truth value as a number is 0 or 1 already.
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        emission.code().i32Const(0).op(Operator.I32_NE);
    }

    @Override
    public String typeScriptToLisp(TypeNames names) {
        return "boolean | number";
    }

    @Override
    public boolean isSameInside() {
        return false;
    }

    /** As a value of its own it is an {@code i32}, inside of another a boolean of the host. */
    @Override
    public String typeScriptInside(boolean isFromLisp, TypeNames names) {
        return "boolean";
    }
}

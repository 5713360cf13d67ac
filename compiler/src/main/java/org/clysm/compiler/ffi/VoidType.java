package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;

/** {@code :void}: no value, only as a result; NIL in Lisp. */
final class VoidType extends SimpleMarshalType {

    VoidType(Packages packages) {
        super("VOID", new Sides(null, LispType.NULL, Representation.VOID, "void", "void"), packages);
    }

    @Override
    public boolean isResultOnly() {
        return true;
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return Representation.VOID;
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        // There is nothing to convert.
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        // There is nothing to convert.
    }
}

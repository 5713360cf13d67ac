package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;

/** {@code :string}: a string of the host with the same characters; NIL is null, null and undefined are NIL. */
final class StringType extends SimpleMarshalType {

    StringType(Packages packages) {
        super("STRING", packages);
    }

    @Override
    public ValueType wasmType() {
        return ReferenceType.EXTERNREF;
    }

    @Override
    public LispType lispType() {
        return LispType.SIMPLE_STRING.join(LispType.NULL);
    }

    @Override
    public Representation lispRepresentation() {
        return Representation.ANY;
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return Representation.ANY;
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        site.emitConversion(emission, RuntimeFunction.STRING_TO_HOST);
        emission.code().externConvertAny();
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        emission.code().anyConvertExtern();
        site.emitConversion(emission, RuntimeFunction.STRING_FROM_HOST);
    }

    @Override
    public String typeScriptFromLisp() {
        return "string | null";
    }

    @Override
    public String typeScriptToLisp() {
        return "string | null | undefined";
    }
}

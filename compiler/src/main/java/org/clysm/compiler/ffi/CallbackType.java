package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.ValueType;

/**
 * {@code (sys:callback name (type...) type)}: a function of the module that the host gets, a {@code funcref}. The
 * argument that is declared so is not looked at: the type says which function it is. Only for arguments.
 */
record CallbackType(Object specifier, ForeignExport callback) implements MarshalType {

    @Override
    public String name() {
        return "callback";
    }

    @Override
    public boolean isDirect() {
        return true;
    }

    @Override
    public boolean isResultOnly() {
        return false;
    }

    @Override
    public ValueType wasmType() {
        return AbstractHeapType.FUNC.nullable();
    }

    @Override
    public LispType lispType() {
        return LispType.T;
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
        emission.code()
                .drop()
                .refFunc(new FunctionRef(
                        ExportGenerator.wrapperName(callback), ExportGenerator.hostType(callback, emission.types())));
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        throw new IllegalStateException("the host gives no function of ours");
    }

    @Override
    public String typeScriptFromLisp(TypeNames names) {
        return "Function";
    }

    @Override
    public String typeScriptToLisp(TypeNames names) {
        return "never";
    }

    @Override
    public String java() {
        return "Object";
    }

    @Override
    public String javaInside() {
        return "Object";
    }
}

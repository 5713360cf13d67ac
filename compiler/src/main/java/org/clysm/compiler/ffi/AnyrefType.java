package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * {@code :anyref}: any object of either side as it is, an {@code externref}. Lisp objects are opaque to the host, host
 * objects are values of their own in Lisp. The host's null, which has no object, is the symbol {@code ffi:null} in
 * Lisp.
 */
final class AnyrefType extends SimpleMarshalType {

    private final Symbol nullSymbol;

    AnyrefType(Packages packages) {
        super(
                "ANYREF",
                new Sides(ReferenceType.EXTERNREF, LispType.T, Representation.ANY, "Object", "unknown"),
                packages);
        nullSymbol = packages.ffi().internExternal("NULL");
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return Representation.ANY;
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        emission.withLocal(ReferenceType.ANYREF, value -> {
            var code = emission.code().localSet(value);
            var other = new Label("no-symbol");
            code.beginBlock(other, BlockType.of(ReferenceType.ANYREF));
            code.localGet(value).brOnCastFail(other, ReferenceType.ANYREF, CoreTypes.SYMBOL.reference());
            emission.constant(nullSymbol, Representation.SYMBOL);
            code.refEq().beginIf(new Label("null"), BlockType.of(ReferenceType.ANYREF));
            code.refNull(AbstractHeapType.ANY).beginElse().localGet(value).end();
            code.end();
            code.externConvertAny();
        });
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        var object = new Label("object");
        var code = emission.code().anyConvertExtern();
        emission.withLocal(ReferenceType.ANYREF, value -> {
            code.localSet(value);
            code.beginBlock(object, BlockType.of(AbstractHeapType.ANY.reference()));
            code.localGet(value).brOnNonNull(object);
            emission.constant(nullSymbol, Representation.SYMBOL);
            code.end();
        });
    }
}

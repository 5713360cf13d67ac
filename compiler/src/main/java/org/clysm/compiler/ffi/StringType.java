package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.HostStrings;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.ReferenceType;

/** {@code :string}: a string of the host with the same characters; NIL is null, null and undefined are NIL. */
final class StringType extends SimpleMarshalType {

    private static final ReferenceType CHARACTERS = CoreTypes.I16_ARRAY.reference();

    StringType(Packages packages) {
        super(
                "STRING",
                new Sides(
                        ReferenceType.EXTERNREF,
                        LispType.SIMPLE_STRING.join(LispType.NULL),
                        Representation.ANY,
                        "String",
                        "string | null"),
                packages);
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return known.isSubtypeOf(LispType.SIMPLE_STRING) ? Representation.of(known) : Representation.ANY;
    }

    /** A simple string of the basic plane is copied in place, all else goes to the library. */
    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        var code = emission.code();
        var done = new Label("host-string");
        var other = new Label("other");
        emission.withLocal(from.valueType(), value -> {
            code.localSet(value);
            code.beginBlock(done, BlockType.of(ReferenceType.EXTERNREF));
            code.beginBlock(other, BlockType.of(ReferenceType.ANYREF)).localGet(value);
            if (from != Representation.STRING) {
                code.brOnCastFail(other, ReferenceType.ANYREF, CoreTypes.STRING.reference());
            }
            code.structGet(CoreTypes.STRING, "data");
            code.brOnCastFail(other, ReferenceType.ARRAYREF.nonNull(), CHARACTERS);
            emission.withLocal(CHARACTERS, data -> {
                code.localTee(data).i32Const(0).localGet(data).arrayLen();
                code.call(HostStrings.fromCharCodeArray(emission));
            });
            code.br(done).end().drop().localGet(value);
            site.emitConversion(emission, RuntimeFunction.STRING_TO_HOST);
            code.externConvertAny().end();
        });
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        emission.code().anyConvertExtern();
        site.emitConversion(emission, RuntimeFunction.STRING_FROM_HOST);
    }

    @Override
    public String typeScriptToLisp(TypeNames names) {
        return "string | null | undefined";
    }
}

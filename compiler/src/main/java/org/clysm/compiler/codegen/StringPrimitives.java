package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.CHARACTER;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.STRING;

import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Characters of strings (CLHS {@code char}, {@code schar}). */
final class StringPrimitives {

    private static final ReferenceType DATA = ReferenceType.ARRAYREF.nonNull();

    private StringPrimitives() {}

    static List<PrimitiveRow> rows() {
        return List.of(
                row("CL:SCHAR", LispType.SIMPLE_STRING, ArrayPrimitives.LENGTH)
                        .checked()
                        .emit(CHARACTER, List.of(STRING, INT32), StringPrimitives::get),
                row("CL:CHAR", LispType.STRING, ArrayPrimitives.LENGTH)
                        .general()
                        .returns(LispType.CHARACTER)
                        .when(
                                List.of(LispType.SIMPLE_STRING, ArrayPrimitives.LENGTH),
                                CHARACTER,
                                List.of(STRING, INT32),
                                StringPrimitives::get)
                        .emit(CHARACTER, List.of(ANY, ANY), StringPrimitives::getAfterTests));
    }

    /** Takes a simple string and an index, and pushes the code of the character there. */
    private static void get(Emission e) {
        var code = e.code();
        var string = e.acquire(CoreTypes.STRING.reference());
        var index = e.acquire(NumberType.I32);
        var data = e.acquire(DATA);
        code.localSet(index).localTee(string).structGet(CoreTypes.STRING, "data");
        code.localTee(data).arrayLen().localGet(index).op(Operator.I32_LE_U);
        code.beginIf(new Label("invalid-index"), BlockType.NONE);
        code.localGet(string).localGet(index);
        e.conversions().convert(INT32, ArrayPrimitives.LENGTH, ANY);
        e.callForever(RuntimeFunction.INVALID_INDEX);
        code.end();
        element(e, data, index);
        e.release(string);
        e.release(index);
        e.release(data);
    }

    /** Pushes the element of an array of characters of either width. */
    private static void element(Emission e, Local data, Local index) {
        var code = e.code();
        var done = new Label("character");
        var wide = new Label("wide");
        code.beginBlock(done, BlockType.of(NumberType.I32));
        code.beginBlock(wide, BlockType.of(DATA));
        code.localGet(data).brOnCastFail(wide, DATA, CoreTypes.I16_ARRAY.reference());
        code.localGet(index).arrayGetU(CoreTypes.I16_ARRAY).br(done).end();
        code.refCast(CoreTypes.I32_ARRAY.reference()).localGet(index).arrayGet(CoreTypes.I32_ARRAY);
        code.end();
    }

    /** The same for any objects: if they are a simple string and a valid index of it in place, else by a call. */
    private static void getAfterTests(Emission e) {
        var code = e.code();
        var string = e.acquire(ReferenceType.ANYREF);
        var index = e.acquire(ReferenceType.ANYREF);
        var place = e.acquire(NumberType.I32);
        var data = e.acquire(ReferenceType.ARRAYREF);
        var done = new Label("character");
        var other = new Label("other");
        code.localSet(index).localSet(string);
        code.beginBlock(done, BlockType.of(NumberType.I32));
        code.beginBlock(other, BlockType.of(ReferenceType.ANYREF));
        code.localGet(string).brOnCastFail(other, ReferenceType.ANYREF, CoreTypes.STRING.reference());
        code.structGet(CoreTypes.STRING, "data").localSet(data);
        code.localGet(index).brOnCastFail(other, ReferenceType.ANYREF, AbstractHeapType.I31.reference());
        code.i31GetS().localTee(place).localGet(data).arrayLen().op(Operator.I32_LT_U);
        code.beginIf(new Label("within"), BlockType.NONE);
        e.withLocal(DATA, known -> {
            code.localGet(data).refAsNonNull().localSet(known);
            element(e, known, place);
        });
        code.br(done).end().localGet(string).end();
        code.drop().localGet(string).localGet(index);
        e.call(RuntimeFunction.CHAR);
        e.conversions().convert(ANY, LispType.CHARACTER, CHARACTER);
        code.end();
        List.of(string, index, place, data).forEach(e::release);
    }
}

package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.DOUBLE;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.INT64;
import static org.clysm.compiler.codegen.Representation.SIMPLE_VECTOR;
import static org.clysm.compiler.codegen.Representation.SINGLE;
import static org.clysm.compiler.codegen.Representation.VOID;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Bare arrays: the unsafe operations of the run-time system on each kind, and those on simple vectors (CLHS 15). */
final class ArrayPrimitives {

    /** The length of an array is a fixnum. */
    static final LispType LENGTH = LispType.integerRange(0, LispType.MOST_POSITIVE_FIXNUM.longValue());

    /**
     * A kind of bare array.
     *
     * @param name as in {@code sys:i8-ref}
     * @param array the representation of the arrays
     * @param element the representation of an element on the stack
     * @param elementType the type of an element that was read
     */
    private record Kind(String name, Representation array, Representation element, LispType elementType) {

        DefinedType type() {
            return (DefinedType) ((ReferenceType) array.valueType()).heap();
        }

        boolean isPacked() {
            return type() == CoreTypes.I8_ARRAY || type() == CoreTypes.I16_ARRAY;
        }

        void get(CodeBuilder code) {
            if (isPacked()) {
                code.arrayGetU(type());
            } else {
                code.arrayGet(type());
            }
        }
    }

    private static final LispType ARRAY = LispType.of(
            LispType.SIMPLE_VECTOR_BIT | LispType.NUMERIC_VECTOR_BITS | LispType.STRING_BIT | LispType.ARRAY_BIT);

    private static final Kind SIMPLE = new Kind("ANY", SIMPLE_VECTOR, ANY, LispType.T);

    private static final List<Kind> KINDS = List.of(
            SIMPLE,
            new Kind("I8", Representation.I8_ARRAY, INT32, LispType.integerRange(0, 0xFF)),
            new Kind("I16", Representation.I16_ARRAY, INT32, LispType.integerRange(0, 0xFFFF)),
            new Kind("I32", Representation.I32_ARRAY, INT32, LispType.INT32),
            new Kind("I64", Representation.I64_ARRAY, INT64, LispType.INT64),
            new Kind("F32", Representation.F32_ARRAY, SINGLE, LispType.SINGLE_FLOAT),
            new Kind("F64", Representation.F64_ARRAY, DOUBLE, LispType.DOUBLE_FLOAT));

    private ArrayPrimitives() {}

    static List<PrimitiveRow> rows() {
        var rows = new ArrayList<PrimitiveRow>();
        KINDS.forEach(kind -> addRows(rows, kind));
        rows.add(length());
        rows.add(sequenceLength());
        rows.add(aref());
        rows.add(setAref());
        rows.add(row("CL:SVREF", LispType.SIMPLE_VECTOR, LENGTH)
                .checked()
                .returns(LispType.T)
                .emit(ANY, List.of(SIMPLE_VECTOR, INT32), e -> checkIndex(e, SIMPLE, SIMPLE::get)));
        rows.add(row("SYS:SET-SVREF", LispType.SIMPLE_VECTOR, LENGTH, LispType.T)
                .checked()
                .emitReturning(
                        2,
                        List.of(SIMPLE_VECTOR, INT32, ANY),
                        e -> e.withLocal(ReferenceType.ANYREF, value -> {
                            e.code().localSet(value);
                            checkIndex(e, SIMPLE, code -> code.localGet(value).arraySet(CoreTypes.ANY_ARRAY));
                        })));
        return rows;
    }

    /** Adds the lengths of bare vectors, a variant for each kind. */
    private static void addArrayLengths(PrimitiveRow.Builder builder) {
        for (Kind kind : KINDS) {
            builder.when(
                    List.of(kind.array.lispType()),
                    INT32,
                    List.of(kind.array),
                    e -> e.code().arrayLen());
        }
    }

    private static PrimitiveRow sequenceLength() {
        var builder = row("CL:LENGTH", LispType.T).general().returns(LENGTH);
        addArrayLengths(builder);
        builder.when(
                List.of(LispType.SIMPLE_STRING),
                INT32,
                List.of(Representation.STRING),
                e -> e.code().structGet(CoreTypes.STRING, "data").arrayLen());
        return builder.emit(INT32, List.of(ANY), e -> e.call(RuntimeFunction.SEQUENCE_LENGTH));
    }

    private static void addRows(List<PrimitiveRow> rows, Kind kind) {
        var name = kind.name;
        var arrayType = kind.array.lispType();
        var index = LispType.INT32;
        var value = kind.element.lispType();
        var type = kind.type();
        rows.add(row("SYS:MAKE-" + name + "-ARRAY", index, value)
                .flushable()
                .emit(kind.array, List.of(INT32, kind.element), e -> make(e, kind)));
        rows.add(row("SYS:" + name + "-REF", arrayType, index)
                .flushable()
                .returns(kind.elementType)
                .emit(kind.element, List.of(kind.array, INT32), e -> kind.get(e.code())));
        rows.add(row("SYS:SET-" + name + "-REF", arrayType, index, value)
                .emitReturning(
                        2,
                        List.of(kind.array, INT32, kind.element),
                        e -> e.code().arraySet(type)));
        rows.add(row("SYS:" + name + "-COPY", arrayType, index, arrayType, index, index)
                .emit(
                        VOID,
                        List.of(kind.array, INT32, kind.array, INT32, INT32),
                        e -> e.code().arrayCopy(type, type)));
        rows.add(row("SYS:" + name + "-FILL", arrayType, index, value, index)
                .emit(
                        VOID,
                        List.of(kind.array, INT32, kind.element, INT32),
                        e -> e.code().arrayFill(type)));
    }

    private static void make(Emission e, Kind kind) {
        e.withLocal(
                kind.element.valueType(),
                fill -> e.withLocal(
                        NumberType.I32,
                        length -> e.code()
                                .localSet(fill)
                                .localSet(length)
                                .localGet(fill)
                                .localGet(length)
                                .arrayNew(kind.type())));
    }

    /** {@code aref} with one subscript: of a vector of a known kind in place, of a simple vector after a test. */
    private static PrimitiveRow aref() {
        var builder = row("CL:AREF", ARRAY, LENGTH).general().returns(ArrayPrimitives::elementType);
        for (Kind kind : KINDS) {
            builder.when(
                    List.of(kind.array.lispType(), LispType.FIXNUM),
                    kind.element,
                    List.of(kind.array, INT32),
                    e -> checkIndex(e, kind, kind::get));
        }
        return builder.emit(ANY, List.of(ANY, ANY), e -> {
            var array = e.acquire(ReferenceType.ANYREF);
            var index = e.acquire(ReferenceType.ANYREF);
            var done = new Label("element");
            e.code().localSet(index).localSet(array);
            e.code().beginBlock(done, BlockType.of(ReferenceType.ANYREF));
            ifSimpleVector(
                    e,
                    array,
                    index,
                    () -> e.code().arrayGet(CoreTypes.ANY_ARRAY).br(done));
            e.code().localGet(array).localGet(index);
            e.call(RuntimeFunction.AREF_1);
            e.code().end();
            e.release(array);
            e.release(index);
        });
    }

    private static LispType elementType(List<LispType> types) {
        return KINDS.stream()
                .filter(kind -> types.getFirst().isSubtypeOf(kind.array.lispType()))
                .findFirst()
                .map(Kind::elementType)
                .orElse(LispType.T);
    }

    /** {@code (set-aref array index value)}, likewise. */
    private static PrimitiveRow setAref() {
        var builder = row("SYS:SET-AREF", ARRAY, LENGTH, LispType.T).general().returns(types -> types.get(2));
        for (Kind kind : KINDS) {
            builder.when(
                    List.of(kind.array.lispType(), LispType.FIXNUM, kind.elementType),
                    kind.element,
                    List.of(kind.array, INT32, kind.element),
                    e -> e.withLocal(kind.element.valueType(), value -> {
                        e.code().localSet(value);
                        checkIndex(e, kind, code -> code.localGet(value).arraySet(kind.type()));
                        e.code().localGet(value);
                    }));
        }
        return builder.emit(ANY, List.of(ANY, ANY, ANY), e -> {
            var array = e.acquire(ReferenceType.ANYREF);
            var index = e.acquire(ReferenceType.ANYREF);
            var value = e.acquire(ReferenceType.ANYREF);
            var done = new Label("stored");
            e.code().localSet(value).localSet(index).localSet(array);
            e.code().beginBlock(done, BlockType.NONE);
            ifSimpleVector(
                    e,
                    array,
                    index,
                    () -> e.code().localGet(value).arraySet(CoreTypes.ANY_ARRAY).br(done));
            e.code().localGet(array).localGet(index).localGet(value);
            e.call(RuntimeFunction.SET_AREF_1);
            e.code().drop().end().localGet(value);
            e.release(array);
            e.release(index);
            e.release(value);
        });
    }

    /** Runs code with array and index on the stack if the one is a simple vector and the other a valid index of it. */
    private static void ifSimpleVector(Emission e, Local array, Local index, Runnable access) {
        var code = e.code();
        var vector = e.acquire(CoreTypes.ANY_ARRAY.nullable());
        var place = e.acquire(NumberType.I32);
        var other = new Label("other");
        code.beginBlock(other, BlockType.of(ReferenceType.ANYREF));
        code.localGet(array).brOnCastFail(other, ReferenceType.ANYREF, CoreTypes.ANY_ARRAY.reference());
        code.localSet(vector).localGet(index);
        code.brOnCastFail(other, ReferenceType.ANYREF, AbstractHeapType.I31.reference())
                .i31GetS();
        code.localTee(place).localGet(vector).arrayLen().op(Operator.I32_LT_U);
        code.beginIf(new Label("within"), BlockType.NONE).localGet(vector).localGet(place);
        access.run();
        code.end().localGet(array).end().drop();
        e.release(vector);
        e.release(place);
    }

    private static PrimitiveRow length() {
        var builder = row("SYS:ARRAY-LENGTH", LispType.of(LispType.SIMPLE_VECTOR_BIT | LispType.NUMERIC_VECTOR_BITS))
                .flushable()
                .returns(LENGTH);
        addArrayLengths(builder);
        return builder.emit(
                INT32,
                List.of(ANY),
                e -> e.code().refCast(ReferenceType.ARRAYREF.nonNull()).arrayLen());
    }

    /** Takes array and index, makes sure that the index is valid, and lets an access to them follow. */
    private static void checkIndex(Emission e, Kind kind, Consumer<CodeBuilder> access) {
        var array = e.acquire(kind.array.valueType());
        var index = e.acquire(NumberType.I32);
        var code = e.code();
        code.localSet(index).localTee(array).arrayLen().localGet(index).op(Operator.I32_LE_U);
        code.beginIf(new Label("invalid-index"), BlockType.NONE);
        code.localGet(array);
        fixnum(e, index);
        e.callForever(RuntimeFunction.INVALID_INDEX);
        code.end().localGet(array).localGet(index);
        access.accept(code);
        e.release(array);
        e.release(index);
    }

    private static void fixnum(Emission e, Local value) {
        e.code().localGet(value);
        e.conversions().convert(INT32, LispType.FIXNUM, ANY);
    }
}

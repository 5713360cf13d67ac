package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.ARRAY_HEADER;
import static org.clysm.compiler.codegen.Representation.FRAME;
import static org.clysm.compiler.codegen.Representation.FUNCTION;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.LAYOUT;
import static org.clysm.compiler.codegen.Representation.SIMPLE_VECTOR;
import static org.clysm.compiler.codegen.Representation.STRING;
import static org.clysm.compiler.codegen.Representation.SYMBOL;
import static org.clysm.compiler.codegen.Representation.VOID;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.ReferenceType;

/** Fields of objects: symbols, strings, functions, layouts, array headers, frames. All are for the run-time system. */
final class ObjectPrimitives {

    /**
     * A field that can be read, and written if {@code writer} is not null.
     *
     * @param reader the name of the operation that reads it
     * @param writer the name of the operation that writes it, with the object first
     * @param object the representation of the object
     * @param field the name of the field
     * @param value how its content lies on the stack
     */
    private record Slot(String reader, String writer, Representation object, String field, Representation value) {

        DefinedType type() {
            return (DefinedType) ((ReferenceType) object.valueType()).heap();
        }

        /** Whether a written value, which may be any object on the stack, has to be cast to the field's type. */
        boolean isNarrow() {
            return value == ANY && !type().field(field).type().equals(ReferenceType.ANYREF);
        }
    }

    private static final List<Slot> SLOTS = List.of(
            new Slot("SYMBOL-NAME-SLOT", null, SYMBOL, "name", STRING),
            symbolSlot("PACKAGE", ANY),
            symbolSlot("VALUE", ANY),
            symbolSlot("FUNCTION", ANY),
            symbolSlot("SETTER", ANY),
            symbolSlot("PLIST", ANY),
            symbolSlot("INFO", ANY),
            symbolSlot("HASH", INT32),
            symbolSlot("ID", INT32),
            new Slot("FUNCTION-CROSSED", "SET-FUNCTION-CROSSED", FUNCTION, "crossed", ANY),
            new Slot("STRING-DATA", "SET-STRING-DATA", STRING, "data", ANY),
            layoutSlot("NAME", ANY),
            layoutSlot("ANCESTORS", SIMPLE_VECTOR),
            layoutSlot("DEPTH", INT32),
            layoutSlot("INFO", ANY),
            headerSlot("DATA", ANY),
            headerSlot("DIMENSIONS", ANY),
            headerSlot("FILL", INT32),
            headerSlot("OFFSET", INT32),
            headerSlot("ELEMENT-TYPE", INT32),
            headerSlot("FLAGS", INT32),
            new Slot("FRAME-VALUE", "SET-FRAME-VALUE", FRAME, "value", ANY),
            new Slot("FRAME-INDEX", "SET-FRAME-INDEX", FRAME, "index", INT32));

    private ObjectPrimitives() {}

    private static Slot symbolSlot(String name, Representation value) {
        return new Slot("SYMBOL-" + name + "-SLOT", "SET-SYMBOL-" + name + "-SLOT", SYMBOL, fieldName(name), value);
    }

    private static Slot layoutSlot(String name, Representation value) {
        return new Slot("LAYOUT-" + name, "SET-LAYOUT-" + name, LAYOUT, fieldName(name), value);
    }

    private static Slot headerSlot(String name, Representation value) {
        return new Slot("HEADER-" + name, "SET-HEADER-" + name, ARRAY_HEADER, fieldName(name), value);
    }

    private static String fieldName(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static List<PrimitiveRow> rows() {
        var rows = new ArrayList<PrimitiveRow>();
        SLOTS.forEach(slot -> addRows(rows, slot));
        addFunctionName(rows);
        addConstructors(rows);
        rows.add(row("SYS:SYMBOL-OBJECT", LispType.T).flushable().emit(SYMBOL, ObjectPrimitives::symbolObject));
        rows.add(row("SYS:NIL-SYMBOL").flushable().emit(SYMBOL, e -> e.code().globalGet(CoreTypes.NIL_SYMBOL)));
        rows.add(row("SYS:NULL-REF").flushable().emit(ANY, e -> e.code().refNull(AbstractHeapType.NONE)));
        rows.add(row("SYS:THROW-FRAME", FRAME.lispType())
                .neverReturns()
                .emit(VOID, List.of(FRAME), e -> e.code().throwTag(CoreTypes.EXIT_TAG)));
        rows.add(row("SYS:THROW-HOST-ERROR", LispType.T)
                .neverReturns()
                .emit(VOID, List.of(ANY), e -> e.code().externConvertAny().throwTag(CoreTypes.HOST_ERROR_TAG)));
        rows.add(row("SYS:VALUES-COUNT")
                .returns(LispType.integerRange(0, 1 << 20))
                .emit(INT32, e -> e.code().globalGet(CoreTypes.VALUE_COUNT)));
        rows.add(row("SYS:SET-VALUES-COUNT", LispType.INT32)
                .emitReturning(0, List.of(INT32), e -> e.code().globalSet(CoreTypes.VALUE_COUNT)));
        rows.add(row("SYS:VALUES-VECTOR").emit(SIMPLE_VECTOR, e -> e.code().globalGet(CoreTypes.VALUES)));
        return rows;
    }

    private static void addRows(List<PrimitiveRow> rows, Slot slot) {
        var objectType = slot.object.lispType();
        rows.add(row("SYS:" + slot.reader, objectType)
                .flushable()
                .emit(slot.value, List.of(slot.object), e -> e.code().structGet(slot.type(), slot.field)));
        if (slot.writer != null) {
            rows.add(row("SYS:" + slot.writer, objectType, slot.value.lispType())
                    .emitReturning(1, List.of(slot.object, slot.value), e -> {
                        if (slot.isNarrow()) {
                            e.code().refCast((ReferenceType)
                                    slot.type().field(slot.field).type());
                        }
                        e.code().structSet(slot.type(), slot.field);
                    }));
        }
    }

    /** What reads a field of a function's entry. */
    private static PrimitiveRow entryReader(String name, String field, Representation value) {
        return row("SYS:" + name, LispType.FUNCTION)
                .flushable()
                .emit(
                        value,
                        List.of(FUNCTION),
                        e -> e.code().structGet(CoreTypes.FUNCTION, "entry").structGet(CoreTypes.ENTRY, field));
    }

    private static void addFunctionName(List<PrimitiveRow> rows) {
        rows.add(entryReader("FUNCTION-NAME-SLOT", "name", ANY));
        rows.add(entryReader("FUNCTION-MOST-ARGUMENTS", "most", INT32));
        rows.add(row("SYS:SET-FUNCTION-NAME-SLOT", LispType.FUNCTION, LispType.T)
                .emitReturning(
                        1,
                        List.of(FUNCTION, ANY),
                        e -> e.withLocal(
                                ReferenceType.ANYREF,
                                name -> e.code()
                                        .localSet(name)
                                        .structGet(CoreTypes.FUNCTION, "entry")
                                        .localGet(name)
                                        .structSet(CoreTypes.ENTRY, "name"))));
    }

    private static void addConstructors(List<PrimitiveRow> rows) {
        rows.add(row("SYS:MAKE-STRING-OBJECT", LispType.T)
                .flushable()
                .emit(
                        STRING,
                        e -> e.code().refCast(ReferenceType.ARRAYREF.nonNull()).structNew(CoreTypes.STRING)));
        rows.add(row("SYS:MAKE-SYMBOL-OBJECT", LispType.SIMPLE_STRING)
                .flushable()
                .emit(SYMBOL, List.of(STRING), ObjectPrimitives::makeSymbol));
        rows.add(row("SYS:MAKE-LAYOUT", LispType.T, LispType.SIMPLE_VECTOR, LispType.INT32, LispType.T)
                .emit(
                        LAYOUT,
                        List.of(ANY, SIMPLE_VECTOR, INT32, ANY),
                        e -> e.code().structNew(CoreTypes.LAYOUT)));
        rows.add(row(
                        "SYS:MAKE-ARRAY-HEADER",
                        LispType.T,
                        LispType.T,
                        LispType.INT32,
                        LispType.INT32,
                        LispType.INT32,
                        LispType.INT32)
                .flushable()
                .emit(
                        ARRAY_HEADER,
                        List.of(ANY, ANY, INT32, INT32, INT32, INT32),
                        e -> e.code().structNew(CoreTypes.ARRAY)));
        rows.add(row("SYS:MAKE-FRAME")
                .emit(
                        FRAME,
                        e -> e.code().refNull(AbstractHeapType.NONE).i32Const(0).structNew(CoreTypes.FRAME)));
    }

    /** Makes an unbound symbol without a package of the name on the stack. */
    private static void makeSymbol(Emission e) {
        e.code()
                .globalGet(CoreTypes.NIL)
                .refNull(AbstractHeapType.NONE)
                .refNull(AbstractHeapType.NONE)
                .refNull(AbstractHeapType.NONE)
                .globalGet(CoreTypes.NIL)
                .globalGet(CoreTypes.NIL)
                .i32Const(0)
                .i32Const(0)
                .structNew(CoreTypes.SYMBOL);
    }

    /** Replaces NIL by the object that has what NIL has as a symbol. */
    private static void symbolObject(Emission e) {
        var code = e.code();
        var isSymbol = new Label("symbol");
        e.withLocal(ReferenceType.ANYREF, object -> {
            code.localSet(object).beginBlock(isSymbol, BlockType.of(CoreTypes.SYMBOL.reference()));
            code.localGet(object).brOnCast(isSymbol, ReferenceType.ANYREF, CoreTypes.SYMBOL.reference());
            code.drop().globalGet(CoreTypes.NIL_SYMBOL).end();
        });
    }
}

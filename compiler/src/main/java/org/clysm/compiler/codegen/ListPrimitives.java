package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.CONS;
import static org.clysm.compiler.codegen.Representation.VOID;

import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Conses (CLHS 14) and identity (CLHS {@code eq}). */
final class ListPrimitives {

    /** What is surely no host object. */
    private static final LispType LISP_OBJECT = LispType.T.without(LispType.OTHER_BIT);

    private ListPrimitives() {}

    static List<PrimitiveRow> rows() {
        return List.of(
                row("CL:CAR", LispType.LIST).checked().flushable().emit(ANY, get("car")),
                row("CL:CDR", LispType.LIST).checked().flushable().emit(ANY, get("cdr")),
                row("CL:ENDP", LispType.LIST)
                        .checked()
                        .foldable()
                        .emit(BOOLEAN, e -> e.code().refTest(CoreTypes.NIL_TYPE.reference())),
                row("SYS:%CAR", LispType.LIST).flushable().emit(ANY, get("car")),
                row("SYS:%CDR", LispType.LIST).flushable().emit(ANY, get("cdr")),
                row("CL:CONS", LispType.T, LispType.T)
                        .flushable()
                        .emit(CONS, e -> e.code().structNew(CoreTypes.CONS)),
                row("CL:RPLACA", LispType.CONS, LispType.T).checked().emitReturning(0, List.of(CONS, ANY), set("car")),
                row("CL:RPLACD", LispType.CONS, LispType.T).checked().emitReturning(0, List.of(CONS, ANY), set("cdr")),
                row("SYS:SET-CAR", LispType.CONS, LispType.T).emitReturning(1, List.of(CONS, ANY), set("car")),
                row("SYS:SET-CDR", LispType.CONS, LispType.T).emitReturning(1, List.of(CONS, ANY), set("cdr")),
                row("CL:EQ", LispType.T, LispType.T)
                        .foldable()
                        .when(List.of(LispType.T, LispType.NULL), BOOLEAN, List.of(ANY, VOID), ListPrimitives::isNil)
                        .when(List.of(LispType.NULL, LispType.T), BOOLEAN, List.of(VOID, ANY), ListPrimitives::isNil)
                        .whenBoth(LispType.CHARACTER, BOOLEAN, Operator.I32_EQ)
                        .whenBoth(LispType.FIXNUM, BOOLEAN, Operator.I32_EQ)
                        .emit(BOOLEAN, ListPrimitives::eq),
                row("SYS:EQREF=", LISP_OBJECT, LISP_OBJECT).foldable().emit(BOOLEAN, ListPrimitives::eq));
    }

    private static Emitter get(String field) {
        return e -> e.code().structGet(CoreTypes.LIST, field);
    }

    private static Emitter set(String field) {
        return e -> e.code().structSet(CoreTypes.CONS, field);
    }

    private static void isNil(Emission e) {
        e.code().refTest(CoreTypes.NIL_TYPE.reference());
    }

    /** Compares two references; those that are no {@code eqref} belong to the host, which compares them. */
    static void eq(Emission e) {
        var code = e.code();
        var first = e.acquire(ReferenceType.ANYREF);
        var second = e.acquire(ReferenceType.ANYREF);
        var done = new Label("compared");
        var host = new Label("host");
        code.localSet(second).localSet(first);
        code.beginBlock(done, BlockType.of(NumberType.I32));
        code.beginBlock(host, BlockType.of(ReferenceType.ANYREF));
        code.localGet(first).brOnCastFail(host, ReferenceType.ANYREF, ReferenceType.EQREF);
        code.localGet(second).brOnCastFail(host, ReferenceType.ANYREF, ReferenceType.EQREF);
        code.refEq().br(done).end();
        code.drop();
        if (e.argumentTypes().stream().anyMatch(type -> type.isSubtypeOf(LISP_OBJECT))) {
            code.i32Const(0);
        } else {
            code.localGet(first).localGet(second);
            e.call(RuntimeFunction.EQ_SLOW);
        }
        code.end();
        e.release(first);
        e.release(second);
    }
}

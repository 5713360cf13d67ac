package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Predicates on the kinds of objects. */
final class TypePrimitives {

    private static final Map<String, LispType> TESTS = new TreeMap<>(Map.ofEntries(
            Map.entry("CL:NULL", LispType.NULL),
            Map.entry("CL:NOT", LispType.NULL),
            Map.entry("CL:CONSP", LispType.CONS),
            Map.entry("CL:LISTP", LispType.LIST),
            Map.entry("CL:SYMBOLP", LispType.SYMBOL),
            Map.entry("CL:CHARACTERP", LispType.CHARACTER),
            Map.entry("CL:FUNCTIONP", LispType.FUNCTION),
            Map.entry("CL:INTEGERP", LispType.INTEGER),
            Map.entry("CL:RATIONALP", LispType.RATIONAL),
            Map.entry("CL:REALP", LispType.REAL),
            Map.entry("CL:NUMBERP", LispType.NUMBER),
            Map.entry("CL:FLOATP", LispType.FLOAT),
            Map.entry("CL:COMPLEXP", LispType.of(LispType.COMPLEX_BIT)),
            Map.entry("CL:SIMPLE-VECTOR-P", LispType.SIMPLE_VECTOR),
            Map.entry("SYS:FIXNUMP", LispType.FIXNUM),
            Map.entry("SYS:INT64P", LispType.of(LispType.INT64_BIT)),
            Map.entry("SYS:BIGNUMP", LispType.of(LispType.BIGNUM_BIT)),
            Map.entry("SYS:RATIO-OBJECT-P", LispType.of(LispType.RATIO_BIT)),
            Map.entry("SYS:COMPLEX-OBJECT-P", LispType.of(LispType.COMPLEX_BIT)),
            Map.entry("SYS:SINGLE-FLOAT-OBJECT-P", LispType.SINGLE_FLOAT),
            Map.entry("SYS:DOUBLE-FLOAT-OBJECT-P", LispType.DOUBLE_FLOAT),
            Map.entry("SYS:CHARACTER-OBJECT-P", LispType.CHARACTER),
            Map.entry("SYS:SYMBOL-OBJECT-P", LispType.of(LispType.SYMBOL_BIT)),
            Map.entry("SYS:STRING-OBJECT-P", LispType.SIMPLE_STRING),
            Map.entry("SYS:ANY-ARRAY-P", LispType.SIMPLE_VECTOR),
            Map.entry("SYS:I8-ARRAY-P", LispType.of(LispType.INT8_VECTOR_BIT)),
            Map.entry("SYS:I16-ARRAY-P", LispType.of(LispType.INT16_VECTOR_BIT)),
            Map.entry("SYS:I32-ARRAY-P", LispType.of(LispType.INT32_VECTOR_BIT)),
            Map.entry("SYS:I64-ARRAY-P", LispType.of(LispType.INT64_VECTOR_BIT)),
            Map.entry("SYS:F32-ARRAY-P", LispType.of(LispType.SINGLE_VECTOR_BIT)),
            Map.entry("SYS:F64-ARRAY-P", LispType.of(LispType.DOUBLE_VECTOR_BIT)),
            Map.entry("SYS:ARRAY-HEADER-P", LispType.of(LispType.ARRAY_BIT)),
            Map.entry("SYS:STRUCTURE-OBJECT-P", LispType.STRUCTURE)));

    private TypePrimitives() {}

    static List<PrimitiveRow> rows() {
        var rows = new ArrayList<PrimitiveRow>();
        TESTS.forEach((name, type) -> rows.add(row(name, LispType.T)
                .foldable()
                .emit(BOOLEAN, e -> new TypeChecks(e).test(e.argumentTypes().getFirst(), type))));
        rows.add(heapTest("SYS:LAYOUT-P", CoreTypes.LAYOUT.reference()));
        rows.add(heapTest("SYS:FRAME-P", CoreTypes.FRAME.reference()));
        rows.add(row("SYS:HOST-OBJECT-P", LispType.T)
                .flushable()
                .emit(BOOLEAN, e -> e.code().refTest(ReferenceType.EQREF).op(Operator.I32_EQZ)));
        rows.add(row("SYS:NULL-REF-P", LispType.T)
                .flushable()
                .emit(BOOLEAN, e -> e.code().refIsNull()));
        return rows;
    }

    private static PrimitiveRow heapTest(String name, ReferenceType type) {
        return row(name, LispType.T)
                .flushable()
                .emit(BOOLEAN, List.of(ANY), e -> e.code().refTest(type));
    }
}

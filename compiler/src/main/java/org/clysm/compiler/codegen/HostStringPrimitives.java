package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.I16_ARRAY;
import static org.clysm.compiler.codegen.Representation.INT32;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;

/** Strings of the host, by the functions {@code wasm:js-string} that engines build in. */
final class HostStringPrimitives {

    private static final ReferenceType EXTERN = ReferenceType.EXTERNREF;
    private static final ReferenceType STRING = HostStrings.STRING;
    private static final ReferenceType CHARACTERS = HostStrings.CHARACTERS;

    /**
     * A function of the host.
     *
     * @param name the Lisp operation
     * @param field the field of the module
     * @param params its parameters; those that are references to host objects are converted
     * @param result its result
     */
    private record HostFunction(String name, String field, List<ValueType> params, ValueType result) {}

    private static final List<HostFunction> FUNCTIONS = List.of(
            new HostFunction("HOST-STRING-P", "test", List.of(EXTERN), NumberType.I32),
            new HostFunction("HOST-STRING-LENGTH", "length", List.of(EXTERN), NumberType.I32),
            new HostFunction("HOST-STRING-FROM-I16", "fromCharCodeArray", HostStrings.FROM_CHAR_CODE_ARRAY, STRING),
            new HostFunction(
                    "HOST-STRING-INTO-I16",
                    "intoCharCodeArray",
                    List.of(EXTERN, CHARACTERS, NumberType.I32),
                    NumberType.I32),
            new HostFunction("HOST-STRING-CHAR-CODE-AT", "charCodeAt", List.of(EXTERN, NumberType.I32), NumberType.I32),
            new HostFunction("HOST-STRING-CODE-AT", "codePointAt", List.of(EXTERN, NumberType.I32), NumberType.I32),
            new HostFunction("HOST-STRING-FROM-CODE", "fromCodePoint", List.of(NumberType.I32), STRING),
            new HostFunction("HOST-STRING=", "equals", List.of(EXTERN, EXTERN), NumberType.I32),
            new HostFunction("HOST-STRING-CONCAT", "concat", List.of(EXTERN, EXTERN), STRING));

    private HostStringPrimitives() {}

    static List<PrimitiveRow> rows() {
        return FUNCTIONS.stream().map(HostStringPrimitives::rowOf).toList();
    }

    private static PrimitiveRow rowOf(HostFunction function) {
        var operands =
                function.params.stream().map(HostStringPrimitives::operand).toList();
        var types = operands.stream().map(Representation::lispType).toArray(LispType[]::new);
        boolean isTest = function.name.endsWith("-P") || function.name.endsWith("=");
        var result = isTest ? BOOLEAN : function.result == STRING ? ANY : INT32;
        return row("SYS:" + function.name, types).emit(result, operands, e -> emit(e, function, operands));
    }

    private static Representation operand(ValueType param) {
        return param == EXTERN ? ANY : param == CHARACTERS ? I16_ARRAY : INT32;
    }

    private static void emit(Emission e, HostFunction function, List<Representation> operands) {
        var host = HostStrings.function(function.field, function.params, function.result, e);
        var locals = new ArrayList<Local>();
        operands.forEach(operand -> locals.add(e.acquire(operand.valueType())));
        locals.reversed().forEach(e.code()::localSet);
        for (int i = 0; i < locals.size(); i++) {
            e.code().localGet(locals.get(i));
            if (function.params.get(i) == EXTERN) {
                e.code().externConvertAny();
            }
        }
        e.code().call(host);
        if (function.result == STRING) {
            e.code().anyConvertExtern();
        }
        locals.forEach(e::release);
    }
}

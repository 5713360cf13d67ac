package org.clysm.compiler.codegen;

import org.clysm.compiler.ir.Node;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Local;

/** Operations that are opened up: chooses the variant, checks and converts the operands, and lets the row emit. */
final class PrimitiveGenerator {

    private final FunctionGenerator function;

    PrimitiveGenerator(FunctionGenerator function) {
        this.function = function;
    }

    void generate(Node.PrimitiveCall call, Demand demand) {
        var row = (PrimitiveRow) call.primitive();
        var arguments = call.arguments();
        var inferred = function.types().of(arguments);
        var variant = row.select(inferred);
        int kept = demand.isVoid() ? -1 : variant.resultOperand();
        Local result = null;
        for (int i = 0; i < arguments.size(); i++) {
            operand(call, i, inferred.get(i), variant.operands().get(i));
            if (i == kept) {
                result = function.emission().acquire(variant.result().valueType());
                function.emission().code().localTee(result);
            }
        }
        function.emission().at(call.position());
        function.emission().setArgumentTypes(row.operandTypes(inferred));
        variant.emitter().emit(function.emission());
        if (row.neverReturns()) {
            function.emission().code().unreachable();
            return;
        }
        if (result != null) {
            function.emission().code().localGet(result);
            function.emission().release(result);
        }
        var yielded = variant.resultOperand() >= 0 && kept < 0 ? Representation.VOID : variant.result();
        function.deliver(yielded, function.typeOf(call), demand);
    }

    private void operand(Node.PrimitiveCall call, int index, LispType inferred, Representation representation) {
        var row = (PrimitiveRow) call.primitive();
        var node = call.arguments().get(index);
        var required = row.argumentTypes().get(index);
        boolean isRight = inferred.isSubtypeOf(required);
        if (isRight
                || row.trust() != PrimitiveRow.Trust.CHECKED
                || call.policy().isUnsafe()) {
            function.generate(node, Demand.of(representation));
            return;
        }
        var natural = checkedFrom(node);
        function.generate(node, Demand.of(natural));
        function.emission().at(call.position());
        function.checks().check(natural, inferred, required, null, representation);
    }

    /** The representation in which a value is tested. */
    private Representation checkedFrom(Node node) {
        var natural = function.types().natural(node);
        return natural == Representation.VOID ? Representation.ANY : natural;
    }
}

package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Local;

/** Emits calls of host functions. Package {@code ffi} knows how each type of value crosses. */
public interface ForeignCalls {

    /**
     * An argument that has been evaluated.
     *
     * @param local where it is
     * @param representation how it lies there
     * @param type what is known of it
     */
    record Operand(Local local, Representation representation, LispType type) {}

    /** The representation that suits an argument whose type is known; any object of the type must have it. */
    Representation operandRepresentation(ForeignFunction function, int index, LispType type);

    /** The type of the result. */
    LispType resultType(ForeignFunction function);

    /** The representation in which {@link #emit} leaves the result. */
    Representation resultRepresentation(ForeignFunction function);

    /**
     * Emits the checks and conversions of the arguments, the call, and the conversion of the result. The number of
     * arguments is right.
     */
    void emit(ForeignFunction function, List<Operand> operands, Emission emission);
}

package org.clysm.compiler.wasm;

import java.util.List;

/**
 * A function with its code. The locals besides the parameters are those that the code mentions.
 *
 * @param sourceFile the file that the {@link Instruction.SourceLine} marks refer to; may be empty
 */
public record Function(FunctionRef ref, List<Local> params, Code body, String sourceFile) {

    public Function {
        params = List.copyOf(params);
    }

    public Function(FunctionRef ref, List<Local> params, Code body) {
        this(ref, params, body, "");
    }
}

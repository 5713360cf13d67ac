package org.clysm.compiler.passes;

import org.clysm.compiler.ir.TopLevel;

/** The way of a program through the passes. */
public final class PassPipeline {

    /**
     * A program after all passes.
     *
     * @param program the program, with the flags of its variables set
     * @param types what is known of its nodes, variables and functions
     */
    public record Result(TopLevel.Program program, TypeInformation types) {}

    private PassPipeline() {}

    /** Runs all passes over a program. */
    public static Result run(TopLevel.Program program) {
        for (TopLevel form : program.forms()) {
            switch (form) {
                case TopLevel.DefineFunction define -> VariableUses.mark(define.lambda());
                case TopLevel.Evaluate evaluate -> VariableUses.mark(evaluate.node());
                case TopLevel.DefineGlobal define -> VariableUses.mark(define.initialValue());
                case TopLevel.Export _ -> {}
            }
        }
        return new Result(program, new TypeInformation());
    }
}

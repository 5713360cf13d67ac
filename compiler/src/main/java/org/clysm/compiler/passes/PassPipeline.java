package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.clysm.compiler.ir.IrVerifier;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;

/**
 * The way of a program through the passes. Where assertions are enabled, as they are in tests, the core language is
 * verified before the first pass and after each.
 */
public final class PassPipeline {

    /**
     * A program after all passes.
     *
     * @param program the program, with the flags of its variables set
     * @param types what is known of its nodes, variables and functions
     */
    public record Result(TopLevel.Program program, TypeInformation types) {}

    /** A pass over the code of one top-level form. */
    private record Phase(String name, UnaryOperator<Node> pass) {}

    private static final List<Phase> PHASES = List.of(
            new Phase("constant folding", ConstantFolding::run),
            new Phase("simplify", Simplify::run),
            new Phase("inline lambdas", InlineLambdas::run),
            new Phase("contification", Contification::run),
            new Phase("constant folding", ConstantFolding::run),
            new Phase("simplify", Simplify::run),
            new Phase("simplify", Simplify::run));

    private PassPipeline() {}

    /** Runs all passes over a program. */
    public static Result run(TopLevel.Program program) {
        List<TopLevel> forms = new ArrayList<>();
        for (TopLevel form : program.forms()) {
            forms.add(
                    switch (form) {
                        case TopLevel.DefineFunction define ->
                            new TopLevel.DefineFunction(
                                    define.name(), function(define), define.trigger(), define.position());
                        case TopLevel.Evaluate evaluate ->
                            new TopLevel.Evaluate(node(evaluate.node()), evaluate.trigger(), evaluate.position());
                        case TopLevel.DefineGlobal define ->
                            new TopLevel.DefineGlobal(define.global(), node(define.initialValue()), define.position());
                        case TopLevel.Export export -> export;
                    });
        }
        return new Result(new TopLevel.Program(forms), new TypeInformation());
    }

    private static Lambda function(TopLevel.DefineFunction define) {
        VariableUses.mark(define.lambda());
        Lambda loop = SelfTailCalls.run(define.name(), define.lambda());
        return ((Node.Closure) node(new Node.Closure(loop))).lambda();
    }

    private static Node node(Node node) {
        Node result = node;
        assert isVerified("expansion", result);
        VariableUses.mark(result);
        for (Phase phase : PHASES) {
            result = phase.pass().apply(result);
            assert isVerified(phase.name(), result);
            VariableUses.mark(result);
        }
        return result;
    }

    private static boolean isVerified(String phase, Node node) {
        try {
            IrVerifier.verify(node);
            return true;
        } catch (IrVerifier.BrokenRule e) {
            throw new IllegalStateException("after " + phase + ": " + e.getMessage(), e);
        }
    }
}

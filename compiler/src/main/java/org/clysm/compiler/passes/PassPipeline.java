package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.clysm.compiler.ir.FunctionName;
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

    /** What macros and local functions leave behind becomes plain code and loops. */
    private static final List<Phase> SHAPING = List.of(
            new Phase("constant folding", ConstantFolding::run),
            new Phase("simplify", Simplify::run),
            new Phase("inline lambdas", InlineLambdas::run),
            new Phase("contification", Contification::run),
            new Phase("constant folding", ConstantFolding::run),
            new Phase("simplify", Simplify::run),
            new Phase("simplify", Simplify::run));

    /** What types have decided leaves dead code behind. */
    private static final List<Phase> CLEANING = List.of(
            new Phase("constant folding", ConstantFolding::run),
            new Phase("simplify", Simplify::run),
            new Phase("simplify", Simplify::run));

    private PassPipeline() {}

    /** Runs all passes over a program, whose calls of other functions nothing is known of. */
    public static Result run(TopLevel.Program program) {
        return run(program, FunctionTypes.NONE, Optimization.FULL);
    }

    /**
     * Runs passes over a program.
     *
     * @param program the program as it was expanded; its nodes are used up
     * @param functions what is known of the functions that it calls and does not define
     * @param optimization which passes
     */
    public static Result run(TopLevel.Program program, FunctionTypes functions, Optimization optimization) {
        return run(program, functions, optimization, false);
    }

    /**
     * Runs passes over a whole program: nobody calls its functions but itself, and the host what is exported.
     *
     * @param program the program as it was expanded; its nodes are used up
     * @param functions what is known of the functions that it calls and does not define
     * @param optimization which passes
     */
    public static Result runWhole(TopLevel.Program program, FunctionTypes functions, Optimization optimization) {
        return run(program, functions, optimization, true);
    }

    private static Result run(
            TopLevel.Program program, FunctionTypes functions, Optimization optimization, boolean isWhole) {
        return switch (optimization) {
            case NONE ->
                new Result(
                        each(program, (name, node) -> marked(IndirectForeignCalls.run(node, functions))),
                        new TypeInformation());
            case FULL -> optimize(program, functions, isWhole);
        };
    }

    private static Node marked(Node node) {
        assert isVerified("expansion", node);
        VariableUses.mark(node);
        return node;
    }

    private static Result optimize(TopLevel.Program program, FunctionTypes functions, boolean isWhole) {
        TopLevel.Program shaped = each(program, (name, node) -> shape(name, IndirectForeignCalls.run(node, functions)));
        Set<FunctionName> closed = isWhole ? ClosedFunctions.of(shaped, functions) : Set.of();
        TypeInformation types = TypeInference.run(shaped, functions, closed);
        TopLevel.Program typed = each(shaped, (name, node) -> simplifyByTypes(node, types));
        return new Result(typed, isSame(typed, shaped) ? types : TypeInference.run(typed, functions, closed));
    }

    private static boolean isSame(TopLevel.Program program, TopLevel.Program other) {
        return IntStream.range(0, program.forms().size())
                .allMatch(i -> program.forms().get(i) == other.forms().get(i));
    }

    private static Node shape(FunctionName name, Node node) {
        assert isVerified("expansion", node);
        Node typed = ParameterTypes.run(node);
        VariableUses.mark(typed);
        Node result = name != null && typed instanceof Node.Closure(Lambda lambda)
                ? new Node.Closure(SelfTailCalls.run(name, lambda))
                : typed;
        assert isVerified("loops", result);
        return run(SHAPING, result);
    }

    private static Node simplifyByTypes(Node node, TypeInformation types) {
        Node result = TypeSimplification.run(node, types);
        return result == node ? node : run(CLEANING, result);
    }

    private static Node run(List<Phase> phases, Node node) {
        Node result = node;
        VariableUses.mark(result);
        for (Phase phase : phases) {
            result = phase.pass().apply(result);
            assert isVerified(phase.name(), result);
            VariableUses.mark(result);
        }
        return result;
    }

    /** The program with the code of each form transformed; forms whose code stays the same stay the same object. */
    private static TopLevel.Program each(
            TopLevel.Program program, BiFunction<FunctionName, Node, Node> transformation) {
        List<TopLevel> forms = new ArrayList<>();
        for (TopLevel form : program.forms()) {
            forms.add(
                    switch (form) {
                        case TopLevel.DefineFunction define -> {
                            Node closure = new Node.Closure(define.lambda());
                            Lambda lambda = ((Node.Closure) transformation.apply(define.name(), closure)).lambda();
                            yield lambda == define.lambda()
                                    ? define
                                    : new TopLevel.DefineFunction(
                                            define.name(), lambda, define.trigger(), define.position());
                        }
                        case TopLevel.Evaluate evaluate -> {
                            Node node = transformation.apply(null, evaluate.node());
                            yield node == evaluate.node()
                                    ? evaluate
                                    : new TopLevel.Evaluate(node, evaluate.trigger(), evaluate.position());
                        }
                        case TopLevel.DefineGlobal define -> {
                            Node node = transformation.apply(null, define.initialValue());
                            yield node == define.initialValue()
                                    ? define
                                    : new TopLevel.DefineGlobal(define.global(), node, define.position());
                        }
                        case TopLevel.Export export -> export;
                    });
        }
        return new TopLevel.Program(forms);
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

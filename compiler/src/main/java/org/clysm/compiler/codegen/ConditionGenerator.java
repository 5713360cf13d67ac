package org.clysm.compiler.codegen;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Operator;

/**
 * Tests that decide where control goes. The shapes that {@code and}, {@code or} and {@code not} expand to become
 * branches; no truth value is made of them.
 *
 * <pre>
 * (if a b nil)   and       (if a t b)                      or
 * (if a nil t)   not       (let ((x a)) (if x x b))        or
 * </pre>
 */
final class ConditionGenerator {

    private static final Set<String> NEGATIONS = Set.of("CL:NOT", "CL:NULL");

    private final FunctionGenerator function;

    ConditionGenerator(FunctionGenerator function) {
        this.function = function;
    }

    /** What a test always yields, or null if that depends. */
    Boolean known(Node test) {
        var type = function.typeOf(test);
        if (type.isEmpty()) {
            return null;
        }
        if (test instanceof Node.Constant(Object datum)) {
            return datum != Symbol.NIL;
        }
        return type.isSubtypeOf(LispType.NULL) ? Boolean.FALSE : type.intersects(LispType.NULL) ? null : Boolean.TRUE;
    }

    /** Whether a test consists of several that branch. */
    boolean isCompound(Node test) {
        return switch (test) {
            case Node.If _ -> true;
            case Node.Sequence(List<Node> nodes) -> isCompound(nodes.getLast());
            case Node.Let let -> disjunction(let) != null || isCompound(let.body());
            case Node.PrimitiveCall call
            when isNegation(call) -> isCompound(call.arguments().getFirst());
            default -> false;
        };
    }

    /** Branches to a label if a test is true, or if it is false; otherwise control goes on after it. */
    void branch(Node test, Label target, boolean ifTrue) {
        var known = known(test);
        if (known != null) {
            function.generate(test, Demand.VOID);
            if (known == ifTrue) {
                function.code().br(target);
            }
            return;
        }
        switch (test) {
            case Node.If node -> branchOnIf(node, target, ifTrue);
            case Node.Sequence(List<Node> nodes) -> {
                nodes.subList(0, nodes.size() - 1).forEach(node -> function.generate(node, Demand.VOID));
                branch(nodes.getLast(), target, ifTrue);
            }
            case Node.Let let
            when disjunction(let) != null -> disjunction(let.values().getFirst(), disjunction(let), target, ifTrue);
            case Node.PrimitiveCall call
            when isNegation(call) -> branch(call.arguments().getFirst(), target, !ifTrue);
            default -> branchOnValue(test, target, ifTrue);
        }
    }

    private void branchOnValue(Node test, Label target, boolean ifTrue) {
        if (!ifTrue && function.types().natural(test) == Representation.ANY) {
            function.generate(test, Demand.ANY);
            function.code().refTest(CoreTypes.NIL_TYPE.reference()).brIf(target);
            return;
        }
        function.generate(test, Demand.BOOLEAN);
        if (!ifTrue) {
            function.code().op(Operator.I32_EQZ);
        }
        function.code().brIf(target);
    }

    private void branchOnIf(Node.If node, Label target, boolean ifTrue) {
        var consequent = known(node.consequent());
        var alternative = known(node.alternative());
        if (isConstant(node.consequent()) && isConstant(node.alternative())) {
            if (consequent.equals(alternative)) {
                function.generate(node.test(), Demand.VOID);
                if (consequent == ifTrue) {
                    function.code().br(target);
                }
            } else {
                branch(node.test(), target, ifTrue == consequent);
            }
        } else if (isConstant(node.alternative()) && !alternative) {
            conjunction(node.test(), node.consequent(), target, ifTrue);
        } else if (isConstant(node.consequent()) && consequent) {
            disjunction(node.test(), node.alternative(), target, ifTrue);
        } else {
            general(node, target, ifTrue);
        }
    }

    private static boolean isConstant(Node node) {
        return node instanceof Node.Constant;
    }

    private void conjunction(Node first, Node second, Label target, boolean ifTrue) {
        if (!ifTrue) {
            branch(first, target, false);
            branch(second, target, false);
            return;
        }
        skipping("and", skip -> {
            branch(first, skip, false);
            branch(second, target, true);
        });
    }

    private void disjunction(Node first, Node second, Label target, boolean ifTrue) {
        if (ifTrue) {
            branch(first, target, true);
            branch(second, target, true);
            return;
        }
        skipping("or", skip -> {
            branch(first, skip, true);
            branch(second, target, false);
        });
    }

    private void general(Node.If node, Label target, boolean ifTrue) {
        skipping("tested", join -> {
            skipping("else", otherwise -> {
                branch(node.test(), otherwise, false);
                branch(node.consequent(), target, ifTrue);
                function.code().br(join);
            });
            branch(node.alternative(), target, ifTrue);
        });
    }

    private void skipping(String name, Consumer<Label> body) {
        var label = new Label(name);
        function.code().beginBlock(label, BlockType.NONE);
        body.accept(label);
        function.code().end();
    }

    private boolean isNegation(Node.PrimitiveCall call) {
        return NEGATIONS.contains(call.primitive().name());
    }

    /** The second part of a binding that means {@code (or a b)}, or null if the binding means something else. */
    private Node disjunction(Node.Let let) {
        if (let.variables().size() == 1
                && let.body() instanceof Node.If(Node test, Node consequent, Node alternative)
                && isGet(test, let.variables().getFirst())
                && isGet(consequent, let.variables().getFirst())
                && !mentions(alternative, let.variables().getFirst())) {
            return alternative;
        }
        return null;
    }

    private static boolean isGet(Node node, Variable variable) {
        return node instanceof Node.LocalGet(Variable got) && got == variable;
    }

    private static boolean mentions(Node node, Variable variable) {
        boolean[] found = {false};
        NodeChildren.forEachDeep(node, child -> {
            boolean isMention = isGet(child, variable)
                    || child instanceof Node.LocalSet(Variable assigned, var _) && assigned == variable;
            found[0] |= isMention;
        });
        return found[0];
    }
}

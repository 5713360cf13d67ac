package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;

/** Makes nodes in their simplest form. */
final class Nodes {

    private Nodes() {}

    static Node constant(Object datum) {
        return new Node.Constant(datum);
    }

    static Node nil() {
        return new Node.Constant(Symbol.NIL);
    }

    /** Returns nodes in order as one: flat, and without constants whose value is not used. */
    static Node sequence(List<Node> nodes) {
        List<Node> flat = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean last = i == nodes.size() - 1;
            if (node instanceof Node.Sequence(var parts)) {
                flat.addAll(last ? parts : withoutValue(parts));
            } else if (last || !isEffectFree(node)) {
                flat.add(node);
            }
        }
        return switch (flat.size()) {
            case 0 -> nil();
            case 1 -> flat.getFirst();
            default -> new Node.Sequence(List.copyOf(flat));
        };
    }

    private static List<Node> withoutValue(List<Node> parts) {
        return isEffectFree(parts.getLast()) ? parts.subList(0, parts.size() - 1) : parts;
    }

    static Node sequence(Node... nodes) {
        return sequence(List.of(nodes));
    }

    /** Whether a node is of a kind that has exactly one value. */
    static boolean isSingle(Node node) {
        return isEffectFree(node) || node instanceof Node.PrimitiveCall || node instanceof Node.SpecialGet;
    }

    private static boolean isEffectFree(Node node) {
        return node instanceof Node.Constant || node instanceof Node.LocalGet || node instanceof Node.Closure;
    }
}

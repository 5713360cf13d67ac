package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;

/**
 * Takes bindings out of {@link Node.Let}: variables that nobody reads, other names of constants and of variables, and
 * variables read once where the value can as well be computed in that place.
 *
 * <pre>
 * (let ((A X) (B 1) (C (call F)))      ==>       (call G (call F) X 1)
 *   (call G C A B))
 * </pre>
 */
final class BindingSimplifier {

    private final UseCounts uses;

    /** Variables that are but another name, and what they are a name of: a constant or a read of a variable. */
    private final Map<Variable, Node> aliases = new IdentityHashMap<>();

    BindingSimplifier(UseCounts uses) {
        this.uses = uses;
    }

    /** Learns which variables of a let are other names; its body is to be rewritten after that. */
    void enter(List<Variable> variables, List<Node> values) {
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            if (uses.writes(variable) > 0) {
                continue;
            }
            switch (values.get(i)) {
                case Node.Constant(Object datum) when isImmediate(datum) -> aliases.put(variable, values.get(i));
                case Node.LocalGet(Variable other)
                when uses.writes(other) == 0 -> {
                    aliases.put(variable, values.get(i));
                    uses.addReads(other, uses.reads(variable));
                }
                default -> {}
            }
        }
    }

    /** Whether copies of a literal cannot be told apart. */
    private static boolean isImmediate(Object datum) {
        return datum instanceof Number || datum instanceof LispCharacter || datum instanceof Symbol;
    }

    /** A node of its own for the read of a variable: what it is another name of, or the read itself. */
    Node read(Node.LocalGet get) {
        return switch (aliases.get(get.variable())) {
            case Node.Constant(Object datum) -> new Node.Constant(datum);
            case Node.LocalGet other -> read(new Node.LocalGet(other.variable()));
            case null, default -> get;
        };
    }

    /** The let, its parts rewritten already, without the bindings that it can do without. */
    Node leave(Node.Let let) {
        List<Variable> variables = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < let.variables().size(); i++) {
            Variable variable = let.variables().get(i);
            boolean isAlias = aliases.containsKey(variable);
            boolean isUnused = uses.reads(variable) == 0
                    && Effects.isFlushable(let.values().get(i));
            if (!isAlias && !isUnused) {
                variables.add(variable);
                values.add(let.values().get(i));
            }
        }
        Node body = let.body();
        // From the last to the first: a value may move into the body only past the values after it.
        while (!variables.isEmpty()) {
            Node moved = moveInto(variables.getLast(), values.getLast(), body);
            if (moved == null) {
                break;
            }
            body = moved;
            variables.removeLast();
            values.removeLast();
        }
        return variables.isEmpty() ? body : new Node.Let(variables, values, body);
    }

    /** The body with the value of a variable computed where it is wanted; null if that cannot be. */
    private Node moveInto(Variable variable, Node value, Node body) {
        if (uses.writes(variable) > 0 || value instanceof Node.Unassigned) {
            return null;
        }
        if (uses.reads(variable) == 0) {
            return new Node.Sequence(List.of(value, body));
        }
        return uses.reads(variable) == 1 ? OnceSubstitution.substitute(variable, value, body) : null;
    }
}

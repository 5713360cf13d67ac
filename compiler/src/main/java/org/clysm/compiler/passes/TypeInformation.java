package org.clysm.compiler.passes;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/**
 * What {@code TypeInference} found out, beside the nodes: the type of the first value of each node, of all values that
 * each variable ever holds, and of the result of each function. What is not known is {@link LispType#T}.
 *
 * <p>A node of the empty type never yields a value: control does not get past it. A node that is read where less than
 * its variable's type is possible, after a test for example, has the narrower type.
 */
public final class TypeInformation {

    private final Map<Node, LispType> nodes = new IdentityHashMap<>();
    private final Map<Variable, LispType> variables = new IdentityHashMap<>();
    private final Map<Lambda, LispType> results = new IdentityHashMap<>();
    private final Set<FunctionName> closed = new HashSet<>();

    /** Makes a table in which nothing is known. */
    public TypeInformation() {}

    /** The type of the first value of a node. */
    public LispType of(Node node) {
        return nodes.getOrDefault(node, LispType.T);
    }

    /** The type of all values that a variable ever holds. An argument that was not supplied is no value. */
    public LispType of(Variable variable) {
        return variables.getOrDefault(variable, variable.declaredType());
    }

    /** The type of the first value of all calls of a function. */
    public LispType resultOf(Lambda lambda) {
        return results.getOrDefault(lambda, LispType.T);
    }

    /** Whether all callers of a global function are known, so that the types of its parameters hold for arguments. */
    public boolean isClosed(FunctionName function) {
        return closed.contains(function);
    }

    void putClosed(FunctionName function) {
        closed.add(function);
    }

    void put(Node node, LispType type) {
        nodes.put(node, type);
    }

    void put(Variable variable, LispType type) {
        variables.put(variable, type);
    }

    void putResult(Lambda lambda, LispType type) {
        results.put(lambda, type);
    }
}

package org.clysm.compiler.passes;

import java.util.IdentityHashMap;
import java.util.Map;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.Variable;

/**
 * How often variables, local functions and exits are used below a node, lambdas included. A pass that only removes uses
 * may go on with the counts of its start: they are upper bounds. One that adds reads must say so.
 */
final class UseCounts {

    private final Map<Object, Integer> reads = new IdentityHashMap<>();
    private final Map<Object, Integer> writes = new IdentityHashMap<>();
    private final Map<Object, Integer> calls = new IdentityHashMap<>();

    UseCounts(Node root) {
        NodeChildren.forEachDeep(root, this::count);
    }

    private void count(Node node) {
        switch (node) {
            case Node.LocalGet get -> increment(reads, get.variable());
            case Node.LocalSet set -> increment(writes, set.variable());
            case Node.CallLocal call -> increment(calls, call.function());
            case Node.LocalFunctionObject object -> increment(reads, object.function());
            case Node.ReturnFrom exit -> increment(reads, exit.block());
            case Node.Go go -> {
                increment(reads, go.tagbody());
                increment(reads, go.tag());
            }
            default -> {}
        }
    }

    private static void increment(Map<Object, Integer> counts, Object key) {
        counts.merge(key, 1, Integer::sum);
    }

    int reads(Variable variable) {
        return reads.getOrDefault(variable, 0);
    }

    void addReads(Variable variable, int count) {
        reads.merge(variable, count, Integer::sum);
    }

    void addCalls(LocalFunction function, int count) {
        calls.merge(function, count, Integer::sum);
    }

    int writes(Variable variable) {
        return writes.getOrDefault(variable, 0);
    }

    /** The number of exits that leave a block or tagbody, or go to a tag. */
    int exits(ExitTag tag) {
        return reads.getOrDefault(tag, 0);
    }

    int calls(LocalFunction function) {
        return calls.getOrDefault(function, 0);
    }

    /** The number of uses of a local function as an object. */
    int objects(LocalFunction function) {
        return reads.getOrDefault(function, 0);
    }
}

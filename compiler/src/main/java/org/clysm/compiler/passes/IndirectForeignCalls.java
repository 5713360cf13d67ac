package org.clysm.compiler.passes;

import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeRewriter;

/**
 * Lets calls of host functions go through their names where these may come to mean another function. Expansion calls
 * the host directly; that the name is defined again, or assigned, may only follow.
 *
 * <pre>
 * (foreign-call add x 1)   =>   (call add x 1)     ; (defun add ...) comes later
 * </pre>
 */
final class IndirectForeignCalls extends NodeRewriter {

    private final FunctionTypes functions;

    private IndirectForeignCalls(FunctionTypes functions) {
        this.functions = functions;
    }

    static Node run(Node node, FunctionTypes functions) {
        return new IndirectForeignCalls(functions).rewrite(node);
    }

    @Override
    public Node rewrite(Node node) {
        Node rewritten = rewriteChildren(node);
        return rewritten instanceof Node.ForeignCall(ForeignFunction function, var arguments, var position)
                        && function.isNamed()
                        && functions.isRedefinable(function.name())
                ? new Node.CallGlobal(function.name(), arguments, true, position)
                : rewritten;
    }

    @Override
    public Lambda rewrite(Lambda lambda) {
        return isWrapper(lambda) ? lambda : super.rewrite(lambda);
    }

    /** Whether the function is what the name of a host function means: it does nothing but call the host. */
    private static boolean isWrapper(Lambda lambda) {
        return lambda.body() instanceof Node.ForeignCall call
                && call.function().name().entityName().equals(lambda.name());
    }
}

package org.clysm.compiler.passes;

import java.util.List;
import java.util.Map;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.Node;

/**
 * Turns the calls of a global function to itself in tail position into a loop. Inside a function of that name the name
 * means the function itself (CLHS 3.2.2.3), unless it is declared {@code notinline}.
 *
 * <pre>
 * (define F (X) (if (CL:CONSP X)               (define F (X)
 *                 (call F (CL:CDR X))     ==>    (block F
 *                 X))                              (tagbody T
 *                                                    (F (return F (if (CL:CONSP X)
 *                                                       (seq (set X (CL:CDR X)) (go T F))
 *                                                       X))))))
 * </pre>
 */
final class SelfTailCalls {

    private SelfTailCalls() {}

    /** The function with its calls to itself turned into a loop; variable flags must be up to date. */
    static Lambda run(FunctionName name, Lambda lambda) {
        LambdaList list = lambda.parameters();
        if (!list.isFixed() || TailCalls.count(lambda.body(), node -> isSelfCall(node, name, list.minimum())) == 0) {
            return lambda;
        }
        ExitTag tagbody = new ExitTag("loop");
        Loops.Target target = Loops.target(lambda);
        Node body = Loops.jumpInsteadOfCalls(target.body(), tagbody, Map.of(name, target));
        Loops.Target finished = new Loops.Target(target.tag(), target.variables(), body);
        return lambda.with(LambdaList.ofRequired(target.variables()), Loops.loop(tagbody, null, List.of(finished)));
    }

    private static boolean isSelfCall(Node node, FunctionName name, int arguments) {
        return node instanceof Node.CallGlobal call
                && call.function().equals(name)
                && !call.notInline()
                && call.arguments().size() == arguments;
    }
}

package org.clysm.compiler.passes;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Parts;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.TopLevel;

/**
 * Finds the functions of a whole program of which all callers are known: nothing but calls by name with the right
 * number of arguments, and exports, mentions them. What their callers pass is what their parameters can be.
 *
 * <pre>
 * (define F (X) (CL:+ X 1))       closed: X is a fixnum
 * (define G (X) (CL:+ X 1))       open: anybody may call the function object
 * (evaluate (call F 1) (call H #'G))
 * </pre>
 *
 * A symbol in a constant of the program may be called as a function. In a program that finds symbols by computed names,
 * no function is closed.
 */
final class ClosedFunctions {

    /**
     * What the constants begin with by which errors of conversions name functions, in {@code ffi/foreign-types.lisp}.
     */
    private static final String CROSSING = "SYS:CROSSING";

    /** How deep such a place is looked for: a constant may contain itself. */
    private static final int NESTED_PLACES = 100;

    private final Map<FunctionName, Lambda> closed = new LinkedHashMap<>();

    private final FunctionTypes known;

    private ClosedFunctions(FunctionTypes known) {
        this.known = known;
    }

    /**
     * Returns the closed functions of a program.
     *
     * @param known tells which functions may be defined anew at any time, and which find others
     */
    static Set<FunctionName> of(TopLevel.Program program, FunctionTypes known) {
        ClosedFunctions functions = new ClosedFunctions(known);
        Set<FunctionName> open = new HashSet<>();
        for (TopLevel form : program.forms()) {
            if (form instanceof TopLevel.DefineFunction(FunctionName name, Lambda lambda, var _, var _)) {
                boolean isFirst = functions.closed.put(name, lambda) == null;
                if (!isFirst
                        || known.isRedefinable(name)
                        || !lambda.parameters().isFixed()) {
                    open.add(name);
                }
            }
        }
        functions.closed.keySet().removeAll(open);
        program.forms().forEach(functions::scan);
        return functions.closed.keySet();
    }

    private void scan(TopLevel form) {
        switch (form) {
            case TopLevel.DefineFunction define ->
                NodeChildren.bodies(define.lambda()).forEach(body -> NodeChildren.forEachDeep(body, this::scan));
            case TopLevel.Evaluate evaluate -> NodeChildren.forEachDeep(evaluate.node(), this::scan);
            case TopLevel.DefineGlobal define -> NodeChildren.forEachDeep(define.initialValue(), this::scan);
            case TopLevel.Export(var export, var _) ->
                call(export.callee(), export.parameters().size());
        }
    }

    private void scan(Node node) {
        switch (node) {
            case Node.Constant(Object datum) -> openAllIn(datum);
            case Node.GlobalFunctionObject(FunctionName name, var _) -> {
                closed.remove(name);
                notice(name);
            }
            case Node.CallGlobal(FunctionName name, var arguments, boolean notInline, var _) -> {
                if (notInline) {
                    closed.remove(name);
                } else {
                    call(name, arguments.size());
                }
                notice(name);
            }
            default -> {
                // No other node names a function.
            }
        }
    }

    private void notice(FunctionName used) {
        if (known.findsFunctions(used)) {
            closed.clear();
        }
    }

    private void call(FunctionName name, int arguments) {
        Lambda lambda = closed.get(name);
        if (lambda != null && lambda.parameters().minimum() != arguments) {
            closed.remove(name);
        }
    }

    /** The symbols within a constant may be called, but for those of a place where values of the host cross. */
    private void openAllIn(Object constant) {
        if (isCrossing(constant)) {
            return;
        }
        Parts.forEachDeep(constant, part -> {
            if (part instanceof Symbol symbol) {
                closed.remove(FunctionName.of(symbol));
                closed.remove(FunctionName.setf(symbol));
            }
        });
    }

    /** Whether a constant names a function for errors, perhaps within vectors that say more of the place. */
    private static boolean isCrossing(Object constant) {
        Object place = constant;
        for (int i = 0; i < NESTED_PLACES && place instanceof LispVector vector && vector.length() > 1; i++) {
            place = vector.get(1);
        }
        return place instanceof Cons list
                && list.car() instanceof Symbol first
                && first.qualifiedName().equals(CROSSING);
    }
}

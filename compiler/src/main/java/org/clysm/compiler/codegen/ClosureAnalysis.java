package org.clysm.compiler.codegen;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/**
 * Closure conversion, the part that decides: which variables each function must be given, which functions need
 * closures, which variables live in boxes, and which blocks and tagbodies are left by inner functions.
 *
 * <p>A local function that is only ever called gets its free variables as parameters; when it calls another such
 * function, it needs that one's variables too. A function used as an object keeps them in its closure. A function that
 * needs nothing is one constant object.
 *
 * <pre>
 * (let ((a 1) (b 2))
 *   (labels ((f (x) (+ x a))            f(a, x)
 *            (g (x) (f (+ x b))))       g(a, b, x)
 *     (lambda () (g 3))))               a closure over a and b
 * </pre>
 */
final class ClosureAnalysis {

    private final Map<Lambda, FunctionPlan> plans = new IdentityHashMap<>();
    private final Map<LocalFunction, FunctionPlan> localPlans = new IdentityHashMap<>();
    private final Set<FunctionPlan> allPlans = new LinkedHashSet<>();
    private final Map<Variable, FunctionPlan> owners = new IdentityHashMap<>();
    private final Map<ExitTag, FunctionPlan> exitOwners = new IdentityHashMap<>();
    private final Map<ExitTag, Variable> frames = new IdentityHashMap<>();
    private final Map<Variable, Boolean> assigned = new IdentityHashMap<>();
    private final Map<Variable, Boolean> captured = new IdentityHashMap<>();
    private final Set<Variable> closureVariables = new LinkedHashSet<>();
    private final FunctionPlan root;

    private ClosureAnalysis(Lambda lambda) {
        root = new FunctionPlan(this, lambda, null, null);
        allPlans.add(root);
    }

    /**
     * Analyses a global function.
     *
     * @param isObject whether it may be used as an object; otherwise it is only called
     */
    static ClosureAnalysis of(Lambda lambda, boolean isObject) {
        var analysis = new ClosureAnalysis(lambda);
        if (isObject) {
            analysis.root.setObject();
        }
        analysis.visitLambda(analysis.root);
        analysis.solve();
        return analysis;
    }

    /** Analyses code that stands in no function. */
    static ClosureAnalysis of(Node node) {
        var analysis = new ClosureAnalysis(null);
        analysis.visit(node, analysis.root);
        analysis.solve();
        return analysis;
    }

    /** The plan of the outermost function or code. */
    FunctionPlan root() {
        return root;
    }

    FunctionPlan planOf(Lambda lambda) {
        return plans.get(lambda);
    }

    FunctionPlan planOf(LocalFunction function) {
        return localPlans.get(function);
    }

    /** Whether a variable must live in a box: it is assigned, and functions share it. */
    boolean isBoxed(Variable variable) {
        return assigned.containsKey(variable) && captured.containsKey(variable);
    }

    boolean isAssigned(Variable variable) {
        return assigned.containsKey(variable);
    }

    /** Whether a variable holds the closure of a local function; it is null until the closure is made. */
    boolean isClosureVariable(Variable variable) {
        return closureVariables.contains(variable);
    }

    /** The variable that holds the frame of a block or tagbody that inner functions leave; null if none does. */
    Variable frameOf(ExitTag exit) {
        return frames.get(exit);
    }

    // The walk

    private void visitLambda(FunctionPlan plan) {
        var list = plan.lambda().parameters();
        list.required().forEach(variable -> bind(variable, plan));
        list.optionals().forEach(optional -> bindWithSupplied(optional.variable(), optional.supplied(), plan));
        bind(list.rest(), plan);
        list.keys().forEach(key -> bindWithSupplied(key.variable(), key.supplied(), plan));
        NodeChildren.bodies(plan.lambda()).forEach(body -> visit(body, plan));
    }

    private void bindWithSupplied(Variable variable, Variable supplied, FunctionPlan plan) {
        bind(variable, plan);
        bind(supplied, plan);
    }

    private void bind(Variable variable, FunctionPlan plan) {
        if (variable != null) {
            owners.put(variable, plan);
        }
    }

    private void visit(Node node, FunctionPlan plan) {
        switch (node) {
            case Node.LocalGet(Variable variable) -> use(variable, plan);
            case Node.LocalSet(Variable variable, var _) -> {
                use(variable, plan);
                assigned.put(variable, true);
            }
            case Node.Closure(Lambda lambda) -> {
                var inner = enter(new FunctionPlan(this, lambda, null, plan));
                inner.setObject();
                visitLambda(inner);
            }
            case Node.LetFunctions(List<LocalFunction> functions, var _) -> {
                for (LocalFunction function : functions) {
                    localPlans.put(function, enter(new FunctionPlan(this, function.lambda(), function, plan)));
                }
                functions.forEach(function -> visitLambda(localPlans.get(function)));
            }
            case Node.CallLocal(LocalFunction function, List<Node> arguments, var _) -> {
                refer(function, plan);
                var shape = FunctionShape.of(function.lambda().parameters());
                if (!DirectArguments.arePossible(shape, arguments)) {
                    localPlans.get(function).setObject();
                }
            }
            case Node.LocalFunctionObject(LocalFunction function) -> {
                localPlans.get(function).setObject();
                refer(function, plan);
            }
            case Node.Block(ExitTag tag, var _) -> exitOwners.put(tag, plan);
            case Node.Tagbody(ExitTag tag, var _) -> exitOwners.put(tag, plan);
            case Node.ReturnFrom(ExitTag tag, var _) -> leave(tag, plan);
            case Node.Go(ExitTag tagbody, var _) -> leave(tagbody, plan);
            default -> NodeChildren.boundVariables(node).forEach(variable -> bind(variable, plan));
        }
        // What a load-time value mentions belongs to code of its own.
        if (!(node instanceof Node.LoadTimeValue)) {
            NodeChildren.forEach(node, child -> visit(child, plan));
        }
    }

    private FunctionPlan enter(FunctionPlan plan) {
        plans.put(plan.lambda(), plan);
        allPlans.add(plan);
        return plan;
    }

    private void use(Variable variable, FunctionPlan plan) {
        var owner = owners.get(variable);
        for (var inner = plan; inner != owner; inner = inner.parent()) {
            inner.freeVariables().add(variable);
            captured.put(variable, true);
        }
    }

    private void refer(LocalFunction function, FunctionPlan plan) {
        var target = localPlans.get(function);
        for (var inner = plan; inner != target.parent(); inner = inner.parent()) {
            inner.references().add(target);
        }
    }

    private void leave(ExitTag exit, FunctionPlan plan) {
        var owner = exitOwners.get(exit);
        if (owner != plan) {
            var frame = frames.computeIfAbsent(exit, tag -> {
                var variable = new Variable("frame of " + tag.name());
                owners.put(variable, owner);
                return variable;
            });
            use(frame, plan);
        }
    }

    // The solution

    private void solve() {
        findConstants();
        for (FunctionPlan plan : allPlans) {
            if (plan.local() != null && plan.takesSelf()) {
                var variable = new Variable(plan.local().name());
                variable.declareType(LispType.FUNCTION);
                owners.put(variable, plan.parent());
                plan.setClosureVariable(variable);
                closureVariables.add(variable);
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (FunctionPlan plan : allPlans) {
                var needs = needs(plan);
                if (!needs.equals(Set.copyOf(plan.captures()))) {
                    plan.setCaptures(needs);
                    changed = true;
                }
            }
        }
    }

    /** A function is constant if neither it nor any function that it mentions has free variables. */
    private void findConstants() {
        allPlans.forEach(plan -> plan.setConstant(plan.freeVariables().isEmpty()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (FunctionPlan plan : allPlans) {
                if (plan.isConstant() && !plan.references().stream().allMatch(FunctionPlan::isConstant)) {
                    plan.setConstant(false);
                    changed = true;
                }
            }
        }
    }

    private static Set<Variable> needs(FunctionPlan plan) {
        var needs = new LinkedHashSet<>(plan.freeVariables());
        for (FunctionPlan reference : plan.references()) {
            if (reference == plan) {
                continue;
            }
            if (reference.closureVariable() != null) {
                needs.add(reference.closureVariable());
            } else {
                needs.addAll(reference.captures());
            }
        }
        return needs;
    }
}

package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.Local;

/** Function objects: constant ones, and closures that carry what they captured. */
final class ClosureGenerator {

    private final FunctionGenerator function;

    ClosureGenerator(FunctionGenerator function) {
        this.function = function;
    }

    void closure(Node.Closure node, Demand demand) {
        if (demand.isVoid()) {
            return;
        }
        var plan = function.analysis().planOf(node.lambda());
        function.unit().prepare(plan);
        make(plan);
        function.deliver(Representation.FUNCTION, LispType.FUNCTION, demand);
    }

    void object(Node.LocalFunctionObject node, Demand demand) {
        var plan = function.analysis().planOf(node.function());
        function.unit().prepare(plan);
        pushObject(plan);
        function.deliver(Representation.FUNCTION, LispType.FUNCTION, demand);
    }

    /** Pushes the object of a local function. */
    void pushObject(FunctionPlan plan) {
        if (plan.takesSelf()) {
            function.variables().place(plan.closureVariable()).get(function.emission());
        } else {
            function.code().globalGet(plan.signature().functionGlobal());
        }
    }

    /** Pushes a new closure, or the constant function object. */
    private void make(FunctionPlan plan) {
        var code = function.code();
        if (!plan.takesSelf()) {
            code.globalGet(plan.signature().functionGlobal());
            return;
        }
        code.globalGet(plan.signature().entryGlobal()).refNull(AbstractHeapType.NONE);
        plan.captures()
                .forEach(variable ->
                        code.localGet(function.variables().place(variable).local()));
        code.structNew(plan.closureType());
    }

    /** Pushes what a main function takes before the arguments: the closure, or the captured variables. */
    void pushLeadingArguments(FunctionPlan plan) {
        if (plan.takesSelf()) {
            var place = function.variables().place(plan.closureVariable());
            place.get(function.emission());
            if (!place.local().type().equals(plan.closureType().reference())) {
                function.code().refCast(plan.closureType().reference());
            }
        } else if (!plan.isObject()) {
            plan.captures()
                    .forEach(variable -> function.code()
                            .localGet(function.variables().place(variable).local()));
        }
    }

    /** Makes the closures of local functions that are used as objects, and generates the body. */
    void letFunctions(Node.LetFunctions node, Demand demand) {
        var plans = node.functions().stream()
                .map(local -> function.analysis().planOf(local))
                .toList();
        var closures = plans.stream().filter(FunctionPlan::takesSelf).toList();
        var locals = new ArrayList<Local>();
        for (FunctionPlan plan : closures) {
            var local = function.emission().acquire(CoreTypes.FUNCTION.nullable());
            locals.add(local);
            function.types().setRepresentation(plan.closureVariable(), Representation.FUNCTION);
            function.places().put(plan.closureVariable(), new Place(local, Representation.FUNCTION, false));
        }
        function.unit().prepareAll(plans);
        for (int i = 0; i < closures.size(); i++) {
            make(closures.get(i));
            function.code().localSet(locals.get(i));
        }
        for (int i = 0; i < closures.size(); i++) {
            tie(closures.get(i), closures.subList(i, closures.size()));
        }
        function.generate(node.body(), demand);
        locals.forEach(function.emission()::release);
    }

    /** Gives a closure those that did not exist yet when it was made. */
    private void tie(FunctionPlan plan, List<FunctionPlan> later) {
        var captures = plan.captures();
        for (FunctionPlan target : later) {
            int index = captures.indexOf(target.closureVariable());
            if (index >= 0) {
                var code = function.code();
                code.localGet(local(plan)).refCast(plan.closureType().reference());
                code.localGet(local(target));
                code.structSet(plan.closureType(), captureField(plan, index));
            }
        }
    }

    private Local local(FunctionPlan plan) {
        return function.variables().place(plan.closureVariable()).local();
    }

    /** The field of a closure that holds a captured variable. */
    static Field captureField(FunctionPlan plan, int index) {
        return plan.closureType().field("capture" + index);
    }
}

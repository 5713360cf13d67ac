package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.passes.TailCalls;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.Operator;

/**
 * Generates the main function of a lambda: captured variables, parameters with their defaults, body. If the function
 * ends in a call of itself, all but the captured variables stands in a loop; engines inline loops less than other code.
 */
final class MainGenerator {

    private final UnitGenerator unit;
    private final FunctionPlan plan;
    private final FunctionGenerator function;
    private final List<Local> parameters = new ArrayList<>();

    MainGenerator(UnitGenerator unit, FunctionPlan plan) {
        this.unit = unit;
        this.plan = plan;
        this.function = new FunctionGenerator(unit, plan);
    }

    Function generate() {
        var lambda = plan.lambda();
        var signature = plan.signature();
        var all = new ArrayList<Local>();
        captures(all);
        for (int i = 0; i < signature.parameters().size(); i++) {
            parameters.add(new Local("p" + i, signature.parameters().get(i).valueType()));
        }
        all.addAll(parameters);
        function.emission().at(lambda.position());
        var demand = plan.isForHost() ? Demand.of(signature.result()) : Demand.tail(signature.result());
        if (endsInCallOfItself()) {
            var start = new Label("start");
            function.setStart(start, parameters);
            function.code().beginLoop(start, FunctionGenerator.blockType(demand));
            function.emission().markDirty();
            body(demand);
            function.code().end();
        } else {
            body(demand);
        }
        var file = lambda.position() == null ? "" : lambda.position().file();
        return new Function(unit.main(plan), all, function.code().build(), file);
    }

    private void body(Demand demand) {
        bindParameters(plan.lambda().parameters());
        function.generate(plan.lambda().body(), demand);
    }

    /** Whether the function calls itself where it ends: only such a call jumps. */
    private boolean endsInCallOfItself() {
        return TailCalls.count(plan.lambda().body(), node -> switch (node) {
                    case Node.CallLocal call -> call.function() == plan.local();
                    case Node.CallGlobal call ->
                        plan.local() == null
                                && !call.notInline()
                                && plan.signature().equals(unit.known().lookup(call.function()));
                    default -> false;
                })
                > 0;
    }

    // Captured variables

    private void captures(List<Local> leading) {
        if (plan.takesSelf()) {
            var self = new Local("self", plan.closureType().reference());
            leading.add(self);
            if (plan.closureVariable() != null) {
                place(plan.closureVariable(), self);
            }
            fields(self);
        } else if (!plan.isObject()) {
            for (Variable variable : plan.captures()) {
                var local = new Local(variable.name(), unit.storageType(variable, plan));
                leading.add(local);
                place(variable, local);
            }
        }
    }

    private void fields(Local self) {
        var captures = plan.captures();
        for (int i = 0; i < captures.size(); i++) {
            var variable = captures.get(i);
            var local = new Local(variable.name(), unit.storageType(variable, plan));
            function.code().localGet(self);
            function.code().structGet(plan.closureType(), ClosureGenerator.captureField(plan, i));
            function.code().localSet(local);
            place(variable, local);
        }
    }

    private void place(Variable variable, Local local) {
        var representation = unit.types().representation(variable);
        boolean isBoxed = plan.analysis().isBoxed(variable);
        function.places().put(variable, new Place(local, representation, isBoxed));
    }

    // Parameters

    private void bindParameters(LambdaList list) {
        int index = 0;
        for (Variable variable : list.required()) {
            bind(variable, index++);
        }
        for (LambdaList.OptionalParameter optional : list.optionals()) {
            bindOptional(optional.variable(), optional.defaultValue(), optional.supplied(), index++);
        }
        if (list.rest() != null) {
            bind(list.rest(), index++);
        }
        for (LambdaList.KeyParameter key : list.keys()) {
            bindOptional(key.variable(), key.defaultValue(), key.supplied(), index++);
        }
    }

    private void bind(Variable variable, int index) {
        var representation = plan.signature().parameters().get(index);
        boolean isBoxed = plan.analysis().isBoxed(variable);
        boolean suits = !plan.analysis().isAssigned(variable)
                || representation == Representation.of(unit.types().of(variable));
        if (!isBoxed && suits && !isNarrower(variable, representation)) {
            unit.types().setRepresentation(variable, representation);
            place(variable, parameters.get(index));
        } else {
            function.code().localGet(parameters.get(index));
            function.variables().bindTo(variable, representation, unit.types().of(variable));
        }
    }

    /** Whether inference knows more of an object than the parameter's representation says. */
    private boolean isNarrower(Variable variable, Representation representation) {
        return representation == Representation.ANY
                && Representation.of(unit.types().of(variable)) != Representation.ANY;
    }

    private void bindOptional(Variable variable, Node defaultValue, Variable supplied, int index) {
        var parameter = parameters.get(index);
        var code = function.code();
        boolean isBoxed = plan.analysis().isBoxed(variable);
        var representation =
                isBoxed ? Representation.ANY : Representation.of(unit.types().of(variable));
        code.localGet(parameter).op(Operator.REF_IS_NULL);
        code.beginIf(new Label("default"), BlockType.of(representation.valueType()));
        function.generate(defaultValue, Demand.of(representation));
        code.beginElse().localGet(parameter);
        function.emission()
                .conversions()
                .convert(Representation.ANY, unit.types().of(variable), representation);
        code.end();
        function.variables().bindTo(variable, representation, unit.types().of(variable));
        if (supplied != null) {
            code.localGet(parameter).op(Operator.REF_IS_NULL).op(Operator.I32_EQZ);
            function.variables().bindTo(supplied, Representation.BOOLEAN, LispType.BOOLEAN);
        }
    }
}

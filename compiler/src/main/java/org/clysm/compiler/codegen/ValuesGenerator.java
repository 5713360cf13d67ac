package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Multiple values: the first is the result, the others stand in {@code values}, {@code value-count} tells how many. */
final class ValuesGenerator {

    private static final ReferenceType ARRAY = CoreTypes.ANY_ARRAY.nullable();

    private final FunctionGenerator function;

    ValuesGenerator(FunctionGenerator function) {
        this.function = function;
    }

    void values(Node.Values node, Demand demand) {
        var arguments = node.arguments();
        if (arguments.size() == 1) {
            var natural = function.types().natural(arguments.getFirst());
            var wanted = demand.isVoid() ? Representation.VOID : natural;
            function.generate(arguments.getFirst(), Demand.of(wanted));
            function.deliver(wanted, function.typeOf(node), demand);
        } else if (!demand.isMultiple()) {
            firstOf(arguments, demand);
        } else if (arguments.isEmpty()) {
            function.code().i32Const(0).globalSet(CoreTypes.VALUE_COUNT).globalGet(CoreTypes.NIL);
            function.emission().markDirty();
        } else {
            several(arguments);
        }
    }

    private void firstOf(List<Node> arguments, Demand demand) {
        if (arguments.isEmpty()) {
            function.deliver(Representation.VOID, LispType.NULL, demand);
            return;
        }
        function.generate(arguments.getFirst(), demand.withoutTail());
        arguments.subList(1, arguments.size()).forEach(node -> function.generate(node, Demand.VOID));
    }

    private void several(List<Node> arguments) {
        var code = function.code();
        var locals = new ArrayList<Local>();
        function.generate(arguments.getFirst(), Demand.ANY);
        for (Node argument : arguments.subList(1, arguments.size())) {
            function.generate(argument, Demand.ANY);
            var local = function.emission().acquire(ReferenceType.ANYREF);
            code.localSet(local);
            locals.add(local);
        }
        for (int i = 0; i < locals.size(); i++) {
            code.globalGet(CoreTypes.VALUES).i32Const(i + 1).localGet(locals.get(i));
            code.arraySet(CoreTypes.ANY_ARRAY);
        }
        code.i32Const(arguments.size()).globalSet(CoreTypes.VALUE_COUNT);
        function.emission().markDirty();
        locals.forEach(function.emission()::release);
    }

    // Receiving

    void bind(Node.MultipleValueBind node, Demand demand) {
        if (node.values() instanceof Node.Values(List<Node> arguments)
                && !node.variables().isEmpty()) {
            bindDirectly(node, arguments, demand);
            return;
        }
        var variables = node.variables();
        if (variables.size() <= 1 || function.types().isSingle(node.values())) {
            bindFirst(node, demand);
            return;
        }
        function.generate(node.values(), Demand.MULTIPLE);
        function.variables().bindTo(variables.getFirst(), Representation.ANY, function.typeOf(node.values()));
        for (int i = 1; i < variables.size(); i++) {
            value(i);
            function.variables().bindTo(variables.get(i), Representation.ANY, LispType.T);
        }
        function.generate(node.body(), demand);
    }

    /** Pushes the value at an index, or NIL if there are fewer. */
    private void value(int index) {
        var code = function.code();
        code.i32Const(index).globalGet(CoreTypes.VALUE_COUNT).op(Operator.I32_LT_S);
        code.beginIf(new Label("value"), BlockType.of(ReferenceType.ANYREF));
        code.globalGet(CoreTypes.VALUES).i32Const(index).arrayGet(CoreTypes.ANY_ARRAY);
        code.beginElse().globalGet(CoreTypes.NIL).end();
    }

    private void bindDirectly(Node.MultipleValueBind node, List<Node> arguments, Demand demand) {
        var variables = node.variables();
        var values = new ArrayList<Node>();
        for (int i = 0; i < variables.size(); i++) {
            values.add(i < arguments.size() ? arguments.get(i) : new Node.Constant(Symbol.NIL));
        }
        if (arguments.size() > variables.size()) {
            var rest = new ArrayList<Node>();
            rest.add(values.removeLast());
            rest.addAll(arguments.subList(variables.size(), arguments.size()));
            values.add(new Node.MultipleValueProg1(rest.getFirst(), new Node.Sequence(rest.subList(1, rest.size()))));
        }
        function.variables().bind(new Node.Let(variables, values, node.body()), demand);
    }

    private void bindFirst(Node.MultipleValueBind node, Demand demand) {
        if (node.variables().isEmpty()) {
            function.generate(node.values(), Demand.VOID);
            function.generate(node.body(), demand);
            return;
        }
        var values = new ArrayList<Node>();
        values.add(node.values());
        List<Variable> variables = node.variables();
        variables.subList(1, variables.size()).forEach(_ -> values.add(new Node.Constant(Symbol.NIL)));
        function.variables().bind(new Node.Let(variables, values, node.body()), demand);
    }

    /** Calls a function with all values of several forms. */
    void call(Node.MultipleValueCall node, Demand demand) {
        var emission = function.emission();
        var callee = emission.acquire(CoreTypes.FUNCTION.nullable());
        function.calls().functionValue(node.function());
        function.code().localSet(callee);
        var arrays = new ArrayList<Local>();
        for (Node argument : node.arguments()) {
            function.generate(argument, Demand.MULTIPLE);
            var array = emission.acquire(ARRAY);
            collect(array);
            arrays.add(array);
        }
        function.code().localGet(callee).refAsNonNull();
        concatenate(arrays);
        function.calls().callWithArray(callee, demand, function.typeOf(node));
        arrays.forEach(emission::release);
        emission.release(callee);
    }

    /** Takes the first value from the stack, and stores a fresh array of all values. */
    private void collect(Local array) {
        var code = function.code();
        function.emission().withLocal(ReferenceType.ANYREF, first -> {
            code.localSet(first);
            code.globalGet(CoreTypes.VALUE_COUNT)
                    .arrayNewDefault(CoreTypes.ANY_ARRAY)
                    .localSet(array);
            code.globalGet(CoreTypes.VALUE_COUNT);
            code.beginIf(new Label("some"), BlockType.NONE);
            code.localGet(array).i32Const(0).localGet(first).arraySet(CoreTypes.ANY_ARRAY);
            copy(() -> code.localGet(array), () -> code.globalGet(CoreTypes.VALUES));
            code.end();
        });
    }

    /** Copies all values but the first from one array to another. */
    private void copy(Runnable destination, Runnable source) {
        var code = function.code();
        destination.run();
        code.i32Const(1);
        source.run();
        code.i32Const(1).globalGet(CoreTypes.VALUE_COUNT).i32Const(1).op(Operator.I32_SUB);
        code.arrayCopy(CoreTypes.ANY_ARRAY, CoreTypes.ANY_ARRAY);
    }

    /** Pushes one array of the elements of all arrays. */
    private void concatenate(List<Local> arrays) {
        var code = function.code();
        if (arrays.isEmpty()) {
            code.arrayNewFixed(CoreTypes.ANY_ARRAY, 0);
            return;
        }
        if (arrays.size() == 1) {
            code.localGet(arrays.getFirst()).refAsNonNull();
            return;
        }
        var emission = function.emission();
        emission.withLocal(
                ARRAY,
                all -> emission.withLocal(NumberType.I32, start -> {
                    code.i32Const(0);
                    arrays.forEach(array -> code.localGet(array).arrayLen().op(Operator.I32_ADD));
                    code.arrayNewDefault(CoreTypes.ANY_ARRAY)
                            .localSet(all)
                            .i32Const(0)
                            .localSet(start);
                    for (Local array : arrays) {
                        code.localGet(all)
                                .localGet(start)
                                .localGet(array)
                                .i32Const(0)
                                .localGet(array)
                                .arrayLen();
                        code.arrayCopy(CoreTypes.ANY_ARRAY, CoreTypes.ANY_ARRAY);
                        code.localGet(start)
                                .localGet(array)
                                .arrayLen()
                                .op(Operator.I32_ADD)
                                .localSet(start);
                    }
                    code.localGet(all).refAsNonNull();
                }));
    }

    // Keeping

    void prog1(Node.MultipleValueProg1 node, Demand demand) {
        function.generate(node.first(), demand.withoutTail());
        if (demand.isMultiple()) {
            preserving(node.rest(), () -> function.generate(node.rest(), Demand.VOID));
        } else {
            function.generate(node.rest(), Demand.VOID);
        }
    }

    /** Runs the code of a node so that all values but the first are the same afterwards. */
    void preserving(Node node, Runnable body) {
        if (!CallScan.mayCall(node)) {
            body.run();
            return;
        }
        var code = function.code();
        var emission = function.emission();
        emission.withLocal(
                NumberType.I32,
                count -> emission.withLocal(ARRAY, kept -> {
                    code.globalGet(CoreTypes.VALUE_COUNT).localSet(count);
                    ifSeveral(count, () -> {
                        code.localGet(count)
                                .arrayNewDefault(CoreTypes.ANY_ARRAY)
                                .localSet(kept);
                        copy(() -> code.localGet(kept), () -> code.globalGet(CoreTypes.VALUES));
                    });
                    body.run();
                    code.localGet(count).globalSet(CoreTypes.VALUE_COUNT);
                    ifSeveral(count, () -> copy(() -> code.globalGet(CoreTypes.VALUES), () -> code.localGet(kept)));
                }));
        emission.markDirty();
    }

    private void ifSeveral(Local count, Runnable body) {
        function.code().localGet(count).i32Const(1).op(Operator.I32_GT_S);
        function.code().beginIf(new Label("several"), BlockType.NONE);
        body.run();
        function.code().end();
    }
}

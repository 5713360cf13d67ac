package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Lexical, special and global variables. */
final class VariableGenerator {

    private final FunctionGenerator function;

    VariableGenerator(FunctionGenerator function) {
        this.function = function;
    }

    // Lexical variables

    void get(Node.LocalGet node, Demand demand) {
        if (demand.isVoid()) {
            return;
        }
        var place = place(node.variable());
        place.get(function.emission());
        function.deliver(place.representation(), function.typeOf(node), demand);
    }

    void set(Node.LocalSet node, Demand demand) {
        var place = place(node.variable());
        var emission = function.emission();
        if (place.isBoxed()) {
            emission.code().localGet(place.local());
        }
        function.generate(node.value(), Demand.of(place.representation()));
        storeAndDeliver(place.representation(), () -> place.set(emission), node.value(), demand);
    }

    Place place(Variable variable) {
        var place = function.places().get(variable);
        if (place == null) {
            throw new IllegalStateException("no place for variable " + variable);
        }
        return place;
    }

    /** Binds the variables in parallel around the body. */
    void bind(Node.Let let, Demand demand) {
        var locals = new ArrayList<Local>();
        var bound = new ArrayList<Place>();
        for (int i = 0; i < let.variables().size(); i++) {
            bound.add(initialise(let.variables().get(i), let.values().get(i), locals));
        }
        // All values are evaluated before the first variable is visible.
        for (int i = 0; i < bound.size(); i++) {
            function.places().put(let.variables().get(i), bound.get(i));
        }
        function.generate(let.body(), demand);
        locals.forEach(function.emission()::release);
    }

    private Place initialise(Variable variable, Node value, List<Local> locals) {
        boolean isUnassigned = value instanceof Node.Unassigned;
        var representation = isUnassigned ? byType(variable) : representationFor(variable, value);
        boolean isBoxed = function.analysis().isBoxed(variable);
        var place = makePlace(variable, isBoxed ? Representation.ANY : representation, isBoxed, isUnassigned, locals);
        if (!isUnassigned) {
            function.generate(value, Demand.of(place.representation()));
            store(place);
        } else if (isBoxed) {
            function.code().refNull(AbstractHeapType.NONE);
            store(place);
        }
        return place;
    }

    /** The representation for a variable that starts with the value of a node. */
    private Representation representationFor(Variable variable, Node value) {
        if (function.analysis().isAssigned(variable)) {
            return byType(variable);
        }
        var natural = function.types().natural(value);
        return natural == Representation.VOID ? Representation.ANY : natural;
    }

    private Representation byType(Variable variable) {
        return Representation.of(function.types().of(variable));
    }

    /** Binds a variable to the value on the stack; nothing releases its local before the end of the function. */
    void bindTo(Variable variable, Representation from, LispType type) {
        boolean isBoxed = function.analysis().isBoxed(variable);
        boolean keeps = from.valueType() != null
                && from != Representation.ANY
                && !function.analysis().isAssigned(variable);
        var representation = isBoxed ? Representation.ANY : keeps ? from : byType(variable);
        function.emission().conversions().convert(from, type, representation);
        var place = makePlace(variable, representation, isBoxed, false, new ArrayList<>());
        store(place);
        function.places().put(variable, place);
    }

    private Place makePlace(
            Variable variable, Representation representation, boolean isBoxed, boolean mayBeNull, List<Local> locals) {
        var local = function.emission().acquire(Place.storageType(representation, isBoxed, mayBeNull));
        locals.add(local);
        function.types().setRepresentation(variable, representation);
        return new Place(local, representation, isBoxed);
    }

    /** Gives a place its first value, from the stack. */
    private void store(Place place) {
        if (place.isBoxed()) {
            function.code().structNew(CoreTypes.BOX);
        }
        function.code().localSet(place.local());
    }

    // Special variables

    void get(Node.SpecialGet node, Demand demand) {
        var emission = function.emission();
        var code = emission.code();
        emission.constant(node.symbol(), Representation.SYMBOL);
        code.structGet(CoreTypes.SYMBOL, "value");
        if (!node.knownBound()) {
            var bound = new Label("bound");
            emission.withLocal(ReferenceType.ANYREF, value -> {
                code.localTee(value).op(Operator.REF_IS_NULL);
                code.beginIf(bound, BlockType.NONE);
                emission.constant(node.symbol(), Representation.SYMBOL);
                emission.at(node.position());
                emission.call(RuntimeFunction.NO_VALUE);
                code.localSet(value).end().localGet(value);
            });
        }
        function.deliver(Representation.ANY, function.typeOf(node), demand);
    }

    void set(Node.SpecialSet node, Demand demand) {
        var emission = function.emission();
        emission.constant(node.symbol(), Representation.SYMBOL);
        function.generate(node.value(), Demand.ANY);
        storeAndDeliver(
                Representation.ANY, () -> emission.code().structSet(CoreTypes.SYMBOL, "value"), node.value(), demand);
    }

    // Globals of the run-time system

    void get(Node.GlobalGet node, Demand demand) {
        function.code().globalGet(GlobalKinds.reference(node.global()));
        function.deliver(GlobalKinds.representation(node.global().kind()), function.typeOf(node), demand);
    }

    void set(Node.GlobalSet node, Demand demand) {
        var representation = GlobalKinds.representation(node.global().kind());
        function.generate(node.value(), Demand.of(representation));
        storeAndDeliver(
                representation,
                () -> function.code().globalSet(GlobalKinds.reference(node.global())),
                node.value(),
                demand);
    }

    /** Stores the value on the stack, and leaves it there as well if it is wanted. */
    private void storeAndDeliver(Representation representation, Runnable store, Node node, Demand demand) {
        if (demand.isVoid()) {
            store.run();
            return;
        }
        function.emission().withLocal(representation.valueType(), value -> {
            function.code().localTee(value);
            store.run();
            function.code().localGet(value);
        });
        function.deliver(representation, function.typeOf(node), demand);
    }
}

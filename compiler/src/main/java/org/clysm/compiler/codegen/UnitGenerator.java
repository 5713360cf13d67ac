package org.clysm.compiler.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;

/**
 * Generates the code of one top-level form: its function or its code, and all functions within, one after the other.
 */
final class UnitGenerator {

    private final TypePool typePool;
    private final KnownFunctions known;
    private final ForeignCalls foreign;
    private final Constants constants;
    private final NodeTypes types;
    private final String name;
    private final List<Function> functions = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final Deque<FunctionPlan> waiting = new ArrayDeque<>();
    private final Map<ExitTag, Map<ExitTag, Integer>> tagIndices = new IdentityHashMap<>();
    private final Map<Node.LoadTimeValue, GlobalRef> loadTimeValues = new IdentityHashMap<>();
    private final Deque<Node.LoadTimeValue> waitingValues = new ArrayDeque<>();
    private int functionCount;
    private int valueCount;

    UnitGenerator(
            TypePool typePool,
            KnownFunctions known,
            ForeignCalls foreign,
            Constants constants,
            NodeTypes types,
            String name) {
        this.typePool = typePool;
        this.known = known;
        this.foreign = foreign;
        this.constants = constants;
        this.types = types;
        this.name = name;
    }

    TypePool typePool() {
        return typePool;
    }

    KnownFunctions known() {
        return known;
    }

    ForeignCalls foreign() {
        return foreign;
    }

    Constants constants() {
        return constants;
    }

    NodeTypes types() {
        return types;
    }

    List<Function> functions() {
        return functions;
    }

    List<Global> globals() {
        return globals;
    }

    void add(Function function) {
        functions.add(function);
    }

    void add(Global global) {
        globals.add(global);
    }

    // Functions

    /** Decides on the signature of an inner function, and sees to it that it is generated; once. */
    void prepare(FunctionPlan plan) {
        if (plan.signature() != null) {
            return;
        }
        var signature = Signatures.of(
                name + "/" + ++functionCount, plan.lambda(), plan.local(), plan.isObject(), plan.analysis(), types);
        setSignature(plan, signature);
    }

    /** Prepares functions that may call each other. */
    void prepareAll(List<FunctionPlan> plans) {
        plans.forEach(this::prepare);
    }

    /** Sees to it that a function with a given signature is generated. */
    void setSignature(FunctionPlan plan, FunctionSignature signature) {
        plan.setSignature(signature);
        if (plan.local() != null) {
            types.setSignature(plan.local(), signature);
        }
        if (plan.takesSelf()) {
            plan.setClosureType(closureType(plan));
        }
        waiting.add(plan);
    }

    private DefinedType closureType(FunctionPlan plan) {
        var fields = new ArrayList<Field>();
        for (Variable variable : plan.captures()) {
            boolean isClosure = plan.analysis().isClosureVariable(variable);
            fields.add(new Field("capture" + fields.size(), storageType(variable, plan), isClosure));
        }
        return typePool.substruct(CoreTypes.FUNCTION, fields);
    }

    /** The Wasm type in which a captured variable is handed over. */
    ValueType storageType(Variable variable, FunctionPlan plan) {
        var analysis = plan.analysis();
        boolean isClosure = analysis.isClosureVariable(variable);
        return Place.storageType(types.representation(variable), analysis.isBoxed(variable), isClosure);
    }

    /** The main function of an inner function that was prepared. */
    FunctionRef main(FunctionPlan plan) {
        var leading = new ArrayList<ValueType>();
        if (plan.takesSelf()) {
            leading.add(plan.closureType().reference());
        } else if (!plan.isObject()) {
            plan.captures().forEach(variable -> leading.add(storageType(variable, plan)));
        }
        return plan.signature().main(typePool, leading);
    }

    /** Generates all functions that wait for it. */
    void generateFunctions() {
        while (!waiting.isEmpty()) {
            var plan = waiting.poll();
            add(new MainGenerator(this, plan).generate());
            if (plan.isObject()) {
                new EntryGenerator(this, plan).generate();
            }
        }
    }

    /** Generates a function without parameters and results that evaluates a node. */
    Function generateCode(Node node, String functionName) {
        var function = new FunctionGenerator(this, ClosureAnalysis.of(node).root());
        function.generate(node, Demand.VOID);
        return code(functionName, function.code().build(), fileOf(function));
    }

    private static String fileOf(FunctionGenerator function) {
        var position = function.emission().position();
        return position == null ? "" : position.file();
    }

    private Function code(String functionName, Code body, String file) {
        var ref = new FunctionRef(functionName, typePool.function(List.of(), List.of()));
        return new Function(ref, List.of(), body, file);
    }

    // Exits and load-time values

    /** Records the order of the tags of a tagbody that other functions leave to. */
    void setIndices(Node.Tagbody tagbody) {
        var indices = new IdentityHashMap<ExitTag, Integer>();
        for (Node.Segment segment : tagbody.segments()) {
            indices.put(segment.tag(), indices.size());
        }
        tagIndices.put(tagbody.tag(), indices);
    }

    int indexOf(ExitTag tagbody, ExitTag tag) {
        return tagIndices.get(tagbody).get(tag);
    }

    /**
     * Emits a load-time value. Loading the unit makes it; so does whoever needs it before, in an export that the host
     * calls while the program has not been run.
     */
    void emitLoadTimeValue(Node.LoadTimeValue node, CodeBuilder code) {
        var global = loadTimeValue(node);
        code.globalGet(global).refIsNull().beginIf(new Label("not-loaded"), BlockType.NONE);
        code.call(initialiserOf(global)).end().globalGet(global);
    }

    private FunctionRef initialiserOf(GlobalRef global) {
        return new FunctionRef(global.name() + "/init", typePool.function(List.of(), List.of()));
    }

    private GlobalRef loadTimeValue(Node.LoadTimeValue node) {
        return loadTimeValues.computeIfAbsent(node, value -> {
            var global = new GlobalRef(name + "/value" + ++valueCount, ReferenceType.ANYREF, true);
            add(new Global(
                    global, new CodeBuilder().refNull(AbstractHeapType.NONE).build()));
            waitingValues.add(value);
            return global;
        });
    }

    /**
     * Makes the function that runs when the unit is loaded: load-time values first, in the order of the text, inner
     * ones before outer ones.
     *
     * @param main the code of the form, or null
     * @return null if there is nothing to do
     */
    Function initialiser(Function main) {
        var code = new CodeBuilder();
        var before = new ArrayList<FunctionRef>();
        generateWaitingValues(before);
        if (before.isEmpty()) {
            return main;
        }
        before.forEach(code::call);
        if (main != null) {
            add(main);
            code.call(main.ref());
        }
        return code(name + "/load", code.build(), "");
    }

    private void generateWaitingValues(List<FunctionRef> before) {
        var waiting = List.copyOf(waitingValues);
        waitingValues.clear();
        for (Node.LoadTimeValue value : waiting) {
            var function = valueCode(value, loadTimeValues.get(value));
            add(function);
            generateFunctions();
            generateWaitingValues(before);
            before.add(function.ref());
        }
    }

    private Function valueCode(Node.LoadTimeValue value, GlobalRef global) {
        var function =
                new FunctionGenerator(this, ClosureAnalysis.of(value.value()).root());
        function.code().globalGet(global).refIsNull().beginIf(new Label("not-loaded"), BlockType.NONE);
        function.generate(value.value(), Demand.ANY);
        function.code().globalSet(global).end();
        return new Function(initialiserOf(global), List.of(), function.code().build(), fileOf(function));
    }
}

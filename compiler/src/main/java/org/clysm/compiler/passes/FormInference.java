package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.ConstantTypes;
import org.clysm.compiler.types.LispType;

/**
 * The inference of one top-level form: interprets its nodes over types, in the order of evaluation, again and again
 * until nothing changes. {@link #state} is what is known of variables at the current point.
 */
final class FormInference {

    private final TypeInference program;
    private final TestInference tests = new TestInference(this);
    private final Map<Node, LispType> nodeTypes = new IdentityHashMap<>();
    private final Grown<Variable> variables = new Grown<>();
    private final Grown<Lambda> results = new Grown<>();
    private final Map<ExitTag, TypeState> tagStates = new IdentityHashMap<>();
    private final Map<ExitTag, Integer> tagChanges = new IdentityHashMap<>();
    private final Set<LocalFunction> called = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<ExitTag, Landing> landings = new IdentityHashMap<>();
    private TypeState state = new TypeState();

    /** The number of functions and unwind-protects around the current point. */
    private int depth;

    private boolean isChanged;

    FormInference(TypeInference program) {
        this.program = program;
    }

    /** Types that only grow, each with the number of its changes. */
    private final class Grown<K> {

        private final Map<K, LispType> types = new IdentityHashMap<>();
        private final Map<K, Integer> changes = new IdentityHashMap<>();

        LispType get(K key) {
            return types.getOrDefault(key, LispType.NOTHING);
        }

        void grow(K key, LispType type) {
            LispType old = get(key);
            boolean isWide = changes.getOrDefault(key, 0) >= TypeInference.PATIENCE;
            LispType joined = isWide ? type.widen(old) : old.join(type);
            if (!joined.equals(old)) {
                types.put(key, joined);
                changes.merge(key, 1, Integer::sum);
                isChanged = true;
            }
        }
    }

    /** Where exits of a block or tagbody arrive: what was known at its start, and what the exits of a block bring. */
    private final class Landing {

        private final int startDepth = depth;
        private final TypeState start = state.lasting();
        private TypeState exits = TypeState.unreachable();
        private LispType type = LispType.NOTHING;

        /**
         * What an exit from the current point lands with: of assigned variables nothing, if another function leaves.
         */
        TypeState arriving() {
            return depth == startDepth ? state : start;
        }
    }

    /**
     * Interprets a global function until nothing changes, and yields the type of its result so far.
     *
     * @param arguments the types of what its callers pass, or null if not all callers are known
     */
    LispType run(Lambda lambda, List<LispType> arguments) {
        iterate(() -> {
            if (arguments == null) {
                object(lambda);
            } else {
                passed(lambda, arguments);
            }
            lambda(lambda, new TypeState());
        });
        return results.get(lambda);
    }

    /** Interprets code outside of all functions until nothing changes. */
    void run(Node node) {
        iterate(() -> infer(node));
    }

    private void iterate(Runnable pass) {
        do {
            isChanged = false;
            state = new TypeState();
            pass.run();
        } while (isChanged);
    }

    /** Puts what was found into the table. */
    void report(TypeInformation information) {
        nodeTypes.forEach(information::put);
        variables.types.forEach(information::put);
        results.types.forEach(information::putResult);
    }

    TypeState state() {
        return state;
    }

    void setState(TypeState newState) {
        state = newState;
    }

    /** The type of the variable at the current point. */
    LispType typeOf(Variable variable) {
        LispType here = state.get(variable);
        return here == null ? variables.get(variable) : here;
    }

    /** The type that the node had when it was last interpreted. */
    LispType lastType(Node node) {
        return nodeTypes.getOrDefault(node, LispType.T);
    }

    /** Notes that from here on the variable is of this type too; if it cannot be, control does not come here. */
    void narrow(Variable variable, LispType type) {
        LispType narrowed = typeOf(variable).meet(type);
        if (narrowed.isEmpty()) {
            state = TypeState.unreachable();
        } else if (!variable.isAssigned() || !variable.isCaptured()) {
            state.put(variable, narrowed);
        }
    }

    /** Notes that the variable gets a value of this type. */
    private void assign(Variable variable, LispType type) {
        LispType value = type.meet(variable.declaredType());
        variables.grow(variable, value);
        if (!variable.isAssigned() || !variable.isCaptured()) {
            state.put(variable, value);
        }
    }

    /** Interprets a node, and yields the type of its first value: empty if control does not get past it. */
    LispType infer(Node node) {
        if (!state.isReachable()) {
            return LispType.NOTHING;
        }
        LispType type = compute(node);
        if (type.isEmpty()) {
            state = TypeState.unreachable();
        } else if (!state.isReachable()) {
            type = LispType.NOTHING;
        }
        nodeTypes.put(node, type);
        return type;
    }

    private LispType inferAll(List<Node> nodes) {
        LispType last = LispType.NULL;
        for (Node node : nodes) {
            last = infer(node);
        }
        return last;
    }

    private List<LispType> inferEach(List<Node> nodes) {
        return nodes.stream().map(this::infer).toList();
    }

    private LispType compute(Node node) {
        return switch (node) {
            case Node.Constant(Object datum) -> ConstantTypes.typeOf(datum);
            case Node.LocalGet(Variable variable) -> typeOf(variable);
            case Node.LocalSet(Variable variable, Node value) -> {
                LispType type = infer(value);
                assign(variable, type);
                yield type;
            }
            case Node.SpecialGet _ -> LispType.T;
            case Node.SpecialSet(var symbol, Node value) -> infer(value);
            case Node.SpecialBind(var symbol, Node value, Node body) -> {
                infer(value);
                yield infer(body);
            }
            case Node.Progv progv -> inferAll(List.of(progv.symbols(), progv.values(), progv.body()));
            case Node.GlobalGet(GlobalVariable global) -> typeOf(global);
            case Node.GlobalSet(var global, Node value) -> infer(value);
            case Node.Let let -> {
                bind(let);
                LispType type = infer(let.body());
                let.variables().forEach(state::remove);
                yield type;
            }
            case Node.MultipleValueBind bind -> multipleValueBind(bind);
            case Node.Unassigned _ -> LispType.NOTHING;
            case Node.Closure(Lambda lambda) -> {
                object(lambda);
                lambda(lambda, state.lasting());
                yield LispType.FUNCTION;
            }
            case Node.LetFunctions let -> letFunctions(let);
            case Node.CallLocal call -> callLocal(call);
            case Node.LocalFunctionObject(LocalFunction function) -> {
                call(function);
                object(function.lambda());
                yield LispType.FUNCTION;
            }
            case Node.CallGlobal(var function, List<Node> arguments, boolean notInline, var position) -> {
                List<LispType> types = inferEach(arguments);
                yield !state.isReachable() ? LispType.NOTHING : notInline ? LispType.T : program.call(function, types);
            }
            case Node.GlobalFunctionObject _ -> LispType.FUNCTION;
            case Node.Funcall(Node function, List<Node> arguments, var position) -> callUnknown(function, arguments);
            case Node.Apply(Node function, List<Node> arguments, var position) -> callUnknown(function, arguments);
            case Node.MultipleValueCall(Node function, List<Node> arguments) -> callUnknown(function, arguments);
            case Node.If conditional -> conditional(conditional);
            case Node.Sequence(List<Node> nodes) -> inferAll(nodes);
            case Node.Block block -> block(block);
            case Node.ReturnFrom(ExitTag block, Node value) -> {
                returnFrom(landings.get(block), infer(value));
                yield LispType.NOTHING;
            }
            case Node.Tagbody tagbody -> tagbody(tagbody);
            case Node.Go(ExitTag tagbody, ExitTag tag) -> {
                arrive(tag, landings.get(tagbody).arriving());
                yield LispType.NOTHING;
            }
            case Node.Catch(var _, Node tag, Node body) -> {
                infer(tag);
                TypeState start = state.lasting();
                infer(body);
                state = state.join(start);
                yield LispType.T;
            }
            case Node.Throw(Node tag, Node value) -> {
                infer(tag);
                infer(value);
                yield LispType.NOTHING;
            }
            case Node.UnwindProtect protect -> unwindProtect(protect);
            case Node.MultipleValueProg1(Node first, Node rest) -> {
                LispType type = infer(first);
                infer(rest);
                yield type;
            }
            case Node.Values(List<Node> arguments) -> {
                List<LispType> types = inferEach(arguments);
                yield types.isEmpty() ? LispType.NULL : types.getFirst();
            }
            case Node.PrimitiveCall call -> tests.call(call, inferEach(call.arguments()));
            case Node.The the -> {
                LispType type = infer(the.value()).meet(the.type());
                if (the.value() instanceof Node.LocalGet(Variable variable) && state.isReachable()) {
                    narrow(variable, the.type());
                }
                yield type;
            }
            case Node.ForeignCall(var function, List<Node> arguments, var position) -> {
                inferAll(arguments);
                yield program.resultType(function);
            }
            case Node.LoadTimeValue(Node value, boolean readOnly) -> {
                TypeState outer = state;
                state = new TypeState();
                LispType type = infer(value);
                state = outer;
                yield type.isEmpty() ? LispType.T : type;
            }
        };
    }

    private static LispType typeOf(GlobalVariable global) {
        return switch (global.kind()) {
            case ANY -> LispType.T;
            case VECTOR -> LispType.SIMPLE_VECTOR;
            case INT32 -> LispType.INT32;
            case INT64 -> LispType.INT64;
            case DOUBLE -> LispType.DOUBLE_FLOAT;
        };
    }

    /** Interprets the values of a let, and notes their types. */
    void bind(Node.Let let) {
        List<LispType> types = new ArrayList<>();
        for (Node value : let.values()) {
            types.add(value instanceof Node.Unassigned ? LispType.NOTHING : infer(value));
        }
        for (int i = 0; i < types.size() && state.isReachable(); i++) {
            assign(let.variables().get(i), types.get(i));
        }
    }

    private LispType multipleValueBind(Node.MultipleValueBind bind) {
        List<LispType> types = new ArrayList<>();
        if (bind.values() instanceof Node.Values(List<Node> arguments)) {
            types.addAll(inferEach(arguments));
            nodeTypes.put(bind.values(), types.isEmpty() ? LispType.NULL : types.getFirst());
            bind.variables().forEach(variable -> types.add(LispType.NULL));
        } else {
            types.add(infer(bind.values()));
            bind.variables().forEach(variable -> types.add(LispType.T));
        }
        for (int i = 0; i < bind.variables().size() && state.isReachable(); i++) {
            assign(bind.variables().get(i), types.get(i));
        }
        LispType type = infer(bind.body());
        bind.variables().forEach(state::remove);
        return type;
    }

    // Functions

    /** Anybody may call the function: nothing is known of its arguments. */
    private void object(Lambda lambda) {
        lambda.parameters().required().forEach(parameter -> variables.grow(parameter, parameter.declaredType()));
    }

    /** These arguments are passed to the function. */
    private void passed(Lambda lambda, List<LispType> types) {
        List<Variable> required = lambda.parameters().required();
        for (int i = 0; i < required.size() && i < types.size(); i++) {
            variables.grow(required.get(i), types.get(i).meet(required.get(i).declaredType()));
        }
    }

    private void call(LocalFunction function) {
        if (called.add(function)) {
            isChanged = true;
        }
    }

    /**
     * Interprets a function; what it is called with has been noted.
     *
     * @param start what is known of the variables around it whenever it is called
     */
    private void lambda(Lambda lambda, TypeState start) {
        TypeState outer = state;
        state = start;
        depth++;
        LambdaList list = lambda.parameters();
        for (Variable parameter : list.required()) {
            assign(parameter, variables.get(parameter));
        }
        list.optionals().forEach(each -> parameter(each.variable(), each.defaultValue(), each.supplied()));
        if (list.rest() != null) {
            assign(list.rest(), LispType.LIST);
        }
        list.keys().forEach(each -> parameter(each.variable(), each.defaultValue(), each.supplied()));
        results.grow(lambda, infer(lambda.body()));
        depth--;
        state = outer;
    }

    private void parameter(Variable variable, Node defaultValue, Variable supplied) {
        TypeState before = state.copy();
        infer(defaultValue);
        state = before.join(state);
        assign(variable, variable.declaredType());
        if (supplied != null) {
            assign(supplied, LispType.BOOLEAN);
        }
    }

    private LispType letFunctions(Node.LetFunctions let) {
        TypeState start = state.lasting();
        LispType type = infer(let.body());
        for (LocalFunction function : let.functions()) {
            if (called.contains(function)) {
                lambda(function.lambda(), start.copy());
            }
        }
        return type;
    }

    private LispType callLocal(Node.CallLocal call) {
        List<LispType> types = inferEach(call.arguments());
        if (!state.isReachable()) {
            return LispType.NOTHING;
        }
        call(call.function());
        passed(call.function().lambda(), types);
        LambdaList list = call.function().lambda().parameters();
        // A call with a wrong number of arguments signals.
        boolean isAccepted = types.size() >= list.minimum() && (list.maximum() < 0 || types.size() <= list.maximum());
        return isAccepted ? results.get(call.function().lambda()) : LispType.NOTHING;
    }

    private LispType callUnknown(Node function, List<Node> arguments) {
        infer(function);
        inferAll(arguments);
        return LispType.T;
    }

    // Control

    private LispType conditional(Node.If node) {
        TestInference.Outcome outcome = tests.test(node.test());
        state = outcome.whenTrue();
        LispType consequent = infer(node.consequent());
        TypeState afterConsequent = state;
        state = outcome.whenFalse();
        LispType alternative = infer(node.alternative());
        state = afterConsequent.join(state);
        return consequent.join(alternative);
    }

    private LispType block(Node.Block block) {
        Landing landing = new Landing();
        landings.put(block.tag(), landing);
        LispType type = infer(block.body());
        state = state.join(landing.exits);
        return type.join(landing.type);
    }

    private void returnFrom(Landing landing, LispType type) {
        if (state.isReachable()) {
            landing.exits = landing.exits.join(landing.arriving());
            landing.type = landing.type.join(type);
        }
    }

    private LispType tagbody(Node.Tagbody tagbody) {
        landings.put(tagbody.tag(), new Landing());
        List<Node.Segment> segments = tagbody.segments();
        TypeState end = state;
        if (!segments.isEmpty()) {
            arrive(segments.getFirst().tag(), state);
            boolean isStable = false;
            while (!isStable) {
                Map<ExitTag, TypeState> before = new HashMap<>();
                segments.forEach(segment -> before.put(segment.tag(), tagStates.get(segment.tag())));
                end = segments(segments);
                isStable = segments.stream()
                        .noneMatch(segment -> before.get(segment.tag()) != tagStates.get(segment.tag()));
            }
        }
        state = end;
        return state.isReachable() ? LispType.NULL : LispType.NOTHING;
    }

    private TypeState segments(List<Node.Segment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            TypeState entry = tagStates.get(segments.get(i).tag());
            state = entry == null ? TypeState.unreachable() : entry.copy();
            infer(segments.get(i).body());
            if (i + 1 < segments.size()) {
                arrive(segments.get(i + 1).tag(), state);
            }
        }
        return state;
    }

    /** Notes that control comes to the tag with what is known in a state. */
    private void arrive(ExitTag tag, TypeState arriving) {
        if (!arriving.isReachable()) {
            return;
        }
        TypeState old = tagStates.get(tag);
        if (old == null) {
            tagStates.put(tag, arriving.copy());
            isChanged = true;
            return;
        }
        boolean isWide = tagChanges.getOrDefault(tag, 0) >= TypeInference.PATIENCE;
        TypeState joined = isWide ? old.widen(arriving) : old.join(arriving);
        if (!joined.isSame(old)) {
            tagStates.put(tag, joined);
            tagChanges.merge(tag, 1, Integer::sum);
            isChanged = true;
        }
    }

    /** The cleanup may begin at any point of the body. */
    private LispType unwindProtect(Node.UnwindProtect protect) {
        TypeState start = state.lasting();
        // An exit from the body comes by the cleanup, which may assign variables, before it arrives.
        depth++;
        LispType type = infer(protect.body());
        depth--;
        TypeState after = state.lasting();
        state = start;
        infer(protect.cleanup());
        state = state.isReachable() ? after : TypeState.unreachable();
        return type;
    }
}

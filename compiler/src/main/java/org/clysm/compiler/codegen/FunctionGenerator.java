package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;

/**
 * Generates the code of one function: sends each node to the part that knows its kind, and keeps what the parts share.
 *
 * <p>A node is always generated for a {@link Demand}, and leaves on the stack just what that says. Where control never
 * comes out of a node, the code after it is dead and may be anything that is valid.
 */
final class FunctionGenerator {

    private final UnitGenerator unit;
    private final FunctionPlan plan;
    private final ClosureAnalysis analysis;
    private final Emission emission;
    private final TypeChecks checks;
    private final Map<Variable, Place> places = new IdentityHashMap<>();
    private final Map<ExitTag, Extent.Exit> exits = new IdentityHashMap<>();
    private final List<Extent> extents = new ArrayList<>();

    private final VariableGenerator variables = new VariableGenerator(this);
    private final ControlGenerator control = new ControlGenerator(this);
    private final TagbodyGenerator tagbodies = new TagbodyGenerator(this);
    private final ConditionGenerator conditions = new ConditionGenerator(this);
    private final ExitGenerator dynamicExits = new ExitGenerator(this);
    private final CleanupGenerator cleanups = new CleanupGenerator(this);
    private final ValuesGenerator values = new ValuesGenerator(this);
    private final CallGenerator calls = new CallGenerator(this);
    private final ClosureGenerator closures = new ClosureGenerator(this);
    private final PrimitiveGenerator primitives = new PrimitiveGenerator(this);

    private Label start;
    private List<Local> parameters = List.of();

    FunctionGenerator(UnitGenerator unit, FunctionPlan plan) {
        this.unit = unit;
        this.plan = plan;
        this.analysis = plan.analysis();
        this.emission = new Emission(unit.typePool(), unit.constants());
        this.checks = new TypeChecks(emission);
    }

    // What the parts share

    UnitGenerator unit() {
        return unit;
    }

    FunctionPlan plan() {
        return plan;
    }

    ClosureAnalysis analysis() {
        return analysis;
    }

    Emission emission() {
        return emission;
    }

    CodeBuilder code() {
        return emission.code();
    }

    TypeChecks checks() {
        return checks;
    }

    NodeTypes types() {
        return unit.types();
    }

    LispType typeOf(Node node) {
        return unit.types().of(node);
    }

    VariableGenerator variables() {
        return variables;
    }

    ConditionGenerator conditions() {
        return conditions;
    }

    ControlGenerator control() {
        return control;
    }

    ExitGenerator dynamicExits() {
        return dynamicExits;
    }

    ValuesGenerator values() {
        return values;
    }

    CallGenerator calls() {
        return calls;
    }

    ClosureGenerator closures() {
        return closures;
    }

    Map<Variable, Place> places() {
        return places;
    }

    Map<ExitTag, Extent.Exit> exits() {
        return exits;
    }

    List<Extent> extents() {
        return extents;
    }

    /** The type of a block whose end has what a demand wants. */
    static BlockType blockType(Demand demand) {
        return demand.isVoid()
                ? BlockType.NONE
                : BlockType.of(demand.representation().valueType());
    }

    // Generating nodes

    /** Generates a node so that what is demanded is on the stack afterwards. */
    void generate(Node node, Demand demand) {
        switch (node) {
            case Node.Constant(Object datum) -> constant(datum, demand);
            case Node.LocalGet get -> variables.get(get, demand);
            case Node.LocalSet set -> variables.set(set, demand);
            case Node.SpecialGet get -> variables.get(get, demand);
            case Node.SpecialSet set -> variables.set(set, demand);
            case Node.GlobalGet get -> variables.get(get, demand);
            case Node.GlobalSet set -> variables.set(set, demand);
            case Node.Let let -> variables.bind(let, demand);
            case Node.Unassigned _ ->
                throw new IllegalStateException("a variable without a value outside of a binding");
            case Node.SpecialBind bind -> dynamicExits.bind(bind, demand);
            case Node.Progv progv -> dynamicExits.progv(progv, demand);
            case Node.Catch catching -> dynamicExits.catchTag(catching, demand);
            case Node.Throw throwing -> dynamicExits.throwTag(throwing);
            case Node.UnwindProtect protect -> generateWanted(protect, demand, cleanups::unwindProtect);
            case Node.MultipleValueBind bind -> values.bind(bind, demand);
            case Node.MultipleValueCall call -> values.call(call, demand);
            case Node.MultipleValueProg1 prog1 -> generateWanted(prog1, demand, values::prog1);
            case Node.Values several -> values.values(several, demand);
            case Node.If conditional -> control.conditional(conditional, demand);
            case Node.Sequence(List<Node> nodes) -> control.sequence(nodes, demand);
            case Node.Block block -> control.block(block, demand);
            case Node.ReturnFrom exit -> control.returnFrom(exit);
            case Node.Tagbody tagbody -> tagbodies.tagbody(tagbody, demand);
            case Node.Go go -> tagbodies.go(go);
            case Node.Closure closure -> closures.closure(closure, demand);
            case Node.LetFunctions let -> closures.letFunctions(let, demand);
            case Node.LocalFunctionObject object -> closures.object(object, demand);
            case Node.GlobalFunctionObject object -> calls.functionObject(object, demand);
            case Node.CallLocal call -> calls.local(call, demand);
            case Node.CallGlobal call -> calls.global(call, demand);
            case Node.Funcall call -> calls.funcall(call, demand);
            case Node.Apply call -> calls.apply(call, demand);
            case Node.ForeignCall call -> calls.foreign(call, demand);
            case Node.PrimitiveCall call -> primitives.generate(call, demand);
            case Node.The the -> the(the, demand);
            case Node.LoadTimeValue load -> {
                unit.emitLoadTimeValue(load, code());
                deliver(Representation.ANY, typeOf(load), demand);
            }
        }
    }

    /**
     * Generates a node whose value is computed before what may never come to its end. In that case the value is not
     * wanted, and need not have the representation demanded.
     */
    private <N extends Node> void generateWanted(N node, Demand demand, BiConsumer<N, Demand> generator) {
        if (typeOf(node).isEmpty()) {
            generator.accept(node, Demand.VOID);
            code().unreachable();
        } else {
            generator.accept(node, demand);
        }
    }

    // Tail calls of the function itself

    /** Tells where the code of the function begins, and which locals hold the arguments there. */
    void setStart(Label newStart, List<Local> newParameters) {
        start = newStart;
        parameters = newParameters;
    }

    /** Whether a call of the function itself for a demand can be a jump. */
    boolean canJumpToStart(Demand demand) {
        return start != null && demand.isTail();
    }

    /** Begins the function anew with the arguments on the stack. */
    void jumpToStart() {
        parameters.reversed().forEach(code()::localSet);
        code().br(start);
    }

    /** Converts the only value of a node, which is on the stack, to what is demanded. */
    void deliver(Representation from, LispType type, Demand demand) {
        if (type.isEmpty()) {
            // Control never comes here, so nothing has to be on the stack.
            code().unreachable();
            return;
        }
        emission.conversions().convert(from, type, demand.representation());
        if (demand.isMultiple()) {
            setCountToOne(demand);
        }
    }

    /** Makes {@code value-count} 1, unless it is known to be. */
    void setCountToOne(Demand demand) {
        if (!demand.isTail() || emission.isDirty()) {
            code().i32Const(1).globalSet(CoreTypes.VALUE_COUNT);
        }
    }

    private void constant(Object datum, Demand demand) {
        emission.constant(datum, demand.representation());
        if (demand.isMultiple()) {
            setCountToOne(demand);
        }
    }

    private void the(Node.The the, Demand demand) {
        var valueType = types().of(the.value());
        if (!the.checked() || valueType.isSubtypeOf(the.type())) {
            generate(the.value(), demand);
        } else if (demand.isMultiple() && !types().isSingle(the.value())) {
            generate(the.value(), Demand.MULTIPLE);
            emission.at(the.position());
            checks.check(Representation.ANY, valueType, the.type(), the.specifier(), Representation.ANY);
        } else {
            var natural = types().natural(the.value());
            generate(the.value(), Demand.of(natural));
            emission.at(the.position());
            var to = demand.isVoid() ? natural : demand.representation();
            checks.check(natural, valueType, the.type(), the.specifier(), to);
            deliver(to, typeOf(the), demand);
        }
    }
}

package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;

/**
 * Exits at run time (CLHS 5.2) and dynamic binding: exits through functions, catch and throw, special bindings.
 *
 * <p>The target of an exit is a frame, an object. Who leaves puts the first value into the frame and throws it; the
 * other values stay in {@code values}. A landing place compares the frame with its own, throws another one on, and
 * undoes the bindings made since.
 */
final class ExitGenerator {

    private static final BlockType CAUGHT = BlockType.of(CoreTypes.FRAME.reference());

    private final FunctionGenerator function;

    ExitGenerator(FunctionGenerator function) {
        this.function = function;
    }

    // Special variables

    void bind(Node.SpecialBind node, Demand demand) {
        var emission = function.emission();
        emission.constant(node.symbol(), Representation.SYMBOL);
        function.generate(node.value(), Demand.ANY);
        emission.call(RuntimeFunction.BIND);
        within(new Extent.Binding(), () -> function.generate(node.body(), demand.withoutTail()));
        emission.call(RuntimeFunction.UNBIND);
    }

    void progv(Node.Progv node, Demand demand) {
        var emission = function.emission();
        emission.withLocal(NumberType.I32, depth -> {
            function.generate(node.symbols(), Demand.ANY);
            function.generate(node.values(), Demand.ANY);
            function.code().globalGet(CoreTypes.BINDING_DEPTH).localSet(depth);
            emission.call(RuntimeFunction.PROGV_BIND);
            within(new Extent.Bindings(depth), () -> function.generate(node.body(), demand.withoutTail()));
            function.code().localGet(depth);
            emission.call(RuntimeFunction.UNWIND_TO);
        });
    }

    private void within(Extent extent, Runnable body) {
        function.extents().add(extent);
        body.run();
        function.extents().removeLast();
    }

    // Blocks and tagbodies that inner functions leave

    void block(Node.Block node, Demand demand) {
        var inner = demand.withoutTail();
        var label = new Label(node.tag().name());
        withFrame(function.analysis().frameOf(node.tag()), (frame, depth) -> {
            function.code().beginBlock(label, FunctionGenerator.blockType(inner));
            function.control().withExit(node.tag(), label, inner, () -> {
                catchingFrame(frame, depth, () -> {
                    within(new Extent.Frame(frame), () -> function.generate(node.body(), inner));
                    retire(frame);
                    function.code().br(label);
                });
            });
            retire(frame);
            takeValue(frame, function.typeOf(node), inner);
            function.code().end();
        });
    }

    void returnFrom(Node.ReturnFrom node) {
        var frame = frame(node.block());
        checkAlive(frame);
        frame.get(function.emission());
        function.generate(node.value(), Demand.MULTIPLE);
        function.code().structSet(CoreTypes.FRAME, "value");
        frame.get(function.emission());
        function.code().throwTag(CoreTypes.EXIT_TAG);
    }

    void tagbody(Node.Tagbody node, TagbodyGenerator tagbodies) {
        var code = function.code();
        var again = new Label(node.tag().name() + " again");
        var end = new Label(node.tag().name() + " end");
        function.unit().setIndices(node);
        withFrame(function.analysis().frameOf(node.tag()), (frame, depth) -> {
            code.beginBlock(end, BlockType.NONE);
            code.beginLoop(again, BlockType.NONE);
            function.emission().markDirty();
            catchingFrame(frame, depth, () -> {
                function.emission().withLocal(NumberType.I32, selector -> {
                    code.localGet(frame).structGet(CoreTypes.FRAME, "index").localSet(selector);
                    within(new Extent.Frame(frame), () -> tagbodies.segments(node, selector));
                });
                retire(frame);
                code.br(end);
            });
            code.br(again).end().end();
        });
    }

    void go(Node.Go node) {
        var frame = frame(node.tagbody());
        checkAlive(frame);
        frame.get(function.emission());
        function.code().i32Const(function.unit().indexOf(node.tagbody(), node.tag()));
        function.code().structSet(CoreTypes.FRAME, "index");
        frame.get(function.emission());
        function.code().throwTag(CoreTypes.EXIT_TAG);
    }

    private Place frame(ExitTag exit) {
        return function.variables().place(function.analysis().frameOf(exit));
    }

    // A closure may outlive the block that it leaves (CLHS 5.2). Whatever way the block is left, but for an error of
    // the host, its frame is retired by an index below that of any tag; who exits looks for that first.

    /** Notes that nobody may exit to a frame any more. Leaves the stack as it is. */
    void retire(Local frame) {
        function.code().localGet(frame).i32Const(-1).structSet(CoreTypes.FRAME, "index");
    }

    private void checkAlive(Place frame) {
        frame.get(function.emission());
        function.code().structGet(CoreTypes.FRAME, "index").i32Const(0).op(Operator.I32_LT_S);
        function.code().beginIf(new Label("dead"), BlockType.NONE);
        function.emission().callForever(RuntimeFunction.DEAD_EXIT);
        function.code().end();
    }

    /** What is generated around a frame. */
    private interface FrameUser {
        void generate(Local frame, Local depth);
    }

    /** Makes a frame, and remembers the height of the binding stack. */
    private void withFrame(Variable variable, FrameUser user) {
        var emission = function.emission();
        emission.withLocal(
                CoreTypes.FRAME.reference(),
                frame -> emission.withLocal(NumberType.I32, depth -> {
                    function.code().refNull(AbstractHeapType.NONE).i32Const(0).structNew(CoreTypes.FRAME);
                    function.code().localSet(frame);
                    function.code().globalGet(CoreTypes.BINDING_DEPTH).localSet(depth);
                    function.types().setRepresentation(variable, Representation.FRAME);
                    function.places().put(variable, new Place(frame, Representation.FRAME, false));
                    user.generate(frame, depth);
                }));
    }

    /** Catches exits to a frame; who throws another one on retires it. */
    private void catchingFrame(Local frame, Local depth, Runnable body) {
        function.emission().withLocal(CoreTypes.FRAME.reference(), thrown -> {
            Runnable isOurs =
                    () -> function.code().localGet(thrown).localGet(frame).refEq();
            catching(thrown, isOurs, () -> retire(frame), depth, body);
        });
    }

    /**
     * Runs code that does not come out at its end, and catches exits; control is after it when one of ours arrived in
     * the local and bindings are undone.
     *
     * @param isOurs pushes whether the frame in the local is ours
     * @param passing what is to be done before another one is thrown on
     */
    private void catching(Local thrown, Runnable isOurs, Runnable passing, Local depth, Runnable body) {
        var code = function.code();
        var caught = new Label("caught");
        code.beginBlock(caught, CAUGHT);
        var clause = new CatchClause.Tagged(CoreTypes.EXIT_TAG, false, caught);
        code.beginTryTable(new Label("try"), BlockType.NONE, List.of(clause));
        function.emission().landingAt(caught, body);
        code.end().unreachable().end().localSet(thrown);
        isOurs.run();
        code.op(Operator.I32_EQZ);
        code.beginIf(new Label("other"), BlockType.NONE);
        passing.run();
        function.emission().exitWith(thrown);
        code.end();
        code.localGet(depth);
        function.emission().call(RuntimeFunction.UNWIND_TO);
        function.emission().markDirty();
    }

    private void takeValue(Local frame, LispType type, Demand demand) {
        if (!demand.isVoid()) {
            function.code().localGet(frame).structGet(CoreTypes.FRAME, "value");
            function.emission().conversions().convert(Representation.ANY, type, demand.representation());
        }
    }

    // Catch and throw, and conditions. An entry of the binding stack says what is caught. Who throws makes a frame and
    // puts it there, so that nothing is allocated as long as nothing is thrown.

    void catchTag(Node.Catch node, Demand demand) {
        var emission = function.emission();
        var inner = demand.withoutTail();
        var label = new Label("catch");
        var push = node.what() == Node.Catchable.THROW ? RuntimeFunction.PUSH_CATCH : RuntimeFunction.PUSH_HANDLER;
        var depth = emission.acquire(NumberType.I32);
        var thrown = emission.acquire(CoreTypes.FRAME.reference());
        function.generate(node.tag(), Demand.ANY);
        function.code().globalGet(CoreTypes.BINDING_DEPTH).localSet(depth);
        emission.call(push);
        function.code().beginBlock(label, FunctionGenerator.blockType(inner));
        catching(thrown, () -> caught(thrown, depth), () -> {}, depth, () -> {
            within(new Extent.CatchTag(), () -> function.generate(node.body(), inner));
            emission.call(RuntimeFunction.POP_CATCH);
            function.code().br(label);
        });
        takeValue(thrown, function.typeOf(node), inner);
        function.code().end();
        emission.release(thrown);
        emission.release(depth);
    }

    private void caught(Local thrown, Local depth) {
        function.code().localGet(thrown).localGet(depth);
        function.emission().call(RuntimeFunction.CAUGHT_P);
    }

    void throwTag(Node.Throw node) {
        function.generate(node.tag(), Demand.ANY);
        function.generate(node.value(), Demand.MULTIPLE);
        function.emission().callForever(RuntimeFunction.THROW_TO_TAG);
    }
}

package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;

/**
 * Tagbodies (CLHS {@code tagbody}, {@code go}). One whose only target is its last tag is a loop; others are a loop
 * around a branch table that chooses the segment. One that inner functions leave is entered again through its frame.
 */
final class TagbodyGenerator {

    private final FunctionGenerator function;

    TagbodyGenerator(FunctionGenerator function) {
        this.function = function;
    }

    void tagbody(Node.Tagbody node, Demand demand) {
        if (function.analysis().frameOf(node.tag()) != null) {
            function.dynamicExits().tagbody(node, this);
        } else if (targets(node).isEmpty()) {
            node.segments().forEach(segment -> function.generate(segment.body(), Demand.VOID));
        } else if (isLoop(node)) {
            loop(node);
        } else {
            dispatch(node);
        }
        var end = function.typeOf(node.segments().getLast().body());
        boolean neverEnds = end.isEmpty() && function.analysis().frameOf(node.tag()) == null;
        function.deliver(Representation.VOID, neverEnds ? LispType.NOTHING : LispType.NULL, demand);
    }

    void go(Node.Go node) {
        var exit = function.exits().get(node.tag());
        if (exit == null) {
            function.dynamicExits().go(node);
        } else {
            function.control().leaveTo(exit);
        }
    }

    private static List<ExitTag> targets(Node.Tagbody node) {
        var targets = new ArrayList<ExitTag>();
        NodeChildren.forEachDeep(node, child -> {
            if (child instanceof Node.Go(ExitTag tagbody, ExitTag tag) && tagbody == node.tag()) {
                targets.add(tag);
            }
        });
        return targets;
    }

    private static boolean isLoop(Node.Tagbody node) {
        var last = node.segments().getLast().tag();
        return targets(node).stream().allMatch(target -> target == last);
    }

    /** Segments before the loop, out of which branches go to its beginning, then the loop. */
    private void loop(Node.Tagbody node) {
        var before = node.segments().subList(0, node.segments().size() - 1);
        var last = node.segments().getLast();
        if (!before.isEmpty()) {
            var skip = new Label("to " + last.tag().name());
            function.code().beginBlock(skip, BlockType.NONE);
            withTag(last.tag(), skip, () -> before.forEach(segment -> function.generate(segment.body(), Demand.VOID)));
            function.code().end();
        }
        var label = new Label(last.tag().name());
        function.code().beginLoop(label, BlockType.NONE);
        markDirty(node);
        withTag(last.tag(), label, () -> function.generate(last.body(), Demand.VOID));
        function.code().end();
    }

    private void withTag(ExitTag tag, Label label, Runnable body) {
        int depth = function.extents().size();
        function.exits().put(tag, new TagExit(depth, () -> function.code().br(label)));
        body.run();
        function.exits().remove(tag);
    }

    private void dispatch(Node.Tagbody node) {
        var selector = function.emission().acquire(NumberType.I32);
        function.code().i32Const(0).localSet(selector);
        segments(node, selector);
        function.emission().release(selector);
    }

    /** The loop around the branch table; the local says with which segment to begin. */
    void segments(Node.Tagbody node, Local selector) {
        var code = function.code();
        var again = new Label(node.tag().name());
        int depth = function.extents().size();
        var segments = node.segments();
        var labels = new ArrayList<Label>();
        for (int i = 0; i < segments.size(); i++) {
            int index = i;
            labels.add(new Label(segments.get(i).tag().name()));
            function.exits()
                    .put(
                            segments.get(i).tag(),
                            new TagExit(
                                    depth,
                                    () -> code.i32Const(index)
                                            .localSet(selector)
                                            .br(again)));
        }
        code.beginLoop(again, BlockType.NONE);
        markDirty(node);
        labels.reversed().forEach(label -> code.beginBlock(label, BlockType.NONE));
        code.localGet(selector).brTable(labels.subList(0, labels.size() - 1), labels.getLast());
        for (Node.Segment segment : segments) {
            code.end();
            function.generate(segment.body(), Demand.VOID);
        }
        code.end();
        segments.forEach(segment -> function.exits().remove(segment.tag()));
    }

    /** Code that runs again may have changed the number of values, though what does so comes later in the text. */
    private void markDirty(Node.Tagbody node) {
        if (CallScan.mayCall(node)) {
            function.emission().markDirty();
        }
    }

    /** A tag as the target of exits; it takes no value. */
    private record TagExit(int depth, Runnable branch) implements Extent.Exit {

        @Override
        public void saveValue() {}

        @Override
        public void restoreValue() {}

        @Override
        public void jump() {
            branch.run();
        }
    }
}

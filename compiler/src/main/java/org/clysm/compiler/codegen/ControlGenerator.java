package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;

/** Conditionals, sequences, and blocks with the exits to them; exits to another function's blocks are sent on. */
final class ControlGenerator {

    private final FunctionGenerator function;

    ControlGenerator(FunctionGenerator function) {
        this.function = function;
    }

    void sequence(List<Node> nodes, Demand demand) {
        for (Node node : nodes.subList(0, nodes.size() - 1)) {
            function.generate(node, Demand.VOID);
        }
        function.generate(nodes.getLast(), demand);
    }

    void conditional(Node.If node, Demand demand) {
        var code = function.code();
        var known = function.conditions().known(node.test());
        if (known != null) {
            function.generate(node.test(), Demand.VOID);
            function.generate(known ? node.consequent() : node.alternative(), demand);
            return;
        }
        var label = new Label("if");
        if (!function.conditions().isCompound(node.test())) {
            function.generate(node.test(), Demand.BOOLEAN);
            code.beginIf(label, FunctionGenerator.blockType(demand));
            function.generate(node.consequent(), demand);
            if (!(demand.isVoid() && node.alternative() instanceof Node.Constant)) {
                code.beginElse();
                function.generate(node.alternative(), demand);
            }
            code.end();
            return;
        }
        var otherwise = new Label("else");
        code.beginBlock(label, FunctionGenerator.blockType(demand));
        code.beginBlock(otherwise, BlockType.NONE);
        function.conditions().branch(node.test(), otherwise, false);
        function.generate(node.consequent(), demand);
        code.br(label).end();
        function.generate(node.alternative(), demand);
        code.end();
    }

    // Blocks

    void block(Node.Block node, Demand demand) {
        if (function.analysis().frameOf(node.tag()) != null) {
            function.dynamicExits().block(node, demand);
            return;
        }
        var label = new Label(node.tag().name());
        function.code().beginBlock(label, FunctionGenerator.blockType(demand));
        withExit(node.tag(), label, demand, () -> function.generate(node.body(), demand));
        function.code().end();
    }

    /** Generates code in which exits to a tag branch to a label with a value as demanded. */
    void withExit(ExitTag tag, Label label, Demand demand, Runnable body) {
        function.exits()
                .put(tag, new BlockExit(label, demand, function.extents().size()));
        body.run();
        function.exits().remove(tag);
    }

    void returnFrom(Node.ReturnFrom node) {
        if (!(function.exits().get(node.block()) instanceof BlockExit exit)) {
            function.dynamicExits().returnFrom(node);
            return;
        }
        boolean isInside = function.extents().size() == exit.depth;
        function.generate(node.value(), isInside ? exit.demand : exit.demand.withoutTail());
        leaveTo(exit);
    }

    /** Undoes what is in force up to the target of an exit and goes there; the exit's value is on the stack. */
    void leaveTo(Extent.Exit exit) {
        var extents = function.extents();
        for (int i = extents.size() - 1; i >= exit.depth(); i--) {
            switch (extents.get(i)) {
                case Extent.Binding() -> function.emission().call(RuntimeFunction.UNBIND);
                case Extent.CatchTag() -> function.emission().call(RuntimeFunction.POP_CATCH);
                case Extent.Bindings(Local depth) -> {
                    function.code().localGet(depth);
                    function.emission().call(RuntimeFunction.UNWIND_TO);
                }
                case Extent.Frame(Local frame) -> function.dynamicExits().retire(frame);
                case Extent.Cleanup cleanup -> {
                    exit.saveValue();
                    CleanupGenerator.enter(function.code(), cleanup, exit);
                    return;
                }
            }
        }
        exit.jump();
    }

    /** The end of a block as the target of exits. */
    private final class BlockExit implements Extent.Exit {
        private final Label label;
        private final Demand demand;
        private final int depth;
        private Local value;

        BlockExit(Label label, Demand demand, int depth) {
            this.label = label;
            this.demand = demand;
            this.depth = depth;
        }

        @Override
        public int depth() {
            return depth;
        }

        @Override
        public void saveValue() {
            if (!demand.isVoid()) {
                if (value == null) {
                    value = new Local(
                            "value of " + label.name(),
                            Place.nullable(demand.representation().valueType()));
                }
                function.code().localSet(value);
            }
        }

        @Override
        public void restoreValue() {
            if (!demand.isVoid()) {
                new Place(value, demand.representation(), false).get(function.emission());
            }
        }

        @Override
        public void jump() {
            function.code().br(label);
        }
    }
}

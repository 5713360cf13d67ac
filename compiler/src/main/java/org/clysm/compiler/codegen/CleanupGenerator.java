package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * Unwind-protect (CLHS 5.2). Whatever leaves the body sets a selector and goes to the one copy of the cleanup, which
 * goes on where the selector says: after the form, with the exception that was caught, or to an exit within the
 * function.
 */
final class CleanupGenerator {

    private static final int NORMAL = 0;
    private static final int EXIT = 1;
    private static final int HOST_ERROR = 2;
    private static final int FIRST_PENDING = 3;

    private final FunctionGenerator function;

    CleanupGenerator(FunctionGenerator function) {
        this.function = function;
    }

    /** Goes to a cleanup, which will go on to an exit. */
    static void enter(CodeBuilder code, Extent.Cleanup cleanup, Extent.Exit exit) {
        code.i32Const(cleanup.register(exit, FIRST_PENDING)).localSet(cleanup.selector);
        code.br(cleanup.label);
    }

    /** The locals of one unwind-protect; they live from the body to the end of the cleanup. */
    private record Locals(Local selector, Local frame, Local hostError, Local depth) {}

    void unwindProtect(Node.UnwindProtect node, Demand demand) {
        var emission = function.emission();
        var inner = demand.withoutTail();
        var locals = new Locals(
                emission.acquire(NumberType.I32),
                emission.acquire(CoreTypes.FRAME.nullable()),
                emission.acquire(ReferenceType.EXTERNREF),
                emission.acquire(NumberType.I32));
        var value = inner.isVoid()
                ? null
                : emission.acquire(Place.nullable(inner.representation().valueType()));
        var cleanup = new Extent.Cleanup(new Label("cleanup"), locals.selector);
        body(node, inner, locals, value, cleanup);
        cleanup(node, locals);
        proceed(locals, cleanup);
        if (value != null) {
            new Place(value, inner.representation(), false).get(emission);
            emission.release(value);
        }
        List.of(locals.selector, locals.frame, locals.hostError, locals.depth).forEach(emission::release);
    }

    private void body(Node.UnwindProtect node, Demand inner, Locals locals, Local value, Extent.Cleanup cleanup) {
        var code = function.code();
        var exit = new Label("exit");
        var hostError = new Label("host-error");
        var clauses = List.<CatchClause>of(
                new CatchClause.Tagged(CoreTypes.EXIT_TAG, false, exit),
                new CatchClause.Tagged(CoreTypes.HOST_ERROR_TAG, false, hostError));
        code.globalGet(CoreTypes.BINDING_DEPTH).localSet(locals.depth);
        code.beginBlock(cleanup.label, BlockType.NONE);
        code.beginBlock(hostError, BlockType.of(ReferenceType.EXTERNREF));
        code.beginBlock(exit, BlockType.of(CoreTypes.FRAME.reference()));
        code.beginTryTable(new Label("protected"), BlockType.NONE, clauses);
        function.extents().add(cleanup);
        function.emission().landingAt(exit, () -> function.generate(node.body(), inner));
        function.extents().removeLast();
        if (value != null) {
            code.localSet(value);
        }
        code.i32Const(NORMAL).localSet(locals.selector).br(cleanup.label);
        code.end().unreachable().end();
        code.localSet(locals.frame).i32Const(EXIT).localSet(locals.selector).br(cleanup.label);
        code.end();
        code.localSet(locals.hostError).i32Const(HOST_ERROR).localSet(locals.selector);
        code.end();
    }

    private void cleanup(Node.UnwindProtect node, Locals locals) {
        var code = function.code();
        code.globalGet(CoreTypes.BINDING_DEPTH).localGet(locals.depth).op(Operator.I32_NE);
        code.beginIf(new Label("unwind"), BlockType.NONE).localGet(locals.depth);
        function.emission().call(RuntimeFunction.UNWIND_TO);
        code.end();
        function.emission().markDirty();
        function.values().preserving(node.cleanup(), () -> function.generate(node.cleanup(), Demand.VOID));
    }

    private void proceed(Locals locals, Extent.Cleanup cleanup) {
        var code = function.code();
        code.localGet(locals.selector);
        code.beginIf(new Label("not-normal"), BlockType.NONE);
        when(locals, EXIT, () -> function.emission().exitWith(locals.frame));
        when(locals, HOST_ERROR, () -> code.localGet(locals.hostError).throwTag(CoreTypes.HOST_ERROR_TAG));
        for (Extent.Exit exit : cleanup.pending()) {
            when(locals, cleanup.register(exit, FIRST_PENDING), () -> {
                exit.restoreValue();
                function.control().leaveTo(exit);
            });
        }
        code.end();
    }

    private void when(Locals locals, int selector, Runnable body) {
        function.code().localGet(locals.selector).i32Const(selector).op(Operator.I32_EQ);
        function.code().beginIf(new Label("proceed"), BlockType.NONE);
        body.run();
        function.code().end();
    }
}

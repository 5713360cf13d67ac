package org.clysm.compiler.wasm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds {@link Code} instruction by instruction; every method returns the builder.
 *
 * <p>Bodies of structured instructions are written either by a function that is given this same builder, or between
 * {@code begin...} and {@link #end}.
 *
 * <pre>{@code
 * var done = new Label("done");
 * var code = new CodeBuilder()
 *     .block(done, BlockType.NONE, c -> c.localGet(x).brIf(done).call(fail))
 *     .build();
 * }</pre>
 */
public final class CodeBuilder {

    private final Deque<Frame> frames = new ArrayDeque<>();
    private ArrayList<Instruction> current = new ArrayList<>();
    private int line;

    /** A structured instruction whose end was not reached yet. */
    private static final class Frame {
        final ArrayList<Instruction> outer;
        final Finisher finisher;
        final boolean isIf;
        Code consequent;

        Frame(ArrayList<Instruction> outer, boolean isIf, Finisher finisher) {
            this.outer = outer;
            this.isIf = isIf;
            this.finisher = finisher;
        }
    }

    /** Makes a structured instruction of its body, for {@code if} of both. */
    private interface Finisher {
        Instruction finish(Code consequent, Code body);
    }

    /**
     * Returns the code built so far.
     *
     * @throws IllegalStateException if a structured instruction is still open
     */
    public Code build() {
        if (!frames.isEmpty()) {
            throw new IllegalStateException(frames.size() + " structured instructions are still open");
        }
        return new Code(current);
    }

    /** Returns whether no instruction was added to the innermost open sequence. */
    public boolean isEmpty() {
        return current.isEmpty();
    }

    public CodeBuilder add(Instruction instruction) {
        current.add(instruction);
        return this;
    }

    /** Appends all instructions of finished code. */
    public CodeBuilder add(Code code) {
        current.addAll(code.instructions());
        // The appended code may have its own marks.
        line = 0;
        return this;
    }

    /** Marks the source line of what follows, if it is another line than before. */
    public CodeBuilder sourceLine(int newLine) {
        if (newLine == line) {
            return this;
        }
        line = newLine;
        return add(new Instruction.SourceLine(newLine));
    }

    // Instructions without immediates

    public CodeBuilder op(Operator operator) {
        return add(new Instruction.Simple(operator));
    }

    public CodeBuilder unreachable() {
        return op(Operator.UNREACHABLE);
    }

    public CodeBuilder drop() {
        return op(Operator.DROP);
    }

    /** Adds {@code return}. */
    public CodeBuilder ret() {
        return op(Operator.RETURN);
    }

    public CodeBuilder refEq() {
        return op(Operator.REF_EQ);
    }

    public CodeBuilder refIsNull() {
        return op(Operator.REF_IS_NULL);
    }

    public CodeBuilder refAsNonNull() {
        return op(Operator.REF_AS_NON_NULL);
    }

    public CodeBuilder refI31() {
        return op(Operator.REF_I31);
    }

    public CodeBuilder i31GetS() {
        return op(Operator.I31_GET_S);
    }

    public CodeBuilder i31GetU() {
        return op(Operator.I31_GET_U);
    }

    public CodeBuilder arrayLen() {
        return op(Operator.ARRAY_LEN);
    }

    public CodeBuilder anyConvertExtern() {
        return op(Operator.ANY_CONVERT_EXTERN);
    }

    public CodeBuilder externConvertAny() {
        return op(Operator.EXTERN_CONVERT_ANY);
    }

    // Constants

    public CodeBuilder i32Const(int value) {
        return add(new Instruction.I32Const(value));
    }

    public CodeBuilder i64Const(long value) {
        return add(new Instruction.I64Const(value));
    }

    public CodeBuilder f32Const(float value) {
        return add(new Instruction.F32Const(value));
    }

    public CodeBuilder f64Const(double value) {
        return add(new Instruction.F64Const(value));
    }

    // Variables

    public CodeBuilder localGet(Local local) {
        return add(new Instruction.LocalGet(local));
    }

    public CodeBuilder localSet(Local local) {
        return add(new Instruction.LocalSet(local));
    }

    public CodeBuilder localTee(Local local) {
        return add(new Instruction.LocalTee(local));
    }

    public CodeBuilder globalGet(GlobalRef global) {
        return add(new Instruction.GlobalGet(global));
    }

    public CodeBuilder globalSet(GlobalRef global) {
        return add(new Instruction.GlobalSet(global));
    }

    // Calls

    public CodeBuilder call(FunctionRef function) {
        return add(new Instruction.Call(function));
    }

    public CodeBuilder returnCall(FunctionRef function) {
        return add(new Instruction.ReturnCall(function));
    }

    public CodeBuilder callRef(DefinedType type) {
        return add(new Instruction.CallRef(type));
    }

    public CodeBuilder returnCallRef(DefinedType type) {
        return add(new Instruction.ReturnCallRef(type));
    }

    // Structured control

    public CodeBuilder beginBlock(Label label, BlockType type) {
        return begin(false, (none, body) -> new Instruction.Block(label, type, body));
    }

    public CodeBuilder beginLoop(Label label, BlockType type) {
        return begin(false, (none, body) -> new Instruction.Loop(label, type, body));
    }

    public CodeBuilder beginIf(Label label, BlockType type) {
        return begin(
                true,
                (consequent, body) -> consequent == null
                        ? new Instruction.If(label, type, body, Code.EMPTY)
                        : new Instruction.If(label, type, consequent, body));
    }

    /**
     * Ends the consequent of the innermost open {@code if} and begins its alternative.
     *
     * @throws IllegalStateException if no {@code if} is open, or its alternative is begun already
     */
    public CodeBuilder beginElse() {
        var frame = frames.peek();
        if (frame == null || !frame.isIf || frame.consequent != null) {
            throw new IllegalStateException("else without if");
        }
        frame.consequent = new Code(current);
        current = new ArrayList<>();
        return this;
    }

    public CodeBuilder beginTryTable(Label label, BlockType type, List<CatchClause> clauses) {
        return begin(false, (none, body) -> new Instruction.TryTable(label, type, clauses, body));
    }

    /**
     * Ends the innermost open structured instruction.
     *
     * @throws IllegalStateException if none is open
     */
    public CodeBuilder end() {
        if (frames.isEmpty()) {
            throw new IllegalStateException("no structured instruction is open");
        }
        var frame = frames.pop();
        var instruction = frame.finisher.finish(frame.consequent, new Code(current));
        current = frame.outer;
        return add(instruction);
    }

    private CodeBuilder begin(boolean isIf, Finisher finisher) {
        frames.push(new Frame(current, isIf, finisher));
        current = new ArrayList<>();
        return this;
    }

    public CodeBuilder block(Label label, BlockType type, Consumer<CodeBuilder> body) {
        beginBlock(label, type);
        body.accept(this);
        return end();
    }

    public CodeBuilder loop(Label label, BlockType type, Consumer<CodeBuilder> body) {
        beginLoop(label, type);
        body.accept(this);
        return end();
    }

    /** Adds an {@code if} without alternative that nothing branches to. */
    public CodeBuilder when(Consumer<CodeBuilder> consequent) {
        beginIf(new Label("when"), BlockType.NONE);
        consequent.accept(this);
        return end();
    }

    /** Adds an {@code if} that nothing branches to. */
    public CodeBuilder ifElse(BlockType type, Consumer<CodeBuilder> consequent, Consumer<CodeBuilder> alternative) {
        beginIf(new Label("if"), type);
        consequent.accept(this);
        beginElse();
        alternative.accept(this);
        return end();
    }

    public CodeBuilder tryTable(Label label, BlockType type, List<CatchClause> clauses, Consumer<CodeBuilder> body) {
        beginTryTable(label, type, clauses);
        body.accept(this);
        return end();
    }

    // Branches and exceptions

    public CodeBuilder br(Label target) {
        return add(new Instruction.Br(target));
    }

    public CodeBuilder brIf(Label target) {
        return add(new Instruction.BrIf(target));
    }

    public CodeBuilder brTable(List<Label> targets, Label otherwise) {
        return add(new Instruction.BrTable(targets, otherwise));
    }

    public CodeBuilder brOnNull(Label target) {
        return add(new Instruction.BrOnNull(target));
    }

    public CodeBuilder brOnNonNull(Label target) {
        return add(new Instruction.BrOnNonNull(target));
    }

    public CodeBuilder brOnCast(Label target, ReferenceType from, ReferenceType to) {
        return add(new Instruction.BrOnCast(target, from, to));
    }

    public CodeBuilder brOnCastFail(Label target, ReferenceType from, ReferenceType to) {
        return add(new Instruction.BrOnCastFail(target, from, to));
    }

    /** Adds {@code throw}. */
    public CodeBuilder throwTag(TagRef tag) {
        return add(new Instruction.Throw(tag));
    }

    public CodeBuilder throwRef() {
        return op(Operator.THROW_REF);
    }

    // References

    public CodeBuilder refNull(HeapType type) {
        return add(new Instruction.RefNull(type));
    }

    public CodeBuilder refFunc(FunctionRef function) {
        return add(new Instruction.RefFunc(function));
    }

    public CodeBuilder refTest(ReferenceType type) {
        return add(new Instruction.RefTest(type));
    }

    public CodeBuilder refCast(ReferenceType type) {
        return add(new Instruction.RefCast(type));
    }

    public CodeBuilder select(ValueType type) {
        return add(new Instruction.Select(type));
    }

    // Structs

    public CodeBuilder structNew(DefinedType type) {
        return add(new Instruction.StructNew(type));
    }

    public CodeBuilder structNewDefault(DefinedType type) {
        return add(new Instruction.StructNewDefault(type));
    }

    public CodeBuilder structGet(DefinedType type, Field field) {
        return add(new Instruction.StructGet(type, field, Extension.NONE));
    }

    public CodeBuilder structGet(DefinedType type, String field) {
        return structGet(type, type.field(field));
    }

    public CodeBuilder structGetS(DefinedType type, Field field) {
        return add(new Instruction.StructGet(type, field, Extension.SIGNED));
    }

    public CodeBuilder structGetU(DefinedType type, Field field) {
        return add(new Instruction.StructGet(type, field, Extension.UNSIGNED));
    }

    public CodeBuilder structSet(DefinedType type, Field field) {
        return add(new Instruction.StructSet(type, field));
    }

    public CodeBuilder structSet(DefinedType type, String field) {
        return structSet(type, type.field(field));
    }

    // Arrays

    public CodeBuilder arrayNew(DefinedType type) {
        return add(new Instruction.ArrayNew(type));
    }

    public CodeBuilder arrayNewDefault(DefinedType type) {
        return add(new Instruction.ArrayNewDefault(type));
    }

    public CodeBuilder arrayNewFixed(DefinedType type, int length) {
        return add(new Instruction.ArrayNewFixed(type, length));
    }

    public CodeBuilder arrayNewData(DefinedType type, DataRef data) {
        return add(new Instruction.ArrayNewData(type, data));
    }

    public CodeBuilder arrayGet(DefinedType type) {
        return add(new Instruction.ArrayGet(type, Extension.NONE));
    }

    public CodeBuilder arrayGetS(DefinedType type) {
        return add(new Instruction.ArrayGet(type, Extension.SIGNED));
    }

    public CodeBuilder arrayGetU(DefinedType type) {
        return add(new Instruction.ArrayGet(type, Extension.UNSIGNED));
    }

    public CodeBuilder arraySet(DefinedType type) {
        return add(new Instruction.ArraySet(type));
    }

    public CodeBuilder arrayFill(DefinedType type) {
        return add(new Instruction.ArrayFill(type));
    }

    public CodeBuilder arrayCopy(DefinedType destination, DefinedType source) {
        return add(new Instruction.ArrayCopy(destination, source));
    }

    public CodeBuilder arrayInitData(DefinedType type, DataRef data) {
        return add(new Instruction.ArrayInitData(type, data));
    }
}

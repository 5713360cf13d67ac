package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.HeapType;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.binary.Relocation.Kind;

/** Encodes one function or one constant expression as relocatable code (Wasm 3.0, 5.4). */
public final class Encoder {

    private final ByteSink sink = new ByteSink();
    private final TypeEncoder types = new TypeEncoder(sink, t -> relocate(Kind.HEAP_TYPE, t));
    private final List<Relocation> relocations = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final LocalIndices locals;

    /**
     * The code that is not written to its end yet, the innermost last. Code nests as deep as a program has clauses in a
     * {@code case}, which is too deep for recursion.
     */
    private final ArrayList<Frame> frames = new ArrayList<>();

    private int[] lineOffsets = new int[0];
    private int[] lines = new int[0];
    private int lineCount;

    /** Code of which some instructions are written, and what follows its end. */
    private static final class Frame {

        final Label label;
        final List<Instruction> instructions;
        final Code alternative;
        final List<DefinedType> guard;
        final int start;
        int next;

        /** Where parts begin that run to the end of the code only if an object is of one of the types. */
        final List<Guard> rests = new ArrayList<>();

        Frame(Label label, Code code, Code alternative, List<DefinedType> guard, int start) {
            this.label = label;
            this.guard = guard;
            this.start = start;
            this.instructions = code.instructions();
            this.alternative = alternative;
        }
    }

    private Encoder(LocalIndices locals) {
        this.locals = locals;
    }

    /**
     * Encodes a function.
     *
     * @throws IllegalArgumentException if a branch is outside of its target
     */
    public static ObjectCode encode(Function function) {
        var encoder = new Encoder(new LocalIndices(function));
        encoder.localDeclarations();
        encoder.code(function.body());
        return encoder.finish(function.sourceFile());
    }

    /** Encodes the constant expression that initialises a global. */
    public static ObjectCode encodeConstant(Code code) {
        var encoder = new Encoder(null);
        encoder.code(code);
        return encoder.finish("");
    }

    private ObjectCode finish(String sourceFile) {
        var lineTable = lineCount == 0
                ? LineTable.EMPTY
                : new LineTable(sourceFile, Arrays.copyOf(lineOffsets, lineCount), Arrays.copyOf(lines, lineCount));
        var names = locals == null ? List.<String>of() : locals.names();
        guards.sort(Comparator.comparingInt(Guard::start).thenComparing(Guard::end, Comparator.reverseOrder()));
        return new ObjectCode(sink.toByteArray(), relocations, guards, lineTable, names);
    }

    private void localDeclarations() {
        sink.writeUnsigned(locals.runs().size());
        for (LocalIndices.Run run : locals.runs()) {
            sink.writeUnsigned(run.locals().size());
            types.valueType(run.type());
        }
    }

    private void relocate(Kind kind, Entity target) {
        relocations.add(new Relocation(sink.size(), kind, target));
    }

    private void opcode(int opcode) {
        if (opcode > 0xFF) {
            sink.writeByte(opcode >> 8);
        }
        sink.writeByte(opcode);
    }

    /** Writes code with everything inside of it, and its end. */
    private void code(Code code) {
        begin(null, code, Code.EMPTY);
        while (!frames.isEmpty()) {
            var frame = frames.getLast();
            if (frame.next < frame.instructions.size()) {
                guardRest(frame);
                instruction(frame.instructions.get(frame.next++));
            } else {
                end();
            }
        }
    }

    /** Notices that what follows in the frame runs only after a test was passed. */
    private void guardRest(Frame frame) {
        List<DefinedType> passed = TypeTests.passedTypes(frame.instructions, frame.next - 1);
        if (!passed.isEmpty()) {
            frame.rests.add(new Guard(sink.size(), sink.size(), passed));
        }
    }

    /** Makes a body the next code to be written. */
    private void begin(Label label, Code body, Code alternative) {
        begin(label, body, alternative, List.of());
    }

    /** Likewise for code that runs only if an object is of one of the types, unless there are none. */
    private void begin(Label label, Code body, Code alternative, List<DefinedType> guard) {
        frames.add(new Frame(label, body, alternative, guard, sink.size()));
    }

    private void end() {
        var frame = frames.removeLast();
        for (Guard rest : frame.rests) {
            guards.add(new Guard(rest.start(), sink.size(), rest.types()));
        }
        if (!frame.guard.isEmpty()) {
            guards.add(new Guard(frame.start, sink.size(), frame.guard));
        }
        if (frame.alternative.isEmpty()) {
            sink.writeByte(Opcodes.END);
        } else {
            sink.writeByte(Opcodes.ELSE);
            begin(frame.label, frame.alternative, Code.EMPTY);
        }
    }

    private void instruction(Instruction instruction) {
        switch (instruction) {
            case Instruction.LocalGet(var local) -> local(Opcodes.LOCAL_GET, local);
            case Instruction.Simple(var operator) -> opcode(operator.opcode());
            case Instruction.Call(var function) -> entity(Opcodes.CALL, Kind.FUNCTION, function);
            case Instruction.GlobalGet(var global) -> entity(Opcodes.GLOBAL_GET, Kind.GLOBAL, global);
            case Instruction.StructGet get -> structGet(get);
            case Instruction.RefCast(var type) -> referenceType(Opcodes.REF_CAST, type);
            case Instruction.RefTest(var type) -> referenceType(Opcodes.REF_TEST, type);
            case Instruction.LocalSet(var local) -> local(Opcodes.LOCAL_SET, local);
            case Instruction.LocalTee(var local) -> local(Opcodes.LOCAL_TEE, local);
            case Instruction.I32Const(var value) -> {
                sink.writeByte(Opcodes.I32_CONST);
                sink.writeSigned(value);
            }
            case Instruction.Br(var target) -> branch(Opcodes.BR, target);
            case Instruction.BrIf(var target) -> branch(Opcodes.BR_IF, target);
            case Instruction.SourceLine(var line) -> sourceLine(line);
            case Instruction.If test -> test(test);
            case Instruction.Block(var label, var type, var body) -> structured(Opcodes.BLOCK, label, type, body);
            case Instruction.Loop(var label, var type, var body) -> structured(Opcodes.LOOP, label, type, body);
            case Instruction.TryTable tryTable -> tryTable(tryTable);
            case Instruction.I64Const(var value) -> {
                sink.writeByte(Opcodes.I64_CONST);
                sink.writeSigned(value);
            }
            case Instruction.F32Const(var value) -> {
                sink.writeByte(Opcodes.F32_CONST);
                sink.writeFixed32(Float.floatToRawIntBits(value));
            }
            case Instruction.F64Const(var value) -> {
                sink.writeByte(Opcodes.F64_CONST);
                sink.writeFixed64(Double.doubleToRawLongBits(value));
            }
            case Instruction.GlobalSet(var global) -> entity(Opcodes.GLOBAL_SET, Kind.GLOBAL, global);
            case Instruction.ReturnCall(var function) -> entity(Opcodes.RETURN_CALL, Kind.FUNCTION, function);
            case Instruction.CallRef(var type) -> entity(Opcodes.CALL_REF, Kind.TYPE, type);
            case Instruction.ReturnCallRef(var type) -> entity(Opcodes.RETURN_CALL_REF, Kind.TYPE, type);
            case Instruction.BrTable table -> branchTable(table);
            case Instruction.BrOnNull(var target) -> branch(Opcodes.BR_ON_NULL, target);
            case Instruction.BrOnNonNull(var target) -> branch(Opcodes.BR_ON_NON_NULL, target);
            case Instruction.BrOnCast(var target, var from, var to) -> castBranch(Opcodes.BR_ON_CAST, target, from, to);
            case Instruction.BrOnCastFail(var target, var from, var to) ->
                castBranch(Opcodes.BR_ON_CAST_FAIL, target, from, to);
            case Instruction.Throw(var tag) -> entity(Opcodes.THROW, Kind.TAG, tag);
            case Instruction.RefNull(var type) -> heapType(Opcodes.REF_NULL, type);
            case Instruction.RefFunc(var function) -> entity(Opcodes.REF_FUNC, Kind.FUNCTION_REFERENCE, function);
            case Instruction.Select(var type) -> {
                sink.writeByte(Opcodes.SELECT_TYPED);
                sink.writeUnsigned(1);
                types.valueType(type);
            }
            case Instruction.StructNew(var type) -> entity(Opcodes.STRUCT_NEW, Kind.TYPE, type);
            case Instruction.StructNewDefault(var type) -> entity(Opcodes.STRUCT_NEW_DEFAULT, Kind.TYPE, type);
            case Instruction.StructSet(var type, var field) -> field(Opcodes.STRUCT_SET, type, field);
            case Instruction.ArrayNew(var type) -> entity(Opcodes.ARRAY_NEW, Kind.TYPE, type);
            case Instruction.ArrayNewDefault(var type) -> entity(Opcodes.ARRAY_NEW_DEFAULT, Kind.TYPE, type);
            case Instruction.ArrayNewFixed(var type, var length) -> {
                entity(Opcodes.ARRAY_NEW_FIXED, Kind.TYPE, type);
                sink.writeUnsigned(length);
            }
            case Instruction.ArrayNewData(var type, var data) -> {
                entity(Opcodes.ARRAY_NEW_DATA, Kind.TYPE, type);
                relocate(Kind.DATA, data);
            }
            case Instruction.ArrayGet(var type, var extension) ->
                entity(Opcodes.ARRAY_GET + extension.ordinal(), Kind.TYPE, type);
            case Instruction.ArraySet(var type) -> entity(Opcodes.ARRAY_SET, Kind.TYPE, type);
            case Instruction.ArrayFill(var type) -> entity(Opcodes.ARRAY_FILL, Kind.TYPE, type);
            case Instruction.ArrayCopy(var destination, var source) -> {
                entity(Opcodes.ARRAY_COPY, Kind.TYPE, destination);
                relocate(Kind.TYPE, source);
            }
            case Instruction.ArrayInitData(var type, var data) -> {
                entity(Opcodes.ARRAY_INIT_DATA, Kind.TYPE, type);
                relocate(Kind.DATA, data);
            }
        }
    }

    private void local(int opcode, Local local) {
        sink.writeByte(opcode);
        sink.writeUnsigned(locals.indexOf(local));
    }

    private void entity(int opcode, Kind kind, Entity target) {
        opcode(opcode);
        relocate(kind, target);
    }

    private void heapType(int opcode, HeapType type) {
        opcode(opcode);
        types.heapType(type);
    }

    /** Writes {@code ref.test} or {@code ref.cast}; the opcode for nullable types comes next. */
    private void referenceType(int opcode, ReferenceType type) {
        heapType(type.isNullable() ? opcode + 1 : opcode, type.heap());
    }

    private void structGet(Instruction.StructGet get) {
        field(Opcodes.STRUCT_GET + get.extension().ordinal(), get.type(), get.field());
    }

    private void field(int opcode, DefinedType type, Field field) {
        entity(opcode, Kind.TYPE, type);
        sink.writeUnsigned(type.struct().indexOf(field));
    }

    private void structured(int opcode, Label label, BlockType type, Code body) {
        sink.writeByte(opcode);
        blockType(type);
        begin(label, body, Code.EMPTY);
    }

    private void test(Instruction.If test) {
        var frame = frames.getLast();
        List<DefinedType> guard =
                frame.next < 2 ? List.of() : TypeTests.testedTypes(frame.instructions.get(frame.next - 2));
        sink.writeByte(Opcodes.IF);
        blockType(test.type());
        begin(test.label(), test.consequent(), test.alternative(), guard);
    }

    private void tryTable(Instruction.TryTable tryTable) {
        sink.writeByte(Opcodes.TRY_TABLE);
        blockType(tryTable.type());
        sink.writeUnsigned(tryTable.clauses().size());
        for (CatchClause clause : tryTable.clauses()) {
            switch (clause) {
                case CatchClause.Tagged(var tag, var withReference, var _) -> {
                    sink.writeByte(withReference ? Opcodes.CATCH_REF : Opcodes.CATCH);
                    relocate(Kind.TAG, tag);
                }
                case CatchClause.All(var withReference, var _) ->
                    sink.writeByte(withReference ? Opcodes.CATCH_ALL_REF : Opcodes.CATCH_ALL);
            }
            label(clause.target());
        }
        begin(tryTable.label(), tryTable.body(), Code.EMPTY);
    }

    private void blockType(BlockType type) {
        switch (type) {
            case BlockType.None() -> sink.writeByte(Opcodes.EMPTY_BLOCK_TYPE);
            case BlockType.Result(var result) -> types.valueType(result);
            case BlockType.Signature(var signature) -> relocate(Kind.HEAP_TYPE, signature);
        }
    }

    private void branch(int opcode, Label target) {
        opcode(opcode);
        label(target);
    }

    private void branchTable(Instruction.BrTable table) {
        sink.writeByte(Opcodes.BR_TABLE);
        sink.writeUnsigned(table.targets().size());
        for (Label target : table.targets()) {
            label(target);
        }
        label(table.otherwise());
    }

    private void castBranch(int opcode, Label target, ReferenceType from, ReferenceType to) {
        opcode(opcode);
        sink.writeByte((from.isNullable() ? 1 : 0) | (to.isNullable() ? 2 : 0));
        label(target);
        types.heapType(from.heap());
        types.heapType(to.heap());
    }

    private void label(Label target) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i).label == target) {
                sink.writeUnsigned(frames.size() - 1 - i);
                return;
            }
        }
        throw new IllegalArgumentException("branch to " + target + " outside of it");
    }

    private void sourceLine(int line) {
        if (lineCount > 0 && lines[lineCount - 1] == line) {
            return;
        }
        if (lineCount > 0 && lineOffsets[lineCount - 1] == sink.size()) {
            // Nothing came from the line before.
            lines[lineCount - 1] = line;
            return;
        }
        if (lineCount == lines.length) {
            lineOffsets = Arrays.copyOf(lineOffsets, lineCount * 2 + 8);
            lines = Arrays.copyOf(lines, lineCount * 2 + 8);
        }
        lineOffsets[lineCount] = sink.size();
        lines[lineCount++] = line;
    }
}

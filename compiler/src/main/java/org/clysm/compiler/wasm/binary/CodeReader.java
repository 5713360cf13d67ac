package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Extension;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;

/** Reads the instructions of one function or constant expression (Wasm 3.0, 5.4). */
final class CodeReader {

    /** Deeper nesting would exhaust the stack of those who walk through the code. */
    private static final int MAXIMUM_DEPTH = 1000;

    private static final Extension[] EXTENSIONS = Extension.values();

    private final ByteSource source;
    private final TypeReader types;
    private final ModuleEntities entities;
    private final List<Local> locals;
    private final CodeBuilder builder = new CodeBuilder();

    /** The labels in scope, the innermost last. */
    private final List<Label> labels = new ArrayList<>();

    /** What began the structured instructions that are open, the innermost last. */
    private final List<Integer> openers = new ArrayList<>();

    private int labelCount;
    private boolean leavesFunction;

    CodeReader(ByteSource source, TypeReader types, ModuleEntities entities, List<Local> locals) {
        this.source = source;
        this.types = types;
        this.entities = entities;
        this.locals = locals;
    }

    /** Reads a constant expression. */
    static Code readConstant(ByteSource source, TypeReader types, ModuleEntities entities) {
        var reader = new CodeReader(source, types, entities, List.of());
        return reader.readUntilEnd();
    }

    /** Reads the instructions of a function with the given type. */
    Code readBody(FunctionType type) {
        var whole = new Label("function");
        labels.add(whole);
        var body = readUntilEnd();
        source.expectEnd("the code of a function");
        if (!leavesFunction) {
            return body;
        }
        // The model has no label for the function itself: a block around the code serves as well.
        return Code.of(new Instruction.Block(whole, resultType(type), body));
    }

    private static BlockType resultType(FunctionType type) {
        return switch (type.results().size()) {
            case 0 -> BlockType.NONE;
            case 1 -> BlockType.of(type.results().getFirst());
            default -> BlockType.of(new TypePool().function(List.of(), type.results()));
        };
    }

    private Code readUntilEnd() {
        while (true) {
            int start = source.position();
            int opcode = source.readByte();
            if (opcode == Opcodes.END && openers.isEmpty()) {
                return builder.build();
            }
            switch (opcode) {
                case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY_TABLE -> begin(opcode);
                case Opcodes.ELSE -> beginElse(start);
                case Opcodes.END -> end();
                default -> builder.add(read(wholeOpcode(opcode, start), start));
            }
        }
    }

    private void begin(int opcode) {
        var type = readBlockType();
        if (opcode == Opcodes.TRY_TABLE) {
            var clauses = readClauses();
            builder.beginTryTable(enter(opcode, "try"), type, clauses);
        } else if (opcode == Opcodes.BLOCK) {
            builder.beginBlock(enter(opcode, "block"), type);
        } else if (opcode == Opcodes.LOOP) {
            builder.beginLoop(enter(opcode, "loop"), type);
        } else {
            builder.beginIf(enter(opcode, "if"), type);
        }
    }

    private Label enter(int opcode, String name) {
        var label = new Label(name + labelCount++);
        labels.add(label);
        openers.add(opcode);
        if (openers.size() > MAXIMUM_DEPTH) {
            throw source.malformed("more than " + MAXIMUM_DEPTH + " nested instructions");
        }
        return label;
    }

    private void beginElse(int start) {
        if (openers.isEmpty() || openers.getLast() != Opcodes.IF) {
            throw source.malformed(start, "else without if");
        }
        openers.set(openers.size() - 1, Opcodes.ELSE);
        builder.beginElse();
    }

    private void end() {
        openers.removeLast();
        labels.removeLast();
        builder.end();
    }

    /** Returns the opcode together with the number that follows if it is a prefix. */
    private int wholeOpcode(int opcode, int start) {
        if (opcode != Opcodes.GC_PREFIX && opcode != Opcodes.NUMERIC_PREFIX) {
            return opcode;
        }
        int number = source.readUnsigned();
        if (number < 0 || number > 0xFF) {
            throw unknown(start, opcode, number);
        }
        return opcode << 8 | number;
    }

    private MalformedModuleException unknown(int start, int opcode, int number) {
        return source.malformed(
                start, "no instruction known here has the opcode 0x" + Integer.toHexString(opcode << 8 | number));
    }

    private Instruction read(int opcode, int start) {
        return switch (opcode) {
            case Opcodes.THROW -> new Instruction.Throw(entities.readTag(source));
            case Opcodes.BR -> new Instruction.Br(readLabel());
            case Opcodes.BR_IF -> new Instruction.BrIf(readLabel());
            case Opcodes.BR_TABLE -> {
                var targets = new ArrayList<Label>();
                for (int rest = source.readCount(); rest > 0; rest--) {
                    targets.add(readLabel());
                }
                yield new Instruction.BrTable(targets, readLabel());
            }
            case Opcodes.BR_ON_NULL -> new Instruction.BrOnNull(readLabel());
            case Opcodes.BR_ON_NON_NULL -> new Instruction.BrOnNonNull(readLabel());
            case Opcodes.BR_ON_CAST, Opcodes.BR_ON_CAST_FAIL -> readCastBranch(opcode);
            case Opcodes.CALL -> new Instruction.Call(entities.readFunction(source));
            case Opcodes.RETURN_CALL -> new Instruction.ReturnCall(entities.readFunction(source));
            case Opcodes.CALL_REF -> new Instruction.CallRef(types.readFunctionType(source));
            case Opcodes.RETURN_CALL_REF -> new Instruction.ReturnCallRef(types.readFunctionType(source));
            case Opcodes.SELECT_TYPED -> {
                if (source.readCount() != 1) {
                    throw source.malformed(start, "select of other than one value");
                }
                yield new Instruction.Select(types.readValueType(source));
            }
            case Opcodes.LOCAL_GET -> new Instruction.LocalGet(readLocal());
            case Opcodes.LOCAL_SET -> new Instruction.LocalSet(readLocal());
            case Opcodes.LOCAL_TEE -> new Instruction.LocalTee(readLocal());
            case Opcodes.GLOBAL_GET -> new Instruction.GlobalGet(entities.readGlobal(source));
            case Opcodes.GLOBAL_SET -> new Instruction.GlobalSet(entities.readGlobal(source));
            case Opcodes.I32_CONST -> new Instruction.I32Const((int) source.readSigned(32));
            case Opcodes.I64_CONST -> new Instruction.I64Const(source.readSigned(64));
            case Opcodes.F32_CONST -> new Instruction.F32Const(Float.intBitsToFloat(source.readFixed32()));
            case Opcodes.F64_CONST -> new Instruction.F64Const(Double.longBitsToDouble(source.readFixed64()));
            case Opcodes.REF_NULL -> new Instruction.RefNull(types.readHeapType(source));
            case Opcodes.REF_FUNC -> new Instruction.RefFunc(entities.readFunction(source));
            case Opcodes.REF_TEST, Opcodes.REF_TEST + 1 ->
                new Instruction.RefTest(readReferenceType(opcode - Opcodes.REF_TEST));
            case Opcodes.REF_CAST, Opcodes.REF_CAST + 1 ->
                new Instruction.RefCast(readReferenceType(opcode - Opcodes.REF_CAST));
            default -> opcode > 0xFF ? readAggregate(opcode, start) : readSimple(opcode, start);
        };
    }

    private Instruction readSimple(int opcode, int start) {
        Operator operator = Opcodes.operator(opcode);
        if (operator == null) {
            throw unknown(start, opcode >> 8, opcode & 0xFF);
        }
        return new Instruction.Simple(operator);
    }

    private Instruction readAggregate(int opcode, int start) {
        return switch (opcode) {
            case Opcodes.STRUCT_NEW -> new Instruction.StructNew(types.readStructType(source));
            case Opcodes.STRUCT_NEW_DEFAULT -> new Instruction.StructNewDefault(types.readStructType(source));
            case Opcodes.STRUCT_GET, Opcodes.STRUCT_GET + 1, Opcodes.STRUCT_GET + 2 -> {
                var type = types.readStructType(source);
                var extension = EXTENSIONS[opcode - Opcodes.STRUCT_GET];
                yield new Instruction.StructGet(type, readField(type), extension);
            }
            case Opcodes.STRUCT_SET -> {
                var type = types.readStructType(source);
                yield new Instruction.StructSet(type, readField(type));
            }
            case Opcodes.ARRAY_NEW -> new Instruction.ArrayNew(types.readArrayType(source));
            case Opcodes.ARRAY_NEW_DEFAULT -> new Instruction.ArrayNewDefault(types.readArrayType(source));
            case Opcodes.ARRAY_NEW_FIXED -> {
                var type = types.readArrayType(source);
                yield new Instruction.ArrayNewFixed(type, source.readIndex(Integer.MAX_VALUE, "element"));
            }
            case Opcodes.ARRAY_NEW_DATA ->
                new Instruction.ArrayNewData(types.readArrayType(source), entities.readData(source));
            case Opcodes.ARRAY_GET, Opcodes.ARRAY_GET + 1, Opcodes.ARRAY_GET + 2 ->
                new Instruction.ArrayGet(types.readArrayType(source), EXTENSIONS[opcode - Opcodes.ARRAY_GET]);
            case Opcodes.ARRAY_SET -> new Instruction.ArraySet(types.readArrayType(source));
            case Opcodes.ARRAY_FILL -> new Instruction.ArrayFill(types.readArrayType(source));
            case Opcodes.ARRAY_COPY ->
                new Instruction.ArrayCopy(types.readArrayType(source), types.readArrayType(source));
            case Opcodes.ARRAY_INIT_DATA ->
                new Instruction.ArrayInitData(types.readArrayType(source), entities.readData(source));
            default -> readSimple(opcode, start);
        };
    }

    private List<CatchClause> readClauses() {
        var clauses = new ArrayList<CatchClause>();
        for (int rest = source.readCount(); rest > 0; rest--) {
            clauses.add(readClause());
        }
        return clauses;
    }

    private CatchClause readClause() {
        int start = source.position();
        return switch (source.readByte()) {
            case Opcodes.CATCH -> new CatchClause.Tagged(entities.readTag(source), false, readLabel());
            case Opcodes.CATCH_REF -> new CatchClause.Tagged(entities.readTag(source), true, readLabel());
            case Opcodes.CATCH_ALL -> new CatchClause.All(false, readLabel());
            case Opcodes.CATCH_ALL_REF -> new CatchClause.All(true, readLabel());
            default -> throw source.malformed(start, "no catch clause begins like this");
        };
    }

    private BlockType readBlockType() {
        int start = source.position();
        int code = source.peekByte();
        if (code == Opcodes.EMPTY_BLOCK_TYPE) {
            source.readByte();
            return BlockType.NONE;
        }
        // The codes of value types are those of negative numbers in one byte.
        if (code >= 0x40 && code < 0x80) {
            return BlockType.of(types.readValueType(source));
        }
        var type = types.readSignedIndex(source);
        return BlockType.of(TypeReader.expect(FunctionType.class, type, source, start));
    }

    private Label readLabel() {
        int depth = source.readIndex(labels.size(), "label");
        leavesFunction |= depth == labels.size() - 1;
        return labels.get(labels.size() - 1 - depth);
    }

    private Local readLocal() {
        return locals.get(source.readIndex(locals.size(), "local"));
    }

    private Field readField(DefinedType type) {
        var fields = type.struct().fields();
        return fields.get(source.readIndex(fields.size(), "field of " + type));
    }

    /** Reads a heap type; the opcode said whether the reference may be null. */
    private ReferenceType readReferenceType(int nullability) {
        var heap = types.readHeapType(source);
        return nullability == 0 ? heap.reference() : heap.nullable();
    }

    private Instruction readCastBranch(int opcode) {
        int start = source.position();
        int flags = source.readByte();
        if (flags > 3) {
            throw source.malformed(start, "no cast has these flags");
        }
        var target = readLabel();
        var from = readReferenceType(flags & 1);
        var to = readReferenceType(flags & 2);
        return opcode == Opcodes.BR_ON_CAST
                ? new Instruction.BrOnCast(target, from, to)
                : new Instruction.BrOnCastFail(target, from, to);
    }
}

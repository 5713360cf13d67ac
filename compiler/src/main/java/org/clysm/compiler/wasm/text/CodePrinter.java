package org.clysm.compiler.wasm.text;

import java.util.LinkedHashSet;
import java.util.Set;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;

/** Writes code as one instruction a line; only labels that something branches to are shown. */
final class CodePrinter {

    private final TextSink sink;
    private final FunctionNames names = new FunctionNames();
    private final Set<Label> targets;

    CodePrinter(TextSink sink, Code code) {
        this.sink = sink;
        this.targets = FunctionNames.targets(code);
    }

    /** Writes a whole function. */
    static void print(TextSink sink, Function function) {
        new CodePrinter(sink, function.body()).function(function);
    }

    private void function(Function function) {
        var type = function.ref().type();
        var head = new StringBuilder("(func ").append(id(function.ref()));
        head.append(" (type ").append(TypeText.of(type)).append(')');
        for (Local param : function.params()) {
            head.append(" (param ").append(id(param)).append(' ');
            head.append(TypeText.of(param.type())).append(')');
        }
        head.append(TypeText.results(type.function().results()));
        sink.line(head.toString()).indent();
        for (Local local : localsOf(function)) {
            sink.line("(local " + id(local) + " " + TypeText.of(local.type()) + ")");
        }
        code(function.body());
        sink.outdent().line(")");
    }

    private static Set<Local> localsOf(Function function) {
        var locals = new LinkedHashSet<Local>();
        function.body().walk(instruction -> {
            switch (instruction) {
                case Instruction.LocalGet(var local) -> locals.add(local);
                case Instruction.LocalSet(var local) -> locals.add(local);
                case Instruction.LocalTee(var local) -> locals.add(local);
                default -> {}
            }
        });
        function.params().forEach(locals::remove);
        return locals;
    }

    void code(Code code) {
        for (Instruction instruction : code.instructions()) {
            switch (instruction) {
                case Instruction.Block(var label, var type, var body) ->
                    structured("block" + label(label) + blockType(type), body);
                case Instruction.Loop(var label, var type, var body) ->
                    structured("loop" + label(label) + blockType(type), body);
                case Instruction.TryTable(var label, var type, var clauses, var body) -> {
                    var head = new StringBuilder("try_table" + label(label) + blockType(type));
                    for (CatchClause clause : clauses) {
                        head.append(' ').append(clause(clause));
                    }
                    structured(head.toString(), body);
                }
                case Instruction.If test -> test(test);
                default -> sink.line(plain(instruction));
            }
        }
    }

    private void structured(String head, Code body) {
        sink.line(head).indent();
        code(body);
        sink.outdent().line("end");
    }

    private void test(Instruction.If test) {
        sink.line("if" + label(test.label()) + blockType(test.type())).indent();
        code(test.consequent());
        if (!test.alternative().isEmpty()) {
            sink.outdent().line("else").indent();
            code(test.alternative());
        }
        sink.outdent().line("end");
    }

    private String label(Label label) {
        return targets.contains(label) ? " " + id(label) : "";
    }

    private static String blockType(BlockType type) {
        return switch (type) {
            case BlockType.None() -> "";
            case BlockType.Result(var result) -> " (result " + TypeText.of(result) + ")";
            case BlockType.Signature(var signature) ->
                " (type " + TypeText.of(signature) + ")" + TypeText.signature(signature.function());
        };
    }

    private String clause(CatchClause clause) {
        var reference = clause.withReference() ? "_ref " : " ";
        var target = id(clause.target()) + ")";
        return switch (clause) {
            case CatchClause.Tagged(var tag, var _, var _) -> "(catch" + reference + id(tag) + " " + target;
            case CatchClause.All _ -> "(catch_all" + reference + target;
        };
    }

    /** Returns an instruction that has no instructions inside. */
    private String plain(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Simple(var operator) -> operator.toString();
            case Instruction.SourceLine(var line) -> ";; line " + line;
            case Instruction.I32Const(var value) -> "i32.const " + value;
            case Instruction.I64Const(var value) -> "i64.const " + value;
            case Instruction.F32Const(var value) -> "f32.const " + NumberText.of(value);
            case Instruction.F64Const(var value) -> "f64.const " + NumberText.of(value);
            case Instruction.LocalGet(var local) -> "local.get " + id(local);
            case Instruction.LocalSet(var local) -> "local.set " + id(local);
            case Instruction.LocalTee(var local) -> "local.tee " + id(local);
            case Instruction.GlobalGet(var global) -> "global.get " + id(global);
            case Instruction.GlobalSet(var global) -> "global.set " + id(global);
            case Instruction.Call(var function) -> "call " + id(function);
            case Instruction.ReturnCall(var function) -> "return_call " + id(function);
            case Instruction.CallRef(var type) -> "call_ref " + id(type);
            case Instruction.ReturnCallRef(var type) -> "return_call_ref " + id(type);
            case Instruction.Br(var target) -> "br " + id(target);
            case Instruction.BrIf(var target) -> "br_if " + id(target);
            case Instruction.BrTable table -> branchTable(table);
            case Instruction.BrOnNull(var target) -> "br_on_null " + id(target);
            case Instruction.BrOnNonNull(var target) -> "br_on_non_null " + id(target);
            case Instruction.BrOnCast(var target, var from, var to) ->
                "br_on_cast " + id(target) + " " + TypeText.of(from) + " " + TypeText.of(to);
            case Instruction.BrOnCastFail(var target, var from, var to) ->
                "br_on_cast_fail " + id(target) + " " + TypeText.of(from) + " " + TypeText.of(to);
            case Instruction.Throw(var tag) -> "throw " + id(tag);
            case Instruction.RefNull(var type) -> "ref.null " + TypeText.of(type);
            case Instruction.RefFunc(var function) -> "ref.func " + id(function);
            case Instruction.RefTest(var type) -> "ref.test " + TypeText.of(type);
            case Instruction.RefCast(var type) -> "ref.cast " + TypeText.of(type);
            case Instruction.Select(var type) -> "select (result " + TypeText.of(type) + ")";
            case Instruction.StructNew(var type) -> "struct.new " + id(type);
            case Instruction.StructNewDefault(var type) -> "struct.new_default " + id(type);
            case Instruction.StructGet(var type, var field, var extension) ->
                "struct.get" + extension.suffix() + " " + id(type) + " " + id(field);
            case Instruction.StructSet(var type, var field) -> "struct.set " + id(type) + " " + id(field);
            case Instruction.ArrayNew(var type) -> "array.new " + id(type);
            case Instruction.ArrayNewDefault(var type) -> "array.new_default " + id(type);
            case Instruction.ArrayNewFixed(var type, var length) -> "array.new_fixed " + id(type) + " " + length;
            case Instruction.ArrayNewData(var type, var data) -> "array.new_data " + id(type) + " " + id(data);
            case Instruction.ArrayGet(var type, var extension) -> "array.get" + extension.suffix() + " " + id(type);
            case Instruction.ArraySet(var type) -> "array.set " + id(type);
            case Instruction.ArrayFill(var type) -> "array.fill " + id(type);
            case Instruction.ArrayCopy(var destination, var source) ->
                "array.copy " + id(destination) + " " + id(source);
            case Instruction.ArrayInitData(var type, var data) -> "array.init_data " + id(type) + " " + id(data);
            case Instruction.Block _, Instruction.Loop _, Instruction.If _, Instruction.TryTable _ ->
                throw new IllegalArgumentException("a structured instruction");
        };
    }

    private String branchTable(Instruction.BrTable table) {
        var text = new StringBuilder("br_table");
        for (Label target : table.targets()) {
            text.append(' ').append(id(target));
        }
        return text.append(' ').append(id(table.otherwise())).toString();
    }

    private static String id(Entity entity) {
        return TextNames.identifier(entity.name());
    }

    private static String id(Field field) {
        return TextNames.identifier(field.name());
    }

    private String id(Local local) {
        return names.of(local, local.name());
    }

    private String id(Label label) {
        return names.of(label, label.name());
    }
}

package org.clysm.compiler.wasm.text;

import java.util.LinkedHashSet;
import java.util.List;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DataSegment;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.WasmModule;
import org.clysm.compiler.wasm.binary.ModuleWriter;

/** Writes modules and functions in the text format, with all names. */
public final class TextPrinter {

    private final TextSink sink = new TextSink();

    private TextPrinter() {}

    /** Returns the text of a whole module. */
    public static String print(WasmModule module) {
        var printer = new TextPrinter();
        printer.module(module);
        return printer.sink.toString();
    }

    /** Returns the text of one function. */
    public static String print(Function function) {
        var sink = new TextSink();
        CodePrinter.print(sink, function);
        return sink.toString();
    }

    /** Returns the text of a piece of code. */
    public static String print(Code code) {
        var sink = new TextSink();
        new CodePrinter(sink, code).code(code);
        return sink.toString();
    }

    private void module(WasmModule module) {
        sink.line(module.name().isEmpty() ? "(module" : "(module " + id(module.name()))
                .indent();
        for (List<DefinedType> group : ModuleWriter.typesOf(module)) {
            types(group);
        }
        for (Import item : module.imports()) {
            var from = TextNames.string(item.module()) + " " + TextNames.string(item.field());
            sink.line("(import " + from + " (" + type(item.entity()) + "))");
        }
        for (TagRef tag : module.tags()) {
            sink.line("(" + type(tag) + ")");
        }
        for (Global global : module.globals()) {
            sink.line("(" + type(global.ref())).indent();
            new CodePrinter(sink, global.init()).code(global.init());
            sink.outdent().line(")");
        }
        for (Export export : module.exports()) {
            var entity = kind(export.entity()) + " " + id(export.entity().name());
            sink.line("(export " + TextNames.string(export.name()) + " (" + entity + "))");
        }
        if (module.start() != null) {
            sink.line("(start " + id(module.start().name()) + ")");
        }
        elements(module);
        for (DataSegment segment : module.data()) {
            sink.line("(data " + id(segment.ref().name()) + " " + TextNames.string(segment.bytes()) + ")");
        }
        for (Function function : module.functions()) {
            CodePrinter.print(sink, function);
        }
        sink.outdent().line(")");
    }

    private static String id(String name) {
        return TextNames.identifier(name);
    }

    private void types(List<DefinedType> group) {
        if (group.size() == 1) {
            TypeText.define(sink, group.getFirst());
            return;
        }
        sink.line("(rec").indent();
        for (DefinedType type : group) {
            TypeText.define(sink, type);
        }
        sink.outdent().line(")");
    }

    private static String kind(Entity entity) {
        return switch (entity) {
            case FunctionRef _ -> "func";
            case GlobalRef _ -> "global";
            case TagRef _ -> "tag";
            case DataRef _ -> "data";
            case DefinedType _ -> "type";
        };
    }

    /** Returns kind, identifier and type of what can be imported. */
    private static String type(Entity entity) {
        return kind(entity)
                + " "
                + id(entity.name())
                + switch (entity) {
                    case FunctionRef(var _, var type) -> typeUse(type);
                    case TagRef(var _, var type) -> typeUse(type);
                    case GlobalRef(var _, var type, var isMutable) -> " " + TypeText.mutable(type, isMutable);
                    case DataRef _, DefinedType _ -> "";
                };
    }

    private static String typeUse(DefinedType type) {
        return " (type " + TypeText.of(type) + ")" + TypeText.signature(type.function());
    }

    /** Writes the declaration of the functions that code makes references to. */
    private void elements(WasmModule module) {
        var functions = new LinkedHashSet<FunctionRef>();
        for (Function function : module.functions()) {
            function.body().walk(instruction -> {
                if (instruction instanceof Instruction.RefFunc(var referred)) {
                    functions.add(referred);
                }
            });
        }
        if (functions.isEmpty()) {
            return;
        }
        var text = new StringBuilder("(elem declare func");
        for (FunctionRef function : functions) {
            text.append(' ').append(id(function.name()));
        }
        sink.line(text.append(')').toString());
    }
}

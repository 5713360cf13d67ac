package org.clysm.engine;

import static org.clysm.compiler.wasm.NumberType.I32;
import static org.clysm.compiler.wasm.ReferenceType.EXTERNREF;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.PackedType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;
import org.clysm.compiler.wasm.WasmModule;
import org.clysm.compiler.wasm.binary.ModuleWriter;
import org.clysm.compiler.wasm.binary.NameDetail;
import org.clysm.compiler.wasm.binary.WrittenModule;
import org.clysm.testing.ModuleValidator;

/** Builds small modules for tests. */
public final class TestModule {
    public final TypePool types = new TypePool();
    public final DefinedType units = types.array(PackedType.I16, true);
    public final ReferenceType unitsRef = new ReferenceType(true, units);

    private final Map<String, Entity> imported = new HashMap<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();

    /** Imports a function, once. */
    public FunctionRef function(String module, String field, List<ValueType> params, List<ValueType> results) {
        return imported(module, field, new FunctionRef(module + "." + field, types.function(params, results)));
    }

    /** Imports a global, once. */
    public GlobalRef global(String module, String field, ValueType type, boolean mutable) {
        return imported(module, field, new GlobalRef(module + "." + field, type, mutable));
    }

    /** Imports the tag of host errors. */
    public TagRef hostError() {
        return imported(
                "clysm:runtime", "host-error", new TagRef("host-error", types.function(List.of(EXTERNREF), List.of())));
    }

    @SuppressWarnings("unchecked")
    private <T extends Entity> T imported(String module, String field, T entity) {
        return (T) imported.computeIfAbsent(module + "." + field, key -> {
            imports.add(new Import(module, field, entity));
            return entity;
        });
    }

    public FunctionRef fromUnits() {
        ValueType string = new ReferenceType(false, AbstractHeapType.EXTERN);
        return function("wasm:js-string", "fromCharCodeArray", List.of(unitsRef, I32, I32), List.of(string));
    }

    public FunctionRef intoUnits() {
        return function("wasm:js-string", "intoCharCodeArray", List.of(EXTERNREF, unitsRef, I32), List.of(I32));
    }

    public FunctionRef stringLength() {
        return function("wasm:js-string", "length", List.of(EXTERNREF), List.of(I32));
    }

    public FunctionRef write() {
        return function("clysm:io", "write", List.of(I32, EXTERNREF), List.of());
    }

    /** Throws what the host sees of an unhandled condition with this report. */
    public void fail(CodeBuilder code, String report) {
        text(code, report);
        code.refNull(AbstractHeapType.EXTERN);
        text(code, "ERROR");
        code.i32Const(0)
                .call(function(
                        "clysm:runtime",
                        "lispError",
                        List.of(EXTERNREF, EXTERNREF, EXTERNREF, I32),
                        List.of(EXTERNREF)))
                .throwTag(hostError());
    }

    /** Defines and exports a global. */
    public GlobalRef define(String name, ValueType type, boolean mutable, Consumer<CodeBuilder> init) {
        GlobalRef ref = new GlobalRef(name, type, mutable);
        CodeBuilder code = new CodeBuilder();
        init.accept(code);
        globals.add(new Global(ref, code.build()));
        exports.add(new Export(name, ref));
        return ref;
    }

    /** The function that {@link #define} will make. */
    public FunctionRef ref(String name, List<ValueType> params, List<ValueType> results) {
        return new FunctionRef(name, types.function(params, results));
    }

    /** Defines and exports a function. */
    public FunctionRef define(FunctionRef ref, java.util.function.BiConsumer<CodeBuilder, List<Local>> body) {
        List<Local> params = new ArrayList<>();
        for (ValueType type : ref.type().function().params()) {
            params.add(new Local("p" + params.size(), type));
        }
        CodeBuilder code = new CodeBuilder();
        body.accept(code, params);
        functions.add(new Function(ref, params, code.build(), "test.lisp"));
        exports.add(new Export(ref.name(), ref));
        return ref;
    }

    /** Defines and exports {@code _start}. */
    public TestModule start(Consumer<CodeBuilder> body) {
        define(ref("_start", List.of(), List.of()), (code, params) -> body.accept(code));
        return this;
    }

    /** Pushes a host string. */
    public void text(CodeBuilder code, String text) {
        text.chars().forEach(code::i32Const);
        code.arrayNewFixed(units, text.length())
                .i32Const(0)
                .i32Const(text.length())
                .call(fromUnits());
    }

    /** Writes text to stream 1 or 2. */
    public void print(CodeBuilder code, int stream, String text) {
        code.i32Const(stream);
        text(code, text);
        code.call(write());
    }

    public WrittenModule written() {
        WasmModule module =
                new WasmModule("", List.of(), imports, functions, globals, List.of(), exports, null, List.of());
        WrittenModule written = ModuleWriter.write(module, NameDetail.FUNCTIONS);
        ModuleValidator.assertValid(written.bytes());
        return written;
    }

    public byte[] bytes() {
        return written().bytes();
    }

    public Program program() {
        WrittenModule written = written();
        List<ProgramImport> table = imports.stream()
                .filter(entry -> !entry.module().startsWith("wasm:"))
                .map(entry -> new ProgramImport(
                        entry.module(),
                        entry.field(),
                        entry.entity() instanceof TagRef ? "tag" : "function",
                        entry.entity() instanceof FunctionRef function
                                ? function.type().function().params() + " -> "
                                        + function.type().function().results()
                                : ""))
                .toList();
        return new Program("test", written.bytes(), table, List.of(), SourceMap.of(written.codeMap()));
    }
}

package org.clysm.cli;

import java.util.List;
import java.util.Set;
import org.clysm.compiler.driver.ProgramCompiler.CompiledProgram;
import org.clysm.compiler.link.LinkedModule;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.engine.Program;
import org.clysm.engine.ProgramExport;
import org.clysm.engine.ProgramImport;
import org.clysm.engine.SourceMap;

/** Linked modules as engines take them. */
final class LinkedPrograms {

    private LinkedPrograms() {}

    /** Returns the module of a program with what its loader must know of it. */
    static Program describe(String name, CompiledProgram compiled) {
        LinkedModule module = compiled.module();
        Set<String> asyncExports = compiled.asyncExports();
        List<ProgramImport> imports = module.imports().stream()
                .map(each -> new ProgramImport(each.module(), each.field(), kind(each.entity()), type(each.entity())))
                .toList();
        List<ProgramExport> exports = module.exports().stream()
                .map(each -> new ProgramExport(
                        each.name(), kind(each.entity()), type(each.entity()), asyncExports.contains(each.name())))
                .toList();
        return new Program(name, module.bytes(), imports, exports, SourceMap.of(module.codeMap()));
    }

    private static String kind(Entity entity) {
        return switch (entity) {
            case FunctionRef _ -> "function";
            case GlobalRef _ -> "global";
            case TagRef _ -> "tag";
            case DataRef _, DefinedType _ -> throw notCrossing(entity);
        };
    }

    private static String type(Entity entity) {
        return switch (entity) {
            case FunctionRef(var _, var type) -> type.function().signature();
            case TagRef(var _, var type) -> type.function().signature();
            case GlobalRef(var _, var type, var _) -> type.toString();
            case DataRef _, DefinedType _ -> throw notCrossing(entity);
        };
    }

    private static IllegalStateException notCrossing(Entity entity) {
        return new IllegalStateException("no module imports or exports " + entity);
    }
}

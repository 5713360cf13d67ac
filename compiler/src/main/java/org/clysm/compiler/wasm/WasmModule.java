package org.clysm.compiler.wasm;

import java.util.List;

/**
 * A whole module.
 *
 * @param name the name for the name section; may be empty
 * @param groups the types that stand first, in order; types that are used besides these follow
 * @param start the function that runs when the module is instantiated, or null
 */
public record WasmModule(
        String name,
        List<RecursiveGroup> groups,
        List<Import> imports,
        List<Function> functions,
        List<Global> globals,
        List<TagRef> tags,
        List<Export> exports,
        FunctionRef start,
        List<DataSegment> data) {

    public WasmModule {
        groups = List.copyOf(groups);
        imports = List.copyOf(imports);
        functions = List.copyOf(functions);
        globals = List.copyOf(globals);
        tags = List.copyOf(tags);
        exports = List.copyOf(exports);
        data = List.copyOf(data);
    }
}

package org.clysm.engine;

import java.util.List;

/**
 * A standalone module, ready to run or to be written out.
 *
 * @param name what to call it in file names
 * @param wasm the bytes of the module; not copied
 * @param imports what the module imports
 * @param exports what the module exports
 * @param sourceMap where its code comes from
 */
public record Program(
        String name, byte[] wasm, List<ProgramImport> imports, List<ProgramExport> exports, SourceMap sourceMap) {

    public Program {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
    }

    /** The name of the module's file. */
    public String wasmFile() {
        return name + ".wasm";
    }

    /**
     * The description of the module that its loader carries, as JSON that is also a JavaScript expression.
     *
     * @return an object with wasm (the name of the module's file), imports and exports
     */
    public String description() {
        return JsonText.of("  ", json -> {
            json.beginObject().name("wasm").value(wasmFile());
            json.name("imports").beginArray();
            for (ProgramImport each : imports) {
                each.writeTo(json);
            }
            json.endArray().name("exports").beginArray();
            for (ProgramExport each : exports) {
                each.writeTo(json);
            }
            json.endArray().endObject();
        });
    }
}

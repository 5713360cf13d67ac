package org.clysm.engine;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * Something that a module imports.
 *
 * @param module the import's module: the host name up to the first dot
 * @param name the import's field: the rest of the host name
 * @param kind {@code function}, {@code global} or {@code tag}, as WebAssembly.Module.imports says it
 * @param type its Wasm type for readers, say {@code (externref) -> i32}
 */
public record ProgramImport(String module, String name, String kind, String type) {
    void writeTo(JsonWriter json) throws IOException {
        json.beginObject();
        json.name("module").value(module).name("name").value(name);
        json.name("kind").value(kind).name("type").value(type);
        json.endObject();
    }
}

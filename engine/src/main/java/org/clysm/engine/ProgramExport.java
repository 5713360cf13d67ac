package org.clysm.engine;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * Something that a module exports.
 *
 * @param name the name that the host sees
 * @param kind {@code function}, {@code global} or {@code tag}, as WebAssembly.Module.exports says it
 * @param type its Wasm type for readers, say {@code (externref) -> i32}
 * @param isAsync whether a call is a computation that can be suspended, so that the host gets a promise
 */
public record ProgramExport(String name, String kind, String type, boolean isAsync) {
    void writeTo(JsonWriter json) throws IOException {
        json.beginObject();
        json.name("name").value(name).name("kind").value(kind).name("type").value(type);
        if (isAsync) {
            json.name("async").value(true);
        }
        json.endObject();
    }
}

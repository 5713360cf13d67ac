package org.clysm.engine;

/**
 * Something that a module exports.
 *
 * @param name the name that the host sees
 * @param kind {@code function}, {@code global} or {@code tag}, as WebAssembly.Module.exports says it
 * @param type its Wasm type for readers, say {@code (externref) -> i32}
 */
public record ProgramExport(String name, String kind, String type) {
    String toJson() {
        return "{\"name\": %s, \"kind\": %s, \"type\": %s}"
                .formatted(Json.string(name), Json.string(kind), Json.string(type));
    }
}

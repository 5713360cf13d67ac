package org.clysm.engine;

/**
 * Something that a module imports.
 *
 * @param module the import's module: the host name up to the first dot
 * @param name the import's field: the rest of the host name
 * @param kind {@code function}, {@code global} or {@code tag}, as WebAssembly.Module.imports says it
 * @param type its Wasm type for readers, say {@code (externref) -> i32}
 */
public record ProgramImport(String module, String name, String kind, String type) {
    String toJson() {
        return "{\"module\": %s, \"name\": %s, \"kind\": %s, \"type\": %s}"
                .formatted(Json.string(module), Json.string(name), Json.string(kind), Json.string(type));
    }
}

package org.clysm.compiler.wasm.binary;

import java.util.List;

/**
 * The relocatable code of a function or of a global's initialiser: binary, but without any index.
 *
 * @param bytes a function's local declarations and code, or a constant expression, without the indices that the
 *     relocations stand for
 * @param relocations the missing indices, by ascending offset
 * @param guards the parts that run only if there are objects of some type, by ascending start, outer before inner
 * @param lines the source lines
 * @param localNames the names of parameters and locals in the order of their indices; may be empty
 */
public record ObjectCode(
        byte[] bytes, List<Relocation> relocations, List<Guard> guards, LineTable lines, List<String> localNames) {

    public ObjectCode {
        relocations = List.copyOf(relocations);
        guards = List.copyOf(guards);
        localNames = List.copyOf(localNames);
    }
}

package org.clysm.engine;

import java.util.Optional;
import org.clysm.compiler.wasm.binary.CodeMap;

/** Tells for an instruction of a module which line of Lisp it comes from. */
@FunctionalInterface
public interface SourceMap {
    /** A map that knows nothing. */
    SourceMap NONE = offset -> Optional.empty();

    /** The map that the module writer made. */
    static SourceMap of(CodeMap map) {
        return offset -> Optional.ofNullable(map.find(offset))
                .filter(place -> place.line() > 0)
                .map(place -> new SourceLine(place.file(), place.line()));
    }

    /**
     * Looks up an instruction.
     *
     * @param offset its offset in the bytes of the module, as engines print it in stack traces
     * @return the line, or nothing if the instruction comes from no source
     */
    Optional<SourceLine> at(int offset);
}

package org.clysm.engine;

import java.util.Optional;

/** Tells for an instruction of a module which line of Lisp it comes from. */
@FunctionalInterface
public interface SourceMap {
    /** A map that knows nothing. */
    SourceMap NONE = offset -> Optional.empty();

    /**
     * Looks up an instruction.
     *
     * @param offset its offset in the bytes of the module, as engines print it in stack traces
     * @return the line, or nothing if the instruction comes from no source
     */
    Optional<SourceLine> at(int offset);
}

package org.clysm.compiler.expand;

import org.clysm.compiler.data.SourcePosition;

/** A form that cannot be compiled: malformed, or an error while expanding it. */
public final class CompileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;

    /**
     * Makes the exception.
     *
     * @param position where the form stands, or null if that is not known
     * @param message what was expected, for people
     */
    public CompileException(SourcePosition position, String message) {
        super(message);
        this.position = position;
    }

    /** Returns where the form stands, or null. */
    public SourcePosition position() {
        return position;
    }
}

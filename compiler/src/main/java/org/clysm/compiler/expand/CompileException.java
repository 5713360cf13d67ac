package org.clysm.compiler.expand;

import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.image.ImageException;

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

    /** Adds what happened in the image; returns this exception. */
    public CompileException causedBy(ImageException cause) {
        initCause(cause);
        return this;
    }

    /** Returns where the form stands, or null. */
    public SourcePosition position() {
        return position;
    }
}

package org.clysm.engine;

/** A program could not be run. The message is for the user and complete; a stack trace would add nothing. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what went wrong, and where
     */
    public EngineException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message what went wrong, and where
     * @param cause for debugging
     */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}

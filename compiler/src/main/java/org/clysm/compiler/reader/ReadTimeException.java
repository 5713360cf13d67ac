package org.clysm.compiler.reader;

/** A form that {@code #.} stands before could not be evaluated. */
public final class ReadTimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param cause what went wrong; its message says it to people
     */
    public ReadTimeException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}

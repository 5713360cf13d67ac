package org.clysm.compiler.image;

import java.util.List;

/** An error that nobody handled inside the image. */
public final class ImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> lispStack;

    /**
     * Makes the exception.
     *
     * @param report the report of the Lisp condition, or the message of the host error
     * @param lispStack the names of the Lisp functions on the stack, innermost first
     * @param cause the compiler's own exception that passed through Lisp, or null
     */
    public ImageException(String report, List<String> lispStack, Throwable cause) {
        super(report, cause);
        this.lispStack = List.copyOf(lispStack);
    }

    /** The report of the condition. */
    public String report() {
        return getMessage();
    }

    /** The names of the Lisp functions on the stack, innermost first. */
    public List<String> lispStack() {
        return lispStack;
    }
}

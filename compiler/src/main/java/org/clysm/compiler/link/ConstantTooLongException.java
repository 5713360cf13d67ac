package org.clysm.compiler.link;

/** A literal object is larger than a module can hold; the message says which and how large. */
public final class ConstantTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConstantTooLongException(String message) {
        super(message);
    }
}

package org.clysm.compiler.ir;

/**
 * A type of values that cross to and from the host, as a declaration names it; {@code ffi.MarshalType} knows the rest.
 */
public interface ForeignType {

    /** The name as the program writes it, for example {@code :fixnum}. */
    String name();

    /** The specifier as data: a keyword or a list. */
    Object specifier();

    /** Whether generated code converts the values, so that a call needs no Lisp around it. */
    boolean isDirect();

    /** Whether the values cross as references, not as numbers. */
    boolean isReference();

    /** Whether only results may have the type: that of no value, or of several. */
    boolean isResultOnly();
}

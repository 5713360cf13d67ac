package org.clysm.compiler.expand;

/** The kinds of function that the image keeps for the compiler, each found by the name that it belongs to. */
public enum ExpanderKind {
    /** A macro function: {@code (form environment)} to the expansion. */
    MACRO,
    /** A compiler macro function: {@code (form environment)} to the expansion or the form itself. */
    COMPILER_MACRO,
    /** A setf expander: {@code (form environment)} to a list of the five values of {@code get-setf-expansion}. */
    SETF,
    /** A type expander: {@code (specifier environment)}, the specifier always a list, to another type specifier. */
    TYPE,
    /** A description of a marshal type: {@code (specifier environment)}, the specifier always a list, to a list. */
    FOREIGN_TYPE
}

package org.clysm.compiler.expand;

/** What becomes of the pieces of a top-level form, which decides when they are evaluated (CLHS 3.2.3.1). */
public enum Mode {
    /** As {@code compile-file}: the pieces make a program that runs elsewhere. */
    PROGRAM,
    /** As {@code compile-file}, and each piece is loaded into the image at once: the library builds itself. */
    LIBRARY,
    /** As {@code eval}: each piece is evaluated in the image at once and kept nowhere. */
    EVALUATE
}

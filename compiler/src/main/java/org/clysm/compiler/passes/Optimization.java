package org.clysm.compiler.passes;

/** Which passes a program goes through. Its meaning is the same whichever they are, which is what tests compare. */
public enum Optimization {
    /** None: code generation sees the program as it was expanded, and knows types only from the nodes themselves. */
    NONE,
    /** All of them. */
    FULL
}

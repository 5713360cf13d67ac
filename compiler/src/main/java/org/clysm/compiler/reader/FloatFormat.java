package org.clysm.compiler.reader;

/** The two float formats; short-float is single, long-float is double (CLHS 12.1.4). */
public enum FloatFormat {
    SINGLE,
    DOUBLE
}

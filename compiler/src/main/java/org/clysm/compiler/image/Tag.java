package org.clysm.compiler.image;

/** The kinds of data in a message; the ordinal is the tag. {@link Codec} says what follows each. */
enum Tag {
    SYMBOL,
    NEW_SYMBOL,
    LIST,
    LIST_STAR,
    INTEGER,
    NEGATIVE,
    BIGNUM,
    RATIO,
    COMPLEX,
    SINGLE,
    DOUBLE,
    CHARACTER,
    STRING,
    VECTOR,
    BIT_VECTOR,
    ARRAY,
    STRUCTURE,
    HANDLE,
    LABEL,
    REFERENCE,
    ORIGINAL
}

package org.clysm.compiler.image;

/** The kinds of entries in the journal of a message; the ordinal is the tag. {@link Codec} says what follows each. */
enum ChangeTag {
    SUBJECT,
    CREATED,
    RENAMED,
    DELETED,
    USED,
    UNUSED,
    INTERNED,
    PRESENT,
    ABSENT,
    SHADOWING,
    HOMELESS
}

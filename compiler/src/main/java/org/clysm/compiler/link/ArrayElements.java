package org.clysm.compiler.link;

/** The codes in the field {@code element-type} of an array header; {@code arrays/element-types.lisp} has the same. */
final class ArrayElements {

    static final int ANY = 0;
    static final int BIT = 1;
    static final int CHARACTER = 2;

    /** The field {@code fill} of an array without fill pointer. */
    static final int NO_FILL_POINTER = -1;

    private ArrayElements() {}
}

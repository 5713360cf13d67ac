package org.clysm.compiler.data;

import java.util.BitSet;
import java.util.Objects;

/** A simple bit-vector: {@code #*0110}. It has identity. */
public final class BitVector {
    private final BitSet bits;
    private final int length;

    /** Makes a bit-vector of {@code length} zeros. */
    public BitVector(int length) {
        this.bits = new BitSet(length);
        this.length = length;
    }

    public int length() {
        return length;
    }

    public boolean get(int index) {
        return bits.get(checkIndex(index));
    }

    public void set(int index, boolean bit) {
        bits.set(checkIndex(index), bit);
    }

    private int checkIndex(int index) {
        return Objects.checkIndex(index, length);
    }

    @Override
    public String toString() {
        return Printer.brief(this);
    }
}

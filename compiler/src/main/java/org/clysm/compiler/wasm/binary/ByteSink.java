package org.clysm.compiler.wasm.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing sequence of bytes, with the number formats of Wasm 3.0, 5.2. */
public final class ByteSink {

    private byte[] bytes;
    private int size;

    public ByteSink() {
        this(256);
    }

    public ByteSink(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    public int size() {
        return size;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void require(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }

    public void writeByte(int value) {
        require(1);
        bytes[size++] = (byte) value;
    }

    /** Writes an unsigned integer of 32 bits in LEB128. */
    public void writeUnsigned(int value) {
        require(5);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes a signed integer in LEB128. */
    public void writeSigned(long value) {
        require(10);
        long rest = value;
        while (rest < -0x40 || rest > 0x3F) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>= 7;
        }
        bytes[size++] = (byte) (rest & 0x7F);
    }

    /** Writes 4 bytes, the lowest first. */
    public void writeFixed32(int value) {
        require(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Writes 8 bytes, the lowest first. */
    public void writeFixed64(long value) {
        require(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    public void writeBytes(byte[] source) {
        writeBytes(source, 0, source.length);
    }

    public void writeBytes(byte[] source, int start, int length) {
        require(length);
        System.arraycopy(source, start, bytes, size, length);
        size += length;
    }

    public void writeBytes(ByteSink source) {
        writeBytes(source.bytes, 0, source.size);
    }

    /** Writes a string as its length in bytes and its UTF-8; a lone surrogate becomes '?'. */
    public void writeName(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        writeUnsigned(utf8.length);
        writeBytes(utf8);
    }

    /** Returns how many bytes {@link #writeUnsigned} takes for a value. */
    static int unsignedLength(int value) {
        int length = 1;
        for (int rest = value >>> 7; rest != 0; rest >>>= 7) {
            length++;
        }
        return length;
    }

    /** Returns how many bytes {@link #writeSigned} takes for a value that is not negative. */
    static int signedLength(int value) {
        int length = 1;
        for (int rest = value >>> 6; rest != 0; rest >>>= 7) {
            length++;
        }
        return length;
    }
}

package org.clysm.compiler.wasm.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a part of a module, and refuses what the binary format does not allow (Wasm 3.0, 5.2). */
final class ByteSource {

    private final byte[] bytes;
    private final int end;
    private int next;

    ByteSource(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteSource(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.next = start;
        this.end = end;
    }

    int position() {
        return next;
    }

    boolean isAtEnd() {
        return next == end;
    }

    MalformedModuleException malformed(String message) {
        return malformed(next, message);
    }

    MalformedModuleException malformed(int offset, String message) {
        return new MalformedModuleException(offset, message);
    }

    /** Checks that everything was read. */
    void expectEnd(String what) {
        if (next != end) {
            throw malformed(what + " is longer than its content");
        }
    }

    private void require(int count) {
        if (count < 0 || end - next < count) {
            throw malformed("unexpected end");
        }
    }

    int readByte() {
        require(1);
        return bytes[next++] & 0xFF;
    }

    /** Returns the next byte without moving on. */
    int peekByte() {
        require(1);
        return bytes[next] & 0xFF;
    }

    int readFixed32() {
        require(4);
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= readByte() << shift;
        }
        return value;
    }

    long readFixed64() {
        return readFixed32() & 0xFFFFFFFFL | (long) readFixed32() << 32;
    }

    /** Reads an unsigned integer of 32 bits; the result is to be taken as unsigned. */
    int readUnsigned() {
        int start = next;
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int part = readByte();
            value |= (part & 0x7F) << shift;
            if (part < 0x80) {
                if (shift == 28 && part > 0x0F) {
                    break;
                }
                return value;
            }
        }
        throw malformed(start, "integer too large");
    }

    /** Reads a count of things that take at least one byte each, an index or a size. */
    int readCount() {
        int start = next;
        int count = readUnsigned();
        if (count < 0 || count > end - next) {
            throw malformed(start, "count too large");
        }
        return count;
    }

    /** Reads an index below a limit; the name of the index space is for the message. */
    int readIndex(int limit, String space) {
        int start = next;
        int index = readUnsigned();
        if (index < 0 || index >= limit) {
            throw malformed(start, "no " + space + " has the index " + Integer.toUnsignedString(index));
        }
        return index;
    }

    /** Reads a signed integer of the given number of bits. */
    long readSigned(int bits) {
        int start = next;
        long value = 0;
        int shift = 0;
        while (true) {
            int part = readByte();
            value |= (part & 0x7FL) << shift;
            shift += 7;
            if (part < 0x80) {
                value = shift < 64 ? value << 64 - shift >> 64 - shift : lastPart(part, value, start);
                if (bits < 64 && value >> bits - 1 != 0 && value >> bits - 1 != -1) {
                    break;
                }
                return value;
            }
            if (shift >= bits) {
                break;
            }
        }
        throw malformed(start, "integer too large");
    }

    /** Checks that the tenth part of an integer of 64 bits repeats the sign in its unused bits. */
    private long lastPart(int part, long value, int start) {
        if (part != 0x00 && part != 0x7F) {
            throw malformed(start, "integer too large");
        }
        return value;
    }

    byte[] readBytes(int count) {
        require(count);
        next += count;
        return Arrays.copyOfRange(bytes, next - count, next);
    }

    String readName() {
        int start = next;
        byte[] utf8 = readBytes(readUnsigned());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(start, "a name is not in UTF-8");
        }
    }

    /** Reads a size, and returns a source of that many bytes, which are skipped here. */
    ByteSource readPart() {
        int size = readUnsigned();
        require(size);
        next += size;
        return new ByteSource(bytes, next - size, next);
    }
}

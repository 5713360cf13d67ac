package org.clysm.host;

import java.nio.charset.StandardCharsets;
import run.endive.wasm.MalformedException;

/** Reads the sections of a module, or the content of one; what ends too early is malformed. */
final class SectionReader {
    private static final int GROUP_BITS = 7;
    private static final int GROUP = (1 << GROUP_BITS) - 1;

    private final byte[] bytes;
    private int position;

    /** Begins to read. */
    SectionReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether there is more. */
    boolean hasMore() {
        return position < bytes.length;
    }

    /** The next unsigned number in LEB128; the sign of a byte says that more of it follow. */
    int number() {
        int result = 0;
        int shift = 0;
        byte group;
        do {
            require(1);
            group = bytes[position++];
            result |= (group & GROUP) << shift;
            shift += GROUP_BITS;
        } while (group < 0);
        return result;
    }

    /** The next text: its length, and so many bytes of UTF-8. */
    String text() {
        int length = number();
        skip(length);
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    /** The next text: its length, and so many UTF-16 units, a number each. */
    String units() {
        int length = number();
        var result = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            result.append((char) number());
        }
        return result.toString();
    }

    /** Leaves out so many bytes. */
    void skip(int length) {
        require(length);
        position += length;
    }

    /** The number of bytes that were read. */
    int position() {
        return position;
    }

    private void require(int length) {
        if (length < 0 || length > bytes.length - position) {
            throw new MalformedException("it ends too early");
        }
    }
}

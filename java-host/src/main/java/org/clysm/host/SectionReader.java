package org.clysm.host;

import java.nio.charset.StandardCharsets;

/** Reads the content of a custom section of a module. */
final class SectionReader {
    private static final int GROUP_BITS = 7;
    private static final int GROUP = (1 << GROUP_BITS) - 1;

    private final byte[] bytes;
    private int position;

    /**
     * Begins to read.
     *
     * @param bytes what follows the name of the section
     */
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
            group = bytes[position++];
            result |= (group & GROUP) << shift;
            shift += GROUP_BITS;
        } while (group < 0);
        return result;
    }

    /** The next text: its length, and so many bytes of UTF-8. */
    String text() {
        int length = number();
        position += length;
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
        position += length;
    }
}

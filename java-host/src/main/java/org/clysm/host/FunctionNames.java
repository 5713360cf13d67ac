package org.clysm.host;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import run.endive.wasm.types.CustomSection;
import run.endive.wasm.types.UnknownCustomSection;

/**
 * The names of the functions of a module (WebAssembly, appendix "Name Section"). Endive 1.0.0 has a reader of its own,
 * which refuses names with characters that are in no identifier of Java.
 */
final class FunctionNames {
    /** The name of the section. */
    static final String SECTION = "name";

    /** The part of the section with the names of functions. */
    private static final int FUNCTIONS = 1;

    private static final int GROUP_BITS = 7;
    private static final int GROUP = (1 << GROUP_BITS) - 1;

    private final Map<Integer, String> names = new HashMap<>();
    private byte[] bytes = {};
    private int position;

    /**
     * Reads the section.
     *
     * @param content what follows its name
     * @return the section, for a module that is not to know what is in it
     */
    CustomSection read(byte[] content) {
        bytes = content;
        position = 0;
        while (position < bytes.length) {
            int part = bytes[position++];
            int length = number();
            int end = position + length;
            for (int count = part == FUNCTIONS ? number() : 0; count > 0; count--) {
                int index = number();
                names.put(index, text(number()));
            }
            position = end;
        }
        bytes = new byte[0];
        return UnknownCustomSection.builder()
                .withName(SECTION)
                .withBytes(content)
                .build();
    }

    private String text(int length) {
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    /** The number in LEB128 at the position, which is moved behind it; the sign of a byte says that more follow. */
    private int number() {
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

    /** The name of a function by its index. */
    String of(int index) {
        return names.getOrDefault(index, "function " + index);
    }
}

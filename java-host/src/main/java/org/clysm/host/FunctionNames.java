package org.clysm.host;

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

    private final Map<Integer, String> names = new HashMap<>();

    /**
     * Reads the section.
     *
     * @param content what follows its name
     * @return a section for the model of the module
     */
    CustomSection read(byte[] content) {
        var reader = new SectionReader(content);
        while (reader.hasMore()) {
            int part = reader.number();
            int length = reader.number();
            if (part == FUNCTIONS) {
                for (int count = reader.number(); count > 0; count--) {
                    names.put(reader.number(), reader.text());
                }
            } else {
                reader.skip(length);
            }
        }
        return UnknownCustomSection.builder()
                .withName(SECTION)
                .withBytes(content)
                .build();
    }

    /** The name of a function by its index. */
    String of(int index) {
        return names.getOrDefault(index, "function " + index);
    }
}

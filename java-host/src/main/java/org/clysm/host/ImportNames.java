package org.clysm.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.Import;
import run.endive.wasm.types.ImportSection;
import run.endive.wasm.types.TagImport;

/**
 * The names of what a module imports (WebAssembly, section 5.5.5). Endive 1.0.0 refuses names with characters that are
 * in no identifier of Java: it is given the module with other names of the same length, and the model of the module
 * these names.
 */
final class ImportNames {
    /** The bytes before the first section. */
    private static final int HEADER = 8;

    private static final int IMPORT_SECTION = 2;
    private static final int FUNCTION = 0;
    private static final int TAG = 4;
    private static final byte SUBSTITUTE = '_';

    private final List<Name> names = new ArrayList<>();

    /** What an import names. */
    private record Name(String module, String field) {}

    /**
     * Reads the names.
     *
     * @param wasm the bytes of a module, which stay as they are
     * @return the bytes of a module with names that Endive does not refuse
     * @throws run.endive.wasm.MalformedException if the module ends too early
     */
    byte[] read(byte[] wasm) {
        var reader = new SectionReader(wasm);
        reader.skip(HEADER);
        byte[] result = wasm.clone();
        while (reader.hasMore()) {
            int section = reader.number();
            int length = reader.number();
            if (section == IMPORT_SECTION) {
                readImports(reader, result);
                break;
            }
            reader.skip(length);
        }
        return result;
    }

    /** Programs import functions and tags; the names of other imports, and what follows them, stay as they are. */
    private void readImports(SectionReader reader, byte[] result) {
        for (int count = reader.number(); count > 0; count--) {
            names.add(new Name(text(reader, result), text(reader, result)));
            int kind = reader.number();
            if (kind == TAG) {
                reader.number(); // its attribute
            } else if (kind != FUNCTION) {
                return;
            }
            reader.number(); // its type
        }
    }

    /** Reads a text, and puts another into the result. */
    private static String text(SectionReader reader, byte[] result) {
        String text = reader.text();
        int end = reader.position();
        Arrays.fill(result, end - text.getBytes(StandardCharsets.UTF_8).length, end, SUBSTITUTE);
        return text;
    }

    /** The imports of the module that was read, with their names. */
    ImportSection restored(ImportSection section) {
        var result = ImportSection.builder();
        for (int i = 0; i < section.importCount(); i++) {
            Import item = section.getImport(i);
            result.addImport(i < names.size() ? named(item, names.get(i)) : item);
        }
        return result.build();
    }

    private static Import named(Import item, Name name) {
        return switch (item) {
            case FunctionImport function -> new FunctionImport(name.module, name.field, function.typeIndex());
            case TagImport tag ->
                new TagImport(
                        name.module,
                        name.field,
                        tag.tagType().attribute(),
                        tag.tagType().typeIdx());
            default -> item;
        };
    }
}

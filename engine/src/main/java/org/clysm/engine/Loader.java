package org.clysm.engine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes {@code NAME.mjs}: one self-contained ES module that loads {@code NAME.wasm}.
 *
 * <p>The files of {@code host/} keep a simple form, so that joining them is cutting lines: an import is one line, what
 * is exported says so at the start of its line, and top-level names are unique among the files.
 */
public final class Loader {
    /** What every loader begins with. */
    public static final String FIRST_WORDS = "// Loads ";

    private static final List<String> PARTS = List.of(
            "functions.mjs",
            "values.mjs",
            "views.mjs",
            "calls.mjs",
            "promises.mjs",
            "runtime.mjs",
            "objects.mjs",
            "strings.mjs",
            "io.mjs",
            "resolve.mjs",
            "exports.mjs",
            "loader.mjs");

    /** What a loader needs besides if the program imports this module. */
    private static final String FILES_MODULE = "clysm:fs";

    private static final List<String> FILES_PARTS = List.of("memory-files.mjs", "fs.mjs");
    private static final String FILES_EXPORTS = "\nexport { createMemoryFiles };\n";

    private static final Pattern IMPORT_LINE = Pattern.compile("(?m)^import .*;\\n");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

    private Loader() {}

    /**
     * The text of the loader.
     *
     * @param program what to load, from the file {@link Program#wasmFile} beside the loader
     */
    public static String text(Program program) {
        StringBuilder result = new StringBuilder();
        result.append(FIRST_WORDS).append(program.wasmFile()).append(". Written by clysm.\n\n");
        append(result, PARTS);
        boolean usesFiles =
                program.imports().stream().anyMatch(each -> each.module().equals(FILES_MODULE));
        if (usesFiles) {
            append(result, FILES_PARTS);
        }
        return result.append(withoutImports("template.mjs").replace("PROGRAM;", program.description() + ";"))
                .append(usesFiles ? FILES_EXPORTS : "")
                .toString();
    }

    private static void append(StringBuilder result, List<String> parts) {
        for (String part : parts) {
            result.append(EXPORT.matcher(withoutImports(part)).replaceAll("")).append('\n');
        }
    }

    private static String withoutImports(String part) {
        return IMPORT_LINE.matcher(HostFiles.read(part)).replaceAll("").strip() + "\n";
    }
}

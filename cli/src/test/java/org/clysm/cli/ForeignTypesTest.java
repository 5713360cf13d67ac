package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.Test;

/** The table of marshal types in {@code docs/ffi.md} has those that the compiler knows. */
class ForeignTypesTest {

    private static final Pattern NAME = Pattern.compile("`\\(?(:[a-z0-9-]+)[^`]*`");

    private static final String PRINT_NAMES = """
        (do-symbols (symbol :keyword)
          (when (clysm-system::find-expander 'clysm-system::foreign-type symbol) (format t "~(~S~)~%" symbol)))
        """;

    @Test
    void theTableHasTheTypesOfTheCompiler() throws IOException {
        List<String> known = Arrays.asList(
                CommandRun.of("eval", PRINT_NAMES).output().replace("NIL\n", "").split("\\s+"));
        assertThat(known).contains(":fixnum", ":record", ":any");
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(known);
    }

    /** The names in the first column of the table. */
    private static List<String> documented() throws IOException {
        String text = Files.readString(TestTools.projectRoot().resolve("docs/ffi.md"));
        String section = text.substring(text.indexOf("\n## Types\n"), text.indexOf("\n### Records\n"));
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .flatMap(cell -> NAME.matcher(cell).results().map(match -> match.group(1)))
                .toList();
    }
}

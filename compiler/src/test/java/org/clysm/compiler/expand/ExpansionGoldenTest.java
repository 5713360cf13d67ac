package org.clysm.compiler.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Forms and what they expand to: a file per theme, in which each case stands as a comment, forms, an arrow, and the
 * pieces, errors and warnings that come out. The comment may begin with a mode, {@code ; LIBRARY: ...}. {@code mvn test
 * -Dtest=ExpansionGoldenTest -Dgolden.rewrite=true} writes what comes out into the files, to be read as a difference.
 */
class ExpansionGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/clysm/compiler/expand");
    private static final String ARROW = "\n==>";
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private record Case(String comment, String forms, String expected) {

        static Case parse(String text) {
            int start = text.indexOf('\n');
            int arrow = text.indexOf(ARROW);
            return new Case(
                    text.substring(0, start).strip(),
                    text.substring(start, arrow).strip(),
                    text.substring(arrow + ARROW.length()).strip());
        }

        String text() {
            return comment + "\n" + forms + ARROW + "\n" + outcome() + "\n";
        }

        String outcome() {
            Mode mode = Mode.PROGRAM;
            for (Mode each : Mode.values()) {
                if (comment.startsWith("; " + each + ":")) {
                    mode = each;
                }
            }
            return new TestExpansion(mode).run(forms);
        }
    }

    @TestFactory
    Stream<DynamicTest> expansions() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                List<Case> cases = Stream.of(Files.readString(file).split("\n\n"))
                        .map(Case::parse)
                        .toList();
                if (REWRITE) {
                    Files.writeString(
                            file,
                            String.join("\n", cases.stream().map(Case::text).toList()));
                }
                for (Case each : cases) {
                    String expected = REWRITE ? each.outcome() : each.expected();
                    tests.add(DynamicTest.dynamicTest(
                            file.getFileName() + " " + each.comment(),
                            () -> assertThat(each.outcome()).isEqualTo(expected)));
                }
            }
        }
        return tests.stream();
    }
}

package org.clysm.compiler.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.SourceText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rows of {@code text => what it reads as}: all its forms, printed as seen from COMMON-LISP-USER. An error is {@code !}
 * with line, column and message; {@code \n} is a newline. Each row starts from the same packages and features.
 */
class ReaderTableTest {
    @TestFactory
    Stream<DynamicTest> numbers() throws IOException {
        return rows("numbers.txt");
    }

    @TestFactory
    Stream<DynamicTest> symbols() throws IOException {
        return rows("symbols.txt");
    }

    @TestFactory
    Stream<DynamicTest> macroCharacters() throws IOException {
        return rows("macro-characters.txt");
    }

    @TestFactory
    Stream<DynamicTest> characters() throws IOException {
        return rows("characters.txt");
    }

    @TestFactory
    Stream<DynamicTest> backquote() throws IOException {
        return rows("backquote.txt");
    }

    @TestFactory
    Stream<DynamicTest> errors() throws IOException {
        return rows("errors.txt");
    }

    private static Stream<DynamicTest> rows(String file) throws IOException {
        try (InputStream stream = ReaderTableTest.class.getResourceAsStream(file)) {
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream().map(ReaderTableTest::row);
        }
    }

    private static DynamicTest row(String line) {
        int arrow = line.lastIndexOf(" => ");
        String text = line.substring(0, arrow);
        String expected = line.substring(arrow + 4);
        return DynamicTest.dynamicTest(
                text, () -> assertThat(readAll(text.replace("\\n", "\n"))).isEqualTo(expected));
    }

    /** Returns what a row says about a text, to the right of the arrow. */
    static String readAll(String text) {
        Packages packages = new Packages();
        Reader reader = new Reader(new SourceText("row", text), context(packages));
        StringBuilder result = new StringBuilder();
        try {
            for (Object form = reader.read(); form != Reader.EOF; form = reader.read()) {
                result.append(result.isEmpty() ? "" : " ").append(Printer.full(form, packages.commonLispUser()));
            }
        } catch (ReaderException e) {
            result.append(result.isEmpty() ? "! " : " ! ")
                    .append(e.position().line())
                    .append(':')
                    .append(e.position().column())
                    .append(' ')
                    .append(e.getMessage());
        }
        return result.toString().replace("\n", "\\n");
    }

    private static ReaderContext context(Packages packages) {
        Package other = packages.make("OTHER", List.of("O"), List.of(packages.commonLisp()));
        packages.export(other.intern("EXT"), other);
        packages.export(other.intern("low"), other);
        other.intern("INT");
        ReaderContext context = new ReaderContext(packages, new Positions());
        context.setFeatures(List.of(packages.keyword("CLYSM"), packages.keyword("ABLE"))::contains);
        context.setEvaluator(form -> packages.keyword("VALUE"));
        return context;
    }
}

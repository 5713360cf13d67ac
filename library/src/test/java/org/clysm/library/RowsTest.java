package org.clysm.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.driver.ProgramCompiler;
import org.clysm.compiler.image.Image;
import org.clysm.engine.RunOptions;
import org.clysm.engine.v8.ImageEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The library's functions, run: tables of rows (form value) in {@code src/test/lisp}. Each form is compiled and
 * evaluated in an image, and what it returns must be printed as the value is.
 */
class RowsTest {

    private static final Path TABLES = Path.of("src", "test", "lisp");

    /** The definitions that tables share, evaluated before each. */
    private static final Path SUPPORT = TABLES.resolve("support").resolve("outcome.lisp");

    /** What rows read is at its end: the standard input of a process of tests speaks to whoever runs the tests. */
    private static final RunOptions WITHOUT_INPUT =
            new RunOptions(List.of(), List.of(), InputStream.nullInputStream(), System.out, System.err);

    /**
     * Returns the rows that fail, each as a list of the form, what it printed and what was expected. A row's form is
     * compiled with the literals of the table, inside another form.
     */
    private static final String CHECK = """
        (defvar *row-failures* '())
        (defun check-row (form value expected)
          (unless (string= value expected)
            (push (list form value expected) *row-failures*)))
        (defmacro check-rows (&rest rows)
          `(progn
             ,@(mapcar (lambda (row)
                         `(check-row ',(first row) (prin1-to-string ,(first row)) (prin1-to-string ',(second row))))
                       rows)))
        (check-rows
        %s
        )
        (reverse *row-failures*)
        """;

    static Stream<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRowReturnsItsValue(String table) throws IOException {
        var text = CHECK.formatted(Files.readString(TABLES.resolve(table)));
        try (Image image = new ValidatedImage(ImageEngine.open(WITHOUT_INPUT))) {
            var compiler = new ProgramCompiler(image, StandardLibrary.load());
            compiler.evaluateAndPrint(new SourceText(SUPPORT.toString(), Files.readString(SUPPORT)));
            List<String> values = compiler.evaluateAndPrint(new SourceText(table, text));
            assertThat(values).containsExactly("NIL");
        }
    }
}

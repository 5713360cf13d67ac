import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks or repairs the form of every source file: palantir-java-format for Java, a few rules of text for all.
 *
 * <p>Runs in a JVM of its own, chosen by the toolchain, because the formatter parses with the compiler of the Java that
 * runs it, and Maven's may be older than the language we write.
 *
 * <p>Usage: {@code java Style.java check|apply PATH}. Ends with 1 if {@code check} finds something.
 */
final class Style {

    /** Directories whose content is made by machines. */
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".idea", ".vscode");

    /** Endings of the files that are ours to keep tidy. */
    private static final Set<String> ENDINGS =
            Set.of("java", "lisp", "mjs", "js", "ts", "json", "xml", "md", "sh", "html", "css");

    /** Where Lisp programs stand as tables, a row a line, with expected output in strings. */
    private static final String TABLES = "src/test/";

    /** Endings of files whose lines are allowed to be long: tables of prose, and what machines write. */
    private static final Set<String> LONG_LINES = Set.of("md", "json", "xml");

    /** Past 500 lines a second role usually wants to move out of a file; past this it must. */
    private static final int MAX_FILE_LINES = 700;

    private static final int MAX_COLUMNS = 120;

    /** A word too long for any line: data in a string. */
    private static final Pattern UNBREAKABLE = Pattern.compile("\\S{" + MAX_COLUMNS + "}");

    /** An unnamed component of a record pattern, which the formatter understands as {@code var _} only. */
    private static final Pattern UNNAMED =
            Pattern.compile("(?<=\\b(?:case|instanceof) [^\"\\n]{1,200}[(,] ?)_(?=[,)])(?=[^\\n]*(?:->|\\)))");

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    private final boolean apply;
    private final List<String> complaints = new ArrayList<>();

    private Style(boolean apply) {
        this.apply = apply;
    }

    public static void main(String[] arguments) throws IOException {
        Style style = new Style(arguments[0].equals("apply"));
        for (Path file : sourceFiles(Path.of(arguments[1]))) {
            style.visit(file.normalize());
        }
        style.complaints.forEach(System.err::println);
        System.exit(style.complaints.isEmpty() ? 0 : 1);
    }

    private static List<Path> sourceFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return SKIPPED.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (ENDINGS.contains(ending(file))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    /** Formats a Java file, in place when asked to. A file that is not as it should be and stays so is a complaint. */
    private String format(String name, Path file, String text) throws IOException {
        try {
            String understood = apply ? UNNAMED.matcher(text).replaceAll("var _") : text;
            String formatted = FORMATTER.formatSourceAndFixImports(understood);
            if (formatted.equals(text)) {
                return text;
            }
            if (!apply) {
                complaints.add(name + ": not formatted; `mvn -q -N validate -Dformat=.` formats all files");
                return text;
            }
            Files.writeString(file, formatted);
            return formatted;
        } catch (FormatterException problem) {
            complaints.add(
                    name + ": " + problem.getMessage() + " (of Java 25, the formatter knows neither `_` alone in a"
                            + " record pattern, to be written `var _`, nor `import module`)");
            return text;
        }
    }

    private void visit(Path file) throws IOException {
        String name = file.toString();
        String ending = ending(file);
        String text = Files.readString(file);
        if (ending.equals("java")) {
            text = format(name, file, text);
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            complaints.add(name + ": no newline at the end");
        }
        List<String> lines = text.lines().toList();
        if (lines.size() > MAX_FILE_LINES && !ending.equals("json")) {
            complaints.add(name + ": " + lines.size() + " lines, more than " + MAX_FILE_LINES + "; move a role out");
        }
        if (ending.equals("lisp") && name.contains(TABLES)) {
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            checkLine(name + ":" + (i + 1), lines.get(i), LONG_LINES.contains(ending));
        }
    }

    private void checkLine(String place, String line, boolean mayBeLong) {
        if (line.indexOf('\t') >= 0) {
            complaints.add(place + ": tab");
        }
        if (!line.isEmpty() && Character.isWhitespace(line.charAt(line.length() - 1))) {
            complaints.add(place + ": blanks at the end of the line");
        }
        if (line.codePointCount(0, line.length()) > MAX_COLUMNS
                && !mayBeLong
                && !UNBREAKABLE.matcher(line).find()) {
            complaints.add(place + ": more than " + MAX_COLUMNS + " columns");
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

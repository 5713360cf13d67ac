package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code clysm} at the root, in a copy of the project where a small program stands for the command and a
 * script for Maven.
 */
class LauncherTest {

    private static final String PROGRAM = """
        package org.clysm.cli;

        class Main {
            public static void main(String[] arguments) {
                System.out.println("ran " + String.join(" ", arguments));
                System.exit(arguments.length == 1 ? 7 : 0);
            }
        }
        """;

    private static final String MAVEN = """
        #!/usr/bin/env bash
        echo "[INFO] Scanning for projects..."
        echo once >>builds
        if grep -q broken compiler/src/main/Source.java; then
            echo "[ERROR] Source.java:[1,1] class expected"
            exit 1
        fi
        mkdir -p cli/target
        cp main.jar cli/target/clysm-cli-1.jar
        printf '%s' "$PWD/needed.jar" >cli/target/classpath
        """;

    @TempDir
    private Path folder;

    private Path root;

    private record Run(int status, String output, String errors) {}

    @BeforeEach
    void makeProject() throws Exception {
        // Scripts break on names with blanks first.
        root = Files.createDirectory(folder.resolve("with blanks"));
        Path project = TestTools.projectRoot();
        Files.createDirectories(root.resolve("dev"));
        for (String script : List.of("clysm", "dev/build.sh", "dev/tools.sh")) {
            Files.copy(project.resolve(script), root.resolve(script));
        }
        Files.createFile(root.resolve("pom.xml"));
        for (String module : List.of("compiler", "engine", "library", "cli")) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.createFile(root.resolve(module).resolve("pom.xml"));
        }
        Files.writeString(source(), "class Source {}");
        writeJar(root.resolve("main.jar"), "org/clysm/cli/Main.class", compile());
        writeJar(root.resolve("needed.jar"), "needed", new byte[1]);
        Path maven = Files.createDirectory(root.resolve("bin")).resolve("mvn");
        Files.writeString(maven, MAVEN);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path source() {
        return root.resolve("compiler/src/main/Source.java");
    }

    private byte[] compile() throws IOException {
        JavaFileObject program = new SimpleJavaFileObject(URI.create("Main.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return PROGRAM;
            }
        };
        List<String> options = List.of("-proc:none", "-d", root.toString());
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, options, null, List.of(program))
                .call();
        assertThat(compiled).isTrue();
        return Files.readAllBytes(root.resolve("org/clysm/cli/Main.class"));
    }

    private static void writeJar(Path jar, String name, byte[] content) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(name));
            out.write(content);
        }
    }

    private Run clysm(String... arguments) throws Exception {
        return runWithPath(root.resolve("bin") + ":" + System.getenv("PATH"), arguments);
    }

    private Run runWithPath(String path, String... arguments) throws Exception {
        return runWithPath(root.resolve("clysm"), path, arguments);
    }

    private Run runWithPath(Path script, String path, String... arguments) throws Exception {
        Path output = root.resolve("output");
        Path errors = root.resolve("errors");
        List<String> command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(root.resolve("elsewhere")).toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        int status = builder.start().waitFor();
        return new Run(status, Files.readString(output), Files.readString(errors));
    }

    private long builds() throws IOException {
        try (Stream<String> lines = Files.lines(root.resolve("builds"))) {
            return lines.count();
        }
    }

    private void changeSource(String text) throws IOException {
        Files.writeString(source(), text, StandardOpenOption.APPEND);
        FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 1000);
        Files.setLastModifiedTime(source(), later);
    }

    @Test
    void buildsOnceWithOneLineOfProgress() throws Exception {
        Run first = clysm("run", "a b");
        assertThat(first.output()).isEqualTo("ran run a b\n");
        assertThat(first.errors().lines()).hasSize(1).first().asString().startsWith("clysm: building");
        assertThat(first.status()).isZero();
        assertThat(root.resolve("target/clysm/clysm.aot")).exists();

        assertThat(clysm("one")).isEqualTo(new Run(7, "ran one\n", ""));
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenSourcesChange() throws Exception {
        clysm("run", "x");
        changeSource("// more");
        assertThat(clysm("run", "x").output()).isEqualTo("ran run x\n");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void showsTheErrorsOfAFailedBuildAndKeepsNothingHalf() throws Exception {
        changeSource("broken");
        Run failed = clysm("run", "x");
        assertThat(failed.status()).isEqualTo(2);
        assertThat(failed.output()).isEmpty();
        assertThat(failed.errors())
                .contains("Source.java:[1,1] class expected")
                .contains("build failed")
                .contains(root.toRealPath().resolve("target/build.log").toString())
                .doesNotContain("INFO");
        assertThat(root.resolve("target/clysm")).doesNotExist();
    }

    @Test
    void buildsAgainWhatIsDamaged() throws Exception {
        clysm("run", "x");
        Files.delete(root.resolve("target/clysm/lib/needed.jar"));
        assertThat(clysm("run", "x").output()).isEqualTo("ran run x\n");
        Files.writeString(root.resolve("target/clysm/stamp"), "\n");
        assertThat(clysm("run", "x").output()).isEqualTo("ran run x\n");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void aDamagedCacheOfClassesDoesNoHarm() throws Exception {
        clysm("run", "x");
        Files.writeString(root.resolve("target/clysm/clysm.aot"), "damaged");
        assertThat(clysm("run", "x")).isEqualTo(new Run(0, "ran run x\n", ""));
    }

    @Test
    void saysThatItCannotWrite() throws Exception {
        Files.createFile(root.resolve("target"));
        assertThat(clysm("run", "x"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "clysm: cannot build: the folder " + root.toRealPath().resolve("target")
                                + " cannot be written.\n"));
    }

    @Test
    void runsThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("clysm"));
        assertThat(runWithPath(link, root.resolve("bin") + ":" + System.getenv("PATH"), "run", "x")
                        .output())
                .isEqualTo("ran run x\n");
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Path tools = Files.createDirectory(root.resolve("tools"));
        for (String tool : List.of("bash", "dirname", "env", "find", "readlink", "sed")) {
            Files.createSymbolicLink(tools.resolve(tool), which(tool));
        }
        Run failed = runWithPath(tools.toString(), "run", "x");
        assertThat(failed.status()).isEqualTo(2);
        assertThat(failed.errors()).startsWith("clysm: Maven is missing").hasLineCount(1);
    }

    private static Path which(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}

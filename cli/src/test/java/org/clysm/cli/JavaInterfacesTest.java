package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.clysm.host.LispInstance;
import org.clysm.host.LispProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code clysm build --java} writes compiles, and fits the module, for every marshal type. */
class JavaInterfacesTest {

    private static final List<String> TYPES = List.of(
            ":fixnum",
            ":uint8",
            ":int32",
            ":uint32",
            ":int64",
            ":uint64",
            ":integer",
            ":float",
            ":single-float",
            ":number",
            ":boolean",
            ":character",
            ":string",
            ":keyword",
            "(:enum (:red 0) (:green 1))",
            "(:enum :left :right)",
            ":bytes",
            "(:list (:list :fixnum))",
            "(:vector :double-float)",
            "(:vector :string)",
            "(:record (x :float) (y :string))",
            "point",
            "(:nullable :fixnum)",
            "(:function (:fixnum) :string)",
            "(:promise :string)",
            "(:promise :void)",
            "(:instance \"java.util.Date\")",
            ":host-object",
            ":any",
            ":anyref");

    @TempDir
    private Path folder;

    private static String source() {
        var program = new StringBuilder("(ffi:define-foreign-record point (x :float) (y :float :optional t))\n");
        for (int i = 0; i < TYPES.size(); i++) {
            program.append("""
                (ffi:define-foreign-function trip-%1$d "host.trip%1$d" (%2$s %2$s) %2$s)
                (defun call-%1$d (a b) (trip-%1$d a b))
                (ffi:export-function call-%1$d :signature ((%2$s %2$s) %2$s))
                (ffi:export-function call-%1$d :as "async-%1$d" :signature ((%2$s %2$s) %2$s) :async t)
                """.formatted(i, TYPES.get(i)));
        }
        return program.append("""
            (ffi:define-foreign-function note "host.note" (:string &optional :fixnum &key (level :fixnum)) :void)
            (ffi:define-foreign-function note-all "host.noteAll" (:string &rest :any) :void)
            (defun notes (a &optional b &key c) (note a b :level c) (note a) (apply #'note-all (list a b c)))
            (ffi:export-function notes :signature ((:string &optional :fixnum &key (c :fixnum)) :void))
            (defun values-of (&rest all) (values-list all))
            (ffi:export-function values-of :signature ((&rest :any) (:values :any :any)))
            (ffi:export-function same :as "grö-ße" :signature ((:string) :string))
            (defun same (größe) größe)
            (ffi:export-function same :as "grö ße?" :signature ((:string) :string))
            (ffi:export-function same :as "😀" :signature ((:string) :string))
            (ffi:export-function same :as "→" :signature ((:string) :string))
            (ffi:export-function same :as "new" :signature ((:string) :string))
            """).toString();
    }

    @Test
    void compileAndFit() throws Exception {
        Path program = Files.writeString(folder.resolve("types.lisp"), source());
        Path out = folder.resolve("out");
        CommandRun.of("build", program, "-o", out.resolve("types.wasm"), "--java", "org.example")
                .assertSuccess();
        compile(out.resolve("org/example"));
        try (var loader =
                new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL()})) {
            Class<?> imports = loader.loadClass("org.example.HostImports");
            Object host = Proxy.newProxyInstance(loader, new Class<?>[] {imports}, (_, _, arguments) -> arguments[0]);
            LispInstance lisp = LispProgram.read(out.resolve("types.wasm"))
                    .newInstance()
                    .object("host", host)
                    .start();
            Class<?> exports = loader.loadClass("org.example.TypesExports");
            assertThat(exports.getMethods()).hasSizeGreaterThan(2 * TYPES.size());
            assertThat(lisp.as(exports)).isNotNull();
            assertThat(Arrays.stream(exports.getMethods()).map(Method::getName))
                    .contains("größe", "größe2", "__", "__2", "new_");
            assertThat(lisp.call("call-0", 1, 2)).isEqualTo(1);
        }
    }

    private void compile(Path sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-d",
                folder.resolve("classes").toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).forEach(arguments::add);
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, System.err, arguments.toArray(String[]::new));
        assertThat(result).isZero();
    }
}

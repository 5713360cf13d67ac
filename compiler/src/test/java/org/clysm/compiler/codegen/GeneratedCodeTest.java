package org.clysm.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clysm.testing.ModuleValidator;
import org.clysm.testing.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs small programs on Node and compares what they return; each row of the resource is a form and its value, or the
 * run-time function that it calls and that does not come back.
 */
class GeneratedCodeTest {

    private static final String RUNNER = """
        import {readFileSync} from 'node:fs';
        const names = process.argv.slice(3);
        const module = new WebAssembly.Module(readFileSync(process.argv[2]));
        const instance = new WebAssembly.Instance(module, {});
        instance.exports._start?.();
        for (const name of names) {
          let value;
          try { value = instance.exports[name](); }
          catch (error) { value = /(SYS:[^ ]+)/.exec(error.stack)?.[1] ?? error; }
          console.log(value);
        }
        """;

    @TempDir
    Path folder;

    private record Row(String form, String value) {}

    @Test
    void formsHaveTheirValues() throws IOException, InterruptedException {
        var text = new String(
                GeneratedCodeTest.class.getResourceAsStream("forms.lisp").readAllBytes(), StandardCharsets.UTF_8);
        var program = new TestProgram();
        var rows = new ArrayList<Row>();
        var prelude = new StringBuilder();
        var form = new StringBuilder();
        for (String line : text.split("\n")) {
            int arrow = line.indexOf("; => ");
            if (line.startsWith(";;;") || line.isBlank()) {
                prelude.append(form);
                form.setLength(0);
            } else if (arrow >= 0) {
                form.append(line, 0, arrow);
                rows.add(new Row(form.toString(), line.substring(arrow + 5).trim()));
                form.setLength(0);
            } else {
                form.append(line).append('\n');
            }
        }
        program.add(prelude.toString());
        for (int i = 0; i < rows.size(); i++) {
            program.add("(defun test-" + i + " () " + rows.get(i).form + ")");
            program.export("TEST-" + i);
        }
        var module = program.link();
        var file = folder.resolve("test.wasm");
        Files.write(file, module);
        ModuleValidator.assertValid(module);
        var values = run(file, rows.size());
        var actual = new ArrayList<Row>();
        for (int i = 0; i < rows.size(); i++) {
            actual.add(new Row(rows.get(i).form, values.get(i)));
        }
        assertThat(actual).containsExactlyElementsOf(rows);
    }

    private List<String> run(Path module, int count) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("run.mjs"), RUNNER);
        var arguments = new ArrayList<>(List.of(module.toString()));
        for (int i = 0; i < count; i++) {
            arguments.add("TEST-" + i);
        }
        return Processes.node(folder, "run.mjs", arguments.toArray(String[]::new))
                .lines()
                .toList();
    }
}

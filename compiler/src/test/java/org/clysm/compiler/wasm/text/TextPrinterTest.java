package org.clysm.compiler.wasm.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.SampleModule;
import org.clysm.compiler.wasm.binary.ModuleReader;
import org.clysm.compiler.wasm.binary.ModuleWriter;
import org.clysm.compiler.wasm.binary.NameDetail;
import org.junit.jupiter.api.Test;

/**
 * Compares texts with golden files in {@code src/test/resources/wasm}; with {@code -Dgolden=write} the tests write them
 * instead.
 */
class TextPrinterTest {

    private static void compare(String file, String text) throws IOException {
        var path = Path.of("src/test/resources/wasm", file);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(path, text);
        }
        assertThat(text).isEqualTo(Files.readString(path));
    }

    @Test
    void printsModuleAsBuilt() throws IOException {
        compare("sample-built.wat", TextPrinter.print(SampleModule.build()));
    }

    @Test
    void printsModuleAsRead() throws IOException {
        byte[] bytes = ModuleWriter.write(SampleModule.build(), NameDetail.ALL).bytes();
        compare("sample-read.wat", TextPrinter.print(ModuleReader.read(bytes)));
    }

    @Test
    void printsModuleWithoutNames() throws IOException {
        byte[] bytes = ModuleWriter.write(SampleModule.build(), NameDetail.NONE).bytes();
        compare("sample-nameless.wat", TextPrinter.print(ModuleReader.read(bytes)));
    }

    @Test
    void makesNamesOfLocalsAndLabelsUniqueAndShowsOnlyTargets() {
        var x = new Local("x", NumberType.I32);
        var other = new Local("x", NumberType.I32);
        var done = new Label("done");
        var code = new CodeBuilder()
                .block(
                        done,
                        BlockType.NONE,
                        c -> c.sourceLine(3).localGet(x).localTee(other).brTable(List.of(done), done))
                .localGet(x)
                .when(c -> c.localGet(other).drop())
                .build();
        assertThat(TextPrinter.print(code)).isEqualTo("""
            block $done
              ;; line 3
              local.get $x
              local.tee $x_1
              br_table $done $done
            end
            local.get $x
            if
              local.get $x_1
              drop
            end
            """);
    }
}

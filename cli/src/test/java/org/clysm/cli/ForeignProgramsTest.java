package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs in {@code src/test/ffi} run on every host that has functions for them ({@link ForeignHost#all}). All
 * hosts must print the same, and that must be what stands in NAME.out. Warnings of the compiler do not matter here.
 *
 * <p>With {@code -Dffi.rewrite=true} the test writes what the first host printed to NAME.out; read the difference.
 * {@code -Dffi.programs=PATTERN} leaves out programs whose names do not match the regular expression.
 */
class ForeignProgramsTest {

    static List<ForeignProgram> programs() throws IOException {
        String pattern = System.getProperty("ffi.programs", ".*");
        return ForeignProgram.all().stream()
                .filter(program -> program.name().matches(pattern))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void allHostsPrintWhatStandsBesideIt(ForeignProgram program) throws IOException {
        String first = null;
        for (ForeignHost host : ForeignHost.all()) {
            if (!host.runs(program)) {
                continue;
            }
            String output = host.output(program);
            if (first == null) {
                first = output;
                if (Boolean.getBoolean("ffi.rewrite")) {
                    Files.writeString(program.expectedOutput(), first);
                }
            }
            assertThat(output).as("%s on %s", program, host.name()).isEqualTo(first);
        }
        assertThat(first).isEqualTo(Files.readString(program.expectedOutput()));
    }
}

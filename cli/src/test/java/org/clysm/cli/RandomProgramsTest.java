package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.driver.ProgramCompiler;
import org.clysm.compiler.passes.Optimization;
import org.clysm.engine.RunOptions;
import org.clysm.engine.v8.ImageEngine;
import org.clysm.engine.v8.V8Engine;
import org.clysm.library.StandardLibrary;
import org.clysm.testing.ModuleValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs do the same with all passes as with none. To look for faults, run it for more and larger programs:
 * {@code -Drandom.first=1000 -Drandom.count=5000 -Drandom.depth=7}.
 */
class RandomProgramsTest {

    private static final int BATCH = 50;
    private static final long FIRST = Long.getLong("random.first", 1);
    private static final int COUNT = Integer.getInteger("random.count", 2 * BATCH);
    private static final int DEPTH = Integer.getInteger("random.depth", 5);

    /** Prints what a function of no arguments returns, or which error it signals. */
    private static final String PRELUDE = """
        (defun random-program-clean (object)
          (cond ((functionp object) :function)
                ((typep object 'condition) :condition)
                ((consp object) (cons (random-program-clean (car object)) (random-program-clean (cdr object))))
                (t object)))
        (defun random-program-show (number function)
          (let ((values (handler-case (multiple-value-list (funcall function))
                          (type-error () '(:type-error))
                          (arithmetic-error () '(:arithmetic-error))
                          (program-error () '(:program-error))
                          (undefined-function () '(:undefined-function))
                          (control-error () '(:control-error))
                          (error () '(:error)))))
            (format t "~D ~S~%" number (random-program-clean values))))
        """;

    static LongStream batches() {
        return LongStream.iterate(FIRST, first -> first < FIRST + COUNT, first -> first + BATCH);
    }

    @ParameterizedTest(name = "from seed {0}")
    @MethodSource("batches")
    void doesTheSameWithAllPassesAsWithNone(long first) {
        var text = PRELUDE
                + LongStream.range(first, first + BATCH)
                        .mapToObj(RandomProgramsTest::program)
                        .collect(Collectors.joining());
        var optimized = answers(text, Optimization.FULL);
        assertThat(optimized).hasSize(BATCH).isEqualTo(answers(text, Optimization.NONE));
    }

    private static String program(long seed) {
        var prefix = "p" + seed;
        return RandomProgram.generate(prefix, seed, DEPTH)
                + "(random-program-show %d #'%s-main)%n".formatted(seed, prefix);
    }

    /** Compiles programs into one module, runs it, and returns what each printed, by its seed. */
    private static Map<String, String> answers(String text, Optimization optimization) {
        var output = new ByteArrayOutputStream();
        var options = RunOptions.standard().withStreams(InputStream.nullInputStream(), output, output);
        try (ImageEngine image = ImageEngine.open(options)) {
            var compiler = new ProgramCompiler(image, StandardLibrary.load(), optimization);
            var program = compiler.compile(List.of(new SourceText("random.lisp", text)))
                    .orElseThrow();
            ModuleValidator.assertValid(program.module().bytes());
            new V8Engine().run(LinkedPrograms.describe("random", program), options);
        }
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }
}

package org.clysm.compiler.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.clysm.compiler.codegen.Primitives;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.ir.IrPrinter;
import org.clysm.compiler.ir.IrReader;
import org.clysm.compiler.ir.IrVerifier;
import org.clysm.compiler.ir.Node;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each pass on texts: a file per pass, in which each case stands as a comment, the core language before, an arrow, and
 * the core language after. {@code mvn test -Dtest=PassGoldenTest -Dgolden.rewrite=true} writes what comes out into the
 * files, to be read as a difference.
 */
class PassGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/clysm/compiler/passes");
    private static final String ARROW = "\n==>\n";
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private static final Map<String, UnaryOperator<Node>> PASSES = Map.of(
            "constant-folding", ConstantFolding::run,
            "simplify", Simplify::run,
            "inline-lambdas", InlineLambdas::run,
            "contification", Contification::run);

    private record Case(String comment, String before, String after) {

        static Case parse(String text) {
            int start = text.indexOf('(');
            int arrow = text.indexOf(ARROW);
            return new Case(
                    text.substring(0, start).strip(),
                    text.substring(start, arrow).strip(),
                    text.substring(arrow + ARROW.length()).strip());
        }

        String text(String newAfter) {
            return comment + "\n" + before + ARROW + newAfter + "\n";
        }
    }

    @TestFactory
    Stream<DynamicTest> passes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, UnaryOperator<Node>> pass : PASSES.entrySet()) {
            Path file = FOLDER.resolve(pass.getKey() + ".ir");
            List<Case> cases = Stream.of(Files.readString(file).split("\n\n"))
                    .map(Case::parse)
                    .toList();
            if (REWRITE) {
                List<String> texts = cases.stream()
                        .map(each -> each.text(run(pass.getValue(), each.before())))
                        .toList();
                Files.writeString(file, String.join("\n", texts));
            }
            for (Case each : cases) {
                tests.add(DynamicTest.dynamicTest(
                        pass.getKey() + " " + each.comment(),
                        () -> assertThat(run(pass.getValue(), each.before()))
                                .isEqualTo(REWRITE ? run(pass.getValue(), each.before()) : each.after())));
            }
        }
        return tests.stream();
    }

    private static String run(UnaryOperator<Node> pass, String before) {
        Node node = new IrReader(new Packages(), Primitives.TABLE::find).read(before);
        IrVerifier.verify(node);
        VariableUses.mark(node);
        Node result = pass.apply(node);
        IrVerifier.verify(result);
        return IrPrinter.print(result);
    }
}

package org.clysm.compiler.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.clysm.compiler.codegen.Primitives;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.IrPrinter;
import org.clysm.compiler.ir.IrReader;
import org.clysm.compiler.ir.IrVerifier;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.ir.Variable;
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
    private static final Packages PACKAGES = new Packages();
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

    private static final Map<String, Function<Node, String>> PASSES = Map.of(
            "constant-folding", node -> transform(ConstantFolding::run, node),
            "simplify", node -> transform(Simplify::run, node),
            "inline-lambdas", node -> transform(InlineLambdas::run, node),
            "contification", node -> transform(Contification::run, node),
            "type-inference", PassGoldenTest::types,
            "closed-functions", PassGoldenTest::closed,
            "all", PassGoldenTest::all);

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
        for (Map.Entry<String, Function<Node, String>> pass : PASSES.entrySet()) {
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

    private static String run(Function<Node, String> pass, String before) {
        Node node = new IrReader(PACKAGES, Primitives.TABLE::find).read(before);
        IrVerifier.verify(node);
        VariableUses.mark(node);
        return pass.apply(node);
    }

    private static String transform(UnaryOperator<Node> pass, Node node) {
        Node result = pass.apply(node);
        IrVerifier.verify(result);
        return IrPrinter.print(result);
    }

    /** A line for each variable in the order of binding, and one for the result of the function that is the node. */
    private static String types(Node node) {
        TopLevel.Program program = program(node);
        TypeInformation types = TypeInference.run(program, FunctionTypes.NONE, Set.of());
        return types(program, types);
    }

    private static String types(TopLevel.Program program, TypeInformation types) {
        Lambda lambda = ((TopLevel.DefineFunction) program.forms().getFirst()).lambda();
        List<String> lines = new ArrayList<>();
        NodeChildren.forEachDeep(new Node.Closure(lambda), each -> {
            List<Variable> variables = new ArrayList<>(NodeChildren.boundVariables(each));
            NodeChildren.lambdas(each)
                    .forEach(inner -> variables.addAll(inner.parameters().variables()));
            variables.forEach(variable -> lines.add(variable + ": " + types.of(variable)));
        });
        lines.add("=> " + types.resultOf(lambda));
        return String.join("\n", lines);
    }

    /**
     * A line for each function of a whole program: the lambdas of a sequence, named F, G, and so on; what stands among
     * them is evaluated.
     */
    private static String closed(Node node) {
        List<TopLevel> forms = new ArrayList<>();
        for (Node each : ((Node.Sequence) node).nodes()) {
            String name = String.valueOf((char) ('F' + forms.size()));
            forms.add(
                    each instanceof Node.Closure(Lambda lambda)
                            ? definition(name, lambda)
                            : new TopLevel.Evaluate(each, new Trigger.Always(), null));
        }
        TopLevel.Program program = new TopLevel.Program(forms);
        Set<FunctionName> closed = ClosedFunctions.of(program, FunctionTypes.NONE);
        TypeInformation types = TypeInference.run(program, FunctionTypes.NONE, closed);
        List<String> lines = new ArrayList<>();
        for (TopLevel form : forms) {
            if (form instanceof TopLevel.DefineFunction(FunctionName name, Lambda lambda, var _, var _)) {
                StringBuilder line = new StringBuilder(name.symbol().name());
                line.append(closed.contains(name) ? " closed" : " open");
                lambda.parameters().variables().forEach(each -> line.append(" " + each + ": " + types.of(each)));
                lines.add(line + " => " + types.resultOf(lambda));
            }
        }
        return String.join("\n", lines);
    }

    /** What the whole pipeline makes of a function named F, and its types. */
    private static String all(Node node) {
        PassPipeline.Result result = PassPipeline.run(program(node));
        return IrPrinter.print(result.program()) + types(result.program(), result.types());
    }

    private static TopLevel.Program program(Node node) {
        return new TopLevel.Program(List.of(definition("F", ((Node.Closure) node).lambda())));
    }

    private static TopLevel.DefineFunction definition(String name, Lambda lambda) {
        FunctionName function = FunctionName.of(PACKAGES.commonLispUser().intern(name));
        return new TopLevel.DefineFunction(function, lambda, new Trigger.Always(), null);
    }
}

package org.clysm.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.types.LispType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The printer, the reader of its text, the verifier, the traversals: all by the same texts. */
class IrTextTest {

    /** A primitive that takes anything, so that texts need no table. */
    private record AnyPrimitive(String name, int count) implements Primitive {

        @Override
        public List<LispType> argumentTypes() {
            return java.util.Collections.nCopies(count, LispType.T);
        }

        @Override
        public LispType resultType(List<LispType> argumentTypes) {
            return LispType.T;
        }

        @Override
        public boolean isTotal(List<LispType> types) {
            return true;
        }

        @Override
        public boolean isFlushable() {
            return false;
        }

        @Override
        public boolean isFoldable() {
            return false;
        }
    }

    private static Node read(String text) {
        return new IrReader(new Packages(), (name, count) -> new AnyPrimitive(name.qualifiedName(), count)).read(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42",
                "'(1 2)",
                "(lambda (X) (let ((Y (CL:CAR X))) (if Y (call CL-USER:F Y X) (the CONS X))))",
                "(lambda (X &optional (Y X Y-P) &rest R) (values X Y Y-P R))",
                "(functions ((F (N) (call-local F (CL:1+ N)))) (funcall (local-function F) 0))",
                "(block B (tagbody T (L (seq (return B 1) (go T L)))))",
                "(bind-values (A B) (values 1 2) (values-prog1 A (set B 3)))",
                "(bind-special CL-USER:*X* 1 (set-special CL-USER:*X* (special CL-USER:*X*)))",
                "(unwind-protect (catch 'CL-USER:DONE (throw 'CL-USER:DONE 1)) (apply (function CL:LIST) NIL))",
                "(let ((X (unassigned))) (seq (set X (check FIXNUM 1)) X))",
                "(values-call (function CL:LIST) (load-time-value 1) (load-time-constant 2))",
            })
    void printsWhatItReads(String text) {
        Node node = read(text);
        IrVerifier.verify(node);
        assertThat(IrPrinter.print(node)).isEqualTo(text);
        assertThat(IrPrinter.print(copy(node))).isEqualTo(text);
    }

    /** Replaces each leaf by a new one, so that every node on the way is made anew. */
    private static Node copy(Node node) {
        return new NodeRewriter() {
            @Override
            public Node rewrite(Node each) {
                return switch (each) {
                    case Node.Constant(Object datum) -> new Node.Constant(datum);
                    case Node.LocalGet(Variable variable) -> new Node.LocalGet(variable);
                    default -> rewriteChildren(each);
                };
            }
        }.rewrite(node);
    }

    @Test
    void tellsApartWhatSharesAName() {
        Variable outer = new Variable("X");
        Variable inner = new Variable("X");
        Node node = new Node.Let(
                List.of(outer),
                List.of(new Node.Constant(1L)),
                new Node.Let(List.of(inner), List.of(new Node.LocalGet(outer)), new Node.LocalGet(inner)));
        assertThat(IrPrinter.print(node)).isEqualTo("(let ((X 1)) (let ((X.1 X)) X.1))");
    }

    @Test
    void breaksLongForms() {
        String argument = "(CL-USER:A-FUNCTION-WITH-A-LONG-NAME X)";
        assertThat(IrPrinter.print(
                        read("(lambda (X) (if X (CL:LIST %s %s %s) NIL))".formatted(argument, argument, argument))))
                .isEqualTo("""
                    (lambda (X)
                      (if X
                        (CL:LIST (CL-USER:A-FUNCTION-WITH-A-LONG-NAME X)
                          (CL-USER:A-FUNCTION-WITH-A-LONG-NAME X)
                          (CL-USER:A-FUNCTION-WITH-A-LONG-NAME X))
                        NIL))\
                    """);
    }

    @Test
    void visitsEveryNode() {
        int[] count = {0};
        NodeChildren.forEachDeep(
                read("(functions ((F (A &optional (B 1)) (if A B 2))) (call-local F 3))"), node -> count[0]++);
        assertThat(count[0]).isEqualTo(8);
    }

    @Test
    void refusesASharedNode() {
        Node shared = new Node.Constant(1L);
        assertBroken(new Node.Values(List.of(shared, shared)), "two places");
    }

    @Test
    void refusesAVariableOutsideItsScope() {
        Variable variable = new Variable("X");
        Node let = new Node.Let(List.of(variable), List.of(new Node.Constant(1L)), new Node.LocalGet(variable));
        assertBroken(new Node.Sequence(List.of(let, new Node.LocalGet(variable))), "outside its scope: X");
    }

    @Test
    void refusesAVariableBoundTwice() {
        Variable variable = new Variable("X");
        List<Node> values = List.of(new Node.Constant(1L), new Node.Constant(2L));
        assertBroken(new Node.Let(List.of(variable, variable), values, new Node.Constant(0L)), "bound in two places");
    }

    @Test
    void refusesAnExitWithoutItsBlock() {
        assertBroken(new Node.ReturnFrom(new ExitTag("B"), new Node.Constant(1L)), "outside its scope: B");
    }

    @Test
    void refusesAGoToTheTagOfAnotherTagbody() {
        ExitTag outer = new ExitTag("OUTER");
        ExitTag inner = new ExitTag("INNER");
        ExitTag tag = new ExitTag("L");
        Node go = new Node.Tagbody(inner, List.of(new Node.Segment(new ExitTag("M"), new Node.Go(inner, tag))));
        assertBroken(new Node.Tagbody(outer, List.of(new Node.Segment(tag, go))), "outside its scope");
    }

    @Test
    void refusesWrongCounts() {
        assertBroken(new Node.Let(List.of(new Variable("X")), List.of(), new Node.Constant(0L)), "one value");
        assertBroken(new Node.Sequence(List.of()), "a sequence is empty");
        assertBroken(new Node.Apply(new Node.Constant(0L), List.of(), null), "apply has no argument");
        assertBroken(
                new Node.PrimitiveCall(new AnyPrimitive("P", 1), List.of(), Policy.DEFAULT, null),
                "wrong number of arguments");
    }

    @Test
    void refusesUnassignedElsewhere() {
        assertBroken(new Node.Values(List.of(new Node.Unassigned())), "unassigned");
    }

    @Test
    void refusesALoadTimeValueThatUsesAVariable() {
        Variable variable = new Variable("X");
        Node once = new Node.LoadTimeValue(new Node.LocalGet(variable), true);
        assertBroken(new Node.Let(List.of(variable), List.of(new Node.Constant(1L)), once), "outside its scope");
    }

    private static void assertBroken(Node node, String rule) {
        assertThatThrownBy(() -> IrVerifier.verify(node))
                .isInstanceOf(IrVerifier.BrokenRule.class)
                .hasMessageContaining(rule);
    }
}

package org.clysm.compiler.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.junit.jupiter.api.Test;

class VariableUsesTest {

    private final Variable a = new Variable("a");
    private final Variable b = new Variable("b");
    private final Variable c = new Variable("c");

    @Test
    void tellsCapturedFromAssigned() {
        VariableUses.mark(let(new Node.Sequence(List.of(
                new Node.LocalSet(b, constant(4)),
                new Node.LocalSet(c, constant(5)),
                lambda(List.of(), new Node.Values(List.of(new Node.LocalGet(a), new Node.LocalGet(c))))))));
        assertThat(a).matches(Variable::isCaptured).matches(variable -> !variable.isAssigned());
        assertThat(b).matches(variable -> !variable.isCaptured()).matches(Variable::isAssigned);
        assertThat(c).matches(Variable::isCaptured).matches(Variable::isAssigned);
    }

    @Test
    void computesFlagsAnew() {
        a.setCaptured(true);
        b.setAssigned(true);
        VariableUses.mark(let(constant(0)));
        assertThat(a.isCaptured()).isFalse();
        assertThat(b.isAssigned()).isFalse();
    }

    @Test
    void aParameterBelongsToItsLambda() {
        VariableUses.mark(lambda(List.of(a), new Node.LocalSet(a, lambda(List.of(b), new Node.LocalGet(b)))));
        assertThat(a.isCaptured()).isFalse();
        assertThat(b.isCaptured()).isFalse();
        assertThat(a.isAssigned()).isTrue();
    }

    private Node let(Node body) {
        return new Node.Let(List.of(a, b, c), List.of(constant(1), constant(2), constant(3)), body);
    }

    private static Node lambda(List<Variable> parameters, Node body) {
        return new Node.Closure(new Lambda("inner", LambdaList.ofRequired(parameters), body, null, null));
    }

    private static Node constant(long value) {
        return new Node.Constant(value);
    }
}

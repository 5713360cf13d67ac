package org.clysm.cli.foreign;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;

/** The host of callbacks.lisp, with functions of Java's own types. */
final class CallbacksHost extends JavaHost {
    private IntUnaryOperator last;
    private IntUnaryOperator add5;

    /** What Lisp gives to {@code each}. */
    @FunctionalInterface
    interface Describer {
        String describe(int number, String name);
    }

    public String each(Describer describer) {
        return describer.describe(1, "aB") + describer.describe(2, "c");
    }

    public IntUnaryOperator same(IntUnaryOperator function) {
        print(String.valueOf(function == last));
        last = function;
        return function;
    }

    public IntUnaryOperator adder(int n) {
        add5 = x -> x + n;
        return add5;
    }

    public boolean isAdder(Object function) {
        return function == add5;
    }

    /** The export. */
    interface Exports {
        DoubleUnaryOperator compose(DoubleUnaryOperator f, DoubleUnaryOperator g);
    }

    @Override
    void afterwards() {
        print(program().as(Exports.class).compose(Math::sqrt, x -> x + 1).applyAsDouble(8));
        try {
            program().call("compose", 1, 2);
        } catch (RuntimeException e) {
            print(failure(e));
        }
    }
}

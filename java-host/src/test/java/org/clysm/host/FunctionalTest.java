package org.clysm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Which objects of Java are functions in Lisp, and their calls. */
class FunctionalTest {

    /** Not annotated: only a lambda expression of it is a function. */
    interface Doubler {
        int twice(int n);

        default int fourTimes(int n) {
            return twice(twice(n));
        }
    }

    private static final class ClassDoubler implements Doubler {
        @Override
        public int twice(int n) {
            return 2 * n;
        }
    }

    private static final class Counter implements Supplier<Integer>, Comparable<Counter> {
        private int count;

        @Override
        public Integer get() {
            return ++count;
        }

        @Override
        public int compareTo(Counter other) {
            return Integer.compare(count, other.count);
        }
    }

    private static final class Ambiguous implements Supplier<Integer>, IntUnaryOperator {
        @Override
        public Integer get() {
            return 1;
        }

        @Override
        public int applyAsInt(int operand) {
            return operand;
        }
    }

    @Test
    void lambdasAndClassesOfOneFunctionalInterfaceAreFunctions() throws Exception {
        IntUnaryOperator half = n -> n / 2;
        Doubler doubler = n -> 2 * n;
        BiFunction<Object, Object, Object> list = List::of;
        assertThat(Functional.call(half, 10)).isEqualTo(5);
        assertThat(Functional.call(doubler, 21.0)).isEqualTo(42);
        assertThat(Functional.call(list, 1, "two", 3)).isEqualTo(List.of(1, "two"));
        assertThat(Functional.call(new Counter())).isEqualTo(1);
        assertThat(Functional.call((HostFunction) arguments -> arguments.length, 1, 2))
                .isEqualTo(2);
    }

    @Test
    void otherObjectsAreNone() {
        assertThat(List.of(new ClassDoubler(), new Ambiguous(), "text", new ArrayList<>(), 5, new Object()))
                .noneMatch(Functional::isFunction);
        assertThat(Functional.isFunction(null)).isFalse();
        assertThat(Functional.isInterface(Doubler.class)).isTrue();
        assertThat(Functional.isInterface(List.class)).isFalse();
        assertThat(Functional.isInterface(Counter.class)).isFalse();
    }

    @Test
    void wrongArgumentsAndFailuresAreTold() {
        IntUnaryOperator half = n -> n / 2;
        Callable<Object> failing = () -> {
            throw new IOException("disk");
        };
        assertThatThrownBy(() -> Functional.call(half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the function takes 1 argument, not 0");
        assertThatThrownBy(() -> Functional.call(half, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argument 1 of the function is to be int, not x of class java.lang.String");
        assertThatThrownBy(() -> Functional.call(failing)).isInstanceOf(IOException.class);
    }
}

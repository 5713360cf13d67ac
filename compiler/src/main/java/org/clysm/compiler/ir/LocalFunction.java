package org.clysm.compiler.ir;

/**
 * A function bound by {@code flet} or {@code labels}: an object with identity. Its lambda is set once it is expanded.
 */
public final class LocalFunction {

    private final String name;
    private Lambda lambda;

    public LocalFunction(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Lambda lambda() {
        return lambda;
    }

    public void setLambda(Lambda newLambda) {
        lambda = newLambda;
    }

    @Override
    public String toString() {
        return name;
    }
}

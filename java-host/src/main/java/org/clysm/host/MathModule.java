package org.clysm.host;

import java.util.Arrays;

/**
 * The functions of JavaScript's {@code Math} (ECMAScript 21.3.2), which the library uses and programs may: each public
 * method is a function of that name.
 */
final class MathModule {
    MathModule() {}

    public double abs(double x) {
        return Math.abs(x);
    }

    public double acos(double x) {
        return Math.acos(x);
    }

    /** By the logarithm, in a form that keeps precision near 1. */
    public double acosh(double x) {
        double t = x - 1;
        return x > LARGE ? Math.log(x) + Math.log(2) : Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    public double asin(double x) {
        return Math.asin(x);
    }

    /** By the logarithm of the absolute value, in a form that keeps precision near 0. */
    public double asinh(double x) {
        double t = Math.abs(x);
        double result = t > LARGE ? Math.log(t) + Math.log(2) : Math.log1p(t + t * t / (1 + Math.sqrt(1 + t * t)));
        return Math.copySign(result, x);
    }

    public double atan(double x) {
        return Math.atan(x);
    }

    public double atan2(double y, double x) {
        return Math.atan2(y, x);
    }

    /** By the logarithm of the absolute value, in a form that keeps precision near 0. */
    public double atanh(double x) {
        double t = Math.abs(x);
        return Math.copySign(Math.log1p(2 * t / (1 - t)) / 2, x);
    }

    public double cbrt(double x) {
        return Math.cbrt(x);
    }

    public double ceil(double x) {
        return Math.ceil(x);
    }

    public double cos(double x) {
        return Math.cos(x);
    }

    public double cosh(double x) {
        return Math.cosh(x);
    }

    public double exp(double x) {
        return Math.exp(x);
    }

    public double expm1(double x) {
        return Math.expm1(x);
    }

    public double floor(double x) {
        return Math.floor(x);
    }

    public double hypot(double x, double y) {
        return Math.hypot(x, y);
    }

    public double log(double x) {
        return Math.log(x);
    }

    public double log10(double x) {
        return Math.log10(x);
    }

    public double log1p(double x) {
        return Math.log1p(x);
    }

    public double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    public double max(double... numbers) {
        return Arrays.stream(numbers).reduce(Double.NEGATIVE_INFINITY, Math::max);
    }

    public double min(double... numbers) {
        return Arrays.stream(numbers).reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    public double pow(double x, double y) {
        return Math.pow(x, y);
    }

    public double random() {
        return Math.random();
    }

    /** Halves go up, as in JavaScript. */
    public double round(double x) {
        return Math.floor(x) == x ? x : Math.copySign(Math.floor(x + HALF), x);
    }

    public double sign(double x) {
        return Math.signum(x);
    }

    public double sin(double x) {
        return Math.sin(x);
    }

    public double sinh(double x) {
        return Math.sinh(x);
    }

    public double sqrt(double x) {
        return Math.sqrt(x);
    }

    public double tan(double x) {
        return Math.tan(x);
    }

    public double tanh(double x) {
        return Math.tanh(x);
    }

    public double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    private static final double HALF = 0.5;

    /** Beyond this, 1 is nothing beside the square. */
    private static final double LARGE = 1e9;
}

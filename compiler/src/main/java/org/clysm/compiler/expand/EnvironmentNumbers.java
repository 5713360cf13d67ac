package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Numbers under which the image knows lexical environments while macro functions run (CLHS 3.4.4, dynamic extent of
 * {@code &environment}). Number 0 is the null lexical environment.
 */
final class EnvironmentNumbers {

    private final List<LexicalEnvironment> active = new ArrayList<>();

    /** Calls a function with a number that stands for the environment during the call; 0 if it binds nothing. */
    <T> T during(LexicalEnvironment environment, IntFunction<T> function) {
        if (environment.equals(LexicalEnvironment.global(environment.policy()))) {
            return function.apply(0);
        }
        active.add(environment);
        try {
            return function.apply(active.size());
        } finally {
            active.removeLast();
        }
    }

    /** Returns the environment of a number; null for 0 and for numbers whose call is over. */
    LexicalEnvironment find(int number) {
        return number < 1 || number > active.size() ? null : active.get(number - 1);
    }
}

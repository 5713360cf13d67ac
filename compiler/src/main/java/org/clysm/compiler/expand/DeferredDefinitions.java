package org.clysm.compiler.expand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;

/**
 * The program's own definitions for its macros. What stands at the top level of a program belongs to the program that
 * runs later, but a macro may call a function that stands before its use, as it could if the sources had been loaded
 * one form after another. So a definition is made in the image too as soon as code for the image refers to it: here
 * wait those to which none did so far.
 */
final class DeferredDefinitions {

    /** What a definition defines. */
    sealed interface Key {

        /** A function. */
        record Function(FunctionName name) implements Key {}

        /** A special variable. */
        record Variable(Symbol name) implements Key {}

        /** A condition type or the like. */
        record Type(Symbol name) implements Key {}
    }

    private final Map<Key, Runnable> waiting = new HashMap<>();
    private final Set<Key> wanted = new HashSet<>();

    /** Notes that code for the image refers to something; if its definition waits, it is made now. */
    void want(Key key) {
        wanted.add(key);
        Runnable definition = waiting.remove(key);
        if (definition != null) {
            definition.run();
        }
    }

    /**
     * Takes a definition of the program, in place of an earlier one.
     *
     * @param definition makes it in the image; called at once if something has referred to it already
     */
    void offer(Key key, Runnable definition) {
        if (wanted.contains(key)) {
            definition.run();
        } else {
            waiting.put(key, definition);
        }
    }

    /** Forgets a definition that was made in the image in another way. */
    void withdraw(Key key) {
        waiting.remove(key);
    }
}

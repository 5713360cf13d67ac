package org.clysm.compiler.expand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.FunctionName;

/**
 * The program's own definitions for its macros. What stands at the top level of a program belongs to the program that
 * runs later, but a macro may call a function that stands before its use, as it could if the sources had been loaded
 * one form after another. So definitions wait here until the image comes upon a name without one.
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

    /**
     * Makes a definition in the image that runs into the lack of it.
     *
     * @return whether there was one
     * @throws CompileException if it cannot be evaluated at compile time
     */
    boolean make(Key key) {
        Runnable definition = waiting.remove(key);
        if (definition == null) {
            return false;
        }
        wanted.add(key);
        definition.run();
        return true;
    }

    /** Notes that code for the image mentions something; if its definition waits, or comes later, it is made. */
    void want(Key key) {
        wanted.add(key);
        Runnable definition = waiting.remove(key);
        if (definition != null) {
            runIfPossible(definition);
        }
    }

    /**
     * Takes a definition of the program, in place of an earlier one.
     *
     * @param definition makes it in the image; called at once if the earlier one was made, or it is wanted
     */
    void offer(Key key, Runnable definition) {
        if (wanted.contains(key)) {
            runIfPossible(definition);
        } else {
            waiting.put(key, definition);
        }
    }

    private static void runIfPossible(Runnable definition) {
        try {
            definition.run();
        } catch (CompileException | ImageException _) {
            // An error of the definition itself is told where the program's own copy is made.
        }
    }

    /** Forgets a definition that was made in the image in another way. */
    void withdraw(Key key) {
        waiting.remove(key);
    }
}

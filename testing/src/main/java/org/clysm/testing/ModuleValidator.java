package org.clysm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Validates WebAssembly modules with Binaryen. One Node process serves all tests of a JVM: it starts at the first
 * question, which costs half a second.
 */
public final class ModuleValidator {

    private static NodeService validator;

    private ModuleValidator() {}

    /**
     * Checks a module against the features that our modules may use.
     *
     * @throws AssertionError if the module is not valid, with Binaryen's reasons
     */
    public static synchronized void assertValid(byte[] module) {
        String complaints = complaints(module);
        if (!complaints.equals("[]")) {
            throw new AssertionError("Not a valid module of " + module.length + " bytes: " + complaints);
        }
    }

    /** Returns what is wrong with a module, as an array of strings in JSON; an empty array if it is valid. */
    public static synchronized String complaints(byte[] module) {
        try {
            if (validator == null) {
                validator = new NodeService(TestTools.validator());
            }
            return validator.ask(module);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}

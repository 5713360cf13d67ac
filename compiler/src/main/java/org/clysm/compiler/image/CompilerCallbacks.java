package org.clysm.compiler.image;

/** What the image may ask of the compiler: the functions of the host module {@code clysm:compiler}. */
@FunctionalInterface
public interface CompilerCallbacks {
    /**
     * Answers a call from Lisp.
     *
     * @param function the field of the import
     * @param argument any UTF-16 code units
     * @return the answer, or null for none
     * @throws RuntimeException goes through Lisp as a host error; if Lisp does not handle it, it comes out of the
     *     {@link Image#call} under way as the cause of an {@link ImageException}
     */
    String call(String function, String argument);
}

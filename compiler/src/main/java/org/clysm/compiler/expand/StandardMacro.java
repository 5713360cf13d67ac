package org.clysm.compiler.expand;

import org.clysm.compiler.data.Cons;

/** A macro of the standard that is written in Java. */
@FunctionalInterface
interface StandardMacro {

    /**
     * Returns the expansion of a form.
     *
     * @throws CompileException if the form is malformed
     */
    Object expand(Cons form, LexicalEnvironment environment);
}

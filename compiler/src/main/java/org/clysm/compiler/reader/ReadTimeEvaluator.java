package org.clysm.compiler.reader;

/** Evaluates forms for {@code #.} and {@code #P} while the reader is reading. */
@FunctionalInterface
public interface ReadTimeEvaluator {
    /**
     * Returns the primary value of a form, as a datum or a handle of an object that lives in the image.
     *
     * @throws ReadTimeException if the form cannot be compiled, or signals an error
     */
    Object evaluate(Object form);
}

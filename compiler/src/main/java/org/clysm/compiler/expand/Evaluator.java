package org.clysm.compiler.expand;

import java.util.List;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;

/**
 * Evaluation at compile time: what the expander asks of the image.
 *
 * <p>Environments are passed as numbers that {@link CompilerServices} explains while the call lasts. Every method
 * throws {@link ImageException} when a condition is not handled.
 */
public interface Evaluator {

    /** Compiles an entry and runs it in the image: a function is defined there, a form evaluated for its effect. */
    void load(TopLevel entry);

    /** Compiles a closed node, runs it in the image, and returns its primary value. */
    Object evaluate(Node node);

    /**
     * Calls the function of a kind that {@code (sys:set-expander kind name function)} gave to a name.
     *
     * @param name a symbol, or for compiler macros perhaps a list {@code (setf symbol)}
     * @param form the form to expand
     * @param environment the number of its lexical environment
     * @return the expansion: {@code form} itself, the same object, if that is what the function returned
     */
    Object expand(ExpanderKind kind, Object name, Object form, int environment);

    /** Calls a function object of the image, for example a macro function of {@code macrolet}, with two arguments. */
    Object call(Object function, Object form, int environment);

    /** Returns the value of a special variable or constant in the image. */
    Object symbolValue(Symbol symbol);

    /** Returns the name of the package that is the value of {@code *package*} in the image, or null if it has none. */
    String currentPackageName();

    /** Makes the package the value of {@code *package*} in the image. */
    void setCurrentPackage(Package current);

    /**
     * Returns the object of the image, a handle, that a part of a form for {@code eval} is a copy of; the part itself
     * if it is none. Literals must be that object (CLHS 3.2.4).
     */
    Object original(Object datum);

    /** Calls a global function of the image by name and returns its primary value. */
    Object callGlobal(Symbol function, List<Object> arguments);
}

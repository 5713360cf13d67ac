package org.clysm.compiler.image;

/** What the compiler asks of the image; the ordinal is the number in the message ({@code image/services.lisp}). */
public enum ImageOperation {
    /** Calls the expander of a kind and name with a form and an environment. */
    EXPAND,
    /** Calls a function object with a form and an environment. */
    CALL,
    /** Returns the value of a symbol. */
    SYMBOL_VALUE,
    /** Makes a package current by its name. */
    SET_PACKAGE,
    /** Calls a global function with a list of arguments. */
    CALL_GLOBAL,
    /** Returns the result of the evaluation that a module has done, and forgets it. */
    TAKE_RESULT,
    /** Returns a list of strings: the values of the evaluation as the prompt shows them. */
    PRINT_RESULTS,
    /** Returns the name of the package that is current. */
    PACKAGE_NAME
}

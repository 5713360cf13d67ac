package org.clysm.compiler.ir;

import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * The name of a global function: a symbol, or a list {@code (setf symbol)} (CLHS glossary, "function name").
 *
 * @param symbol the symbol
 * @param isSetf whether the name is {@code (setf symbol)}
 */
public record FunctionName(Symbol symbol, boolean isSetf) {

    public static FunctionName of(Symbol symbol) {
        return new FunctionName(symbol, false);
    }

    public static FunctionName setf(Symbol symbol) {
        return new FunctionName(symbol, true);
    }

    /**
     * The name of the entity that holds the code of this function, {@code PACKAGE:NAME} or {@code (setf PACKAGE:NAME)}.
     */
    public String entityName() {
        return isSetf ? "(setf " + symbol.qualifiedName() + ")" : symbol.qualifiedName();
    }

    /** The name as a Lisp object: the symbol, or the list {@code (setf symbol)}. */
    public Object datum() {
        return isSetf ? Lists.list(StandardSymbols.SETF, symbol) : symbol;
    }

    /** The name as messages show it. */
    @Override
    public String toString() {
        return datum().toString();
    }
}

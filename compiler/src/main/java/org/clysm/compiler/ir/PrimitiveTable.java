package org.clysm.compiler.ir;

import org.clysm.compiler.data.Symbol;

/** The primitives, found by name and number of arguments. */
public interface PrimitiveTable {

    /** The primitive that a call of the symbol with so many arguments stands for, or null. */
    Primitive find(Symbol name, int argumentCount);
}

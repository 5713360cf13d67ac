package org.clysm.compiler.expand;

import org.clysm.compiler.ir.ForeignType;

/** The marshal types by the specifier that a program writes. */
@FunctionalInterface
public interface ForeignTypeTable {

    /** Returns the type that a specifier such as {@code :fixnum} names, or null if there is none. */
    ForeignType find(Object specifier);
}

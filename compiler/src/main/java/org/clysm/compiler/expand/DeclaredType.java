package org.clysm.compiler.expand;

import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.LispType;

/**
 * A type specifier and what inference makes of it.
 *
 * @param specifier as the program wrote it
 * @param type the least known type that contains it
 * @param exact whether the two are the same set
 */
record DeclaredType(Object specifier, LispType type, boolean exact) {

    /** The type of all objects. */
    static final DeclaredType ANY = new DeclaredType(Symbol.T, LispType.T, true);

    static DeclaredType exact(Object specifier, LispType type) {
        return new DeclaredType(specifier, type, true);
    }

    static DeclaredType within(Object specifier, LispType type) {
        return new DeclaredType(specifier, type, false);
    }
}

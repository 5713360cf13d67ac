package org.clysm.compiler.expand;

import java.util.List;
import org.clysm.compiler.ir.ForeignType;

/** The marshal types by the specifier that a program writes. */
public interface ForeignTypeTable {

    /** Returns the type that a specifier such as {@code :fixnum} names, or null if there is none. */
    ForeignType find(Object specifier);

    /** Returns the names of all types as programs write them, in the order of the documentation. */
    List<String> names();
}

package org.clysm.compiler.expand;

import java.util.List;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignType;

/** The marshal types by the specifier that a program writes. */
public interface ForeignTypeTable {

    /** Returns the type of values that generated code converts, such as {@code :fixnum}, or null if there is none. */
    ForeignType find(Object specifier);

    /**
     * Returns a type whose values are converted in Lisp to and from those of another.
     *
     * @param specifier as the program writes it
     * @param base the type that crosses
     * @param fromLisp what TypeScript calls a value that Lisp gives to the host
     * @param toLisp what it calls one that the host gives to Lisp
     */
    ForeignType derive(Object specifier, ForeignType base, List<Template> fromLisp, List<Template> toLisp);

    /** Returns the type of a parameter of the host that takes the function that the host is to call. */
    ForeignType callback(Object specifier, ForeignExport callback);

    /** A part of the text of a type in another language. */
    sealed interface Template {

        /** Text as it is. */
        record Text(String text) implements Template {}

        /**
         * The text of another type.
         *
         * @param isFlipped whether its values go the other way, as the parameters of a function do
         */
        record Inner(ForeignType type, boolean isFlipped) implements Template {}
    }

    /**
     * Returns the names of the types that {@link #find} finds as programs write them, in the order of the
     * documentation.
     */
    List<String> names();
}

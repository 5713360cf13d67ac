package org.clysm.compiler.expand;

import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignType;

/** The marshal types by the specifier that a program writes. */
public interface ForeignTypeTable {

    /** Returns the type of values that generated code converts, such as {@code :fixnum}, or null if there is none. */
    ForeignType find(Object specifier);

    /**
     * Returns a type whose values are converted in Lisp to and from those of another. What other languages call it is
     * still to be told: that may mention the type itself.
     *
     * @param specifier as the program writes it
     * @param base the type that crosses
     * @param isResultOnly whether only results may have it, whatever the base
     * @param naming its name in other languages, or null if it has none of its own
     */
    Derived derive(Object specifier, ForeignType base, boolean isResultOnly, Naming naming);

    /** A type that was derived from another. */
    interface Derived extends ForeignType {

        /** Says what other languages call it. */
        void setTexts(Texts texts);
    }

    /**
     * The name of a type that a program defines.
     *
     * @param name the symbol that is its specifier
     * @param documentation its docstring, or null
     */
    record Naming(Symbol name, String documentation) {}

    /** Returns the type of a parameter of the host that takes the function that the host is to call. */
    ForeignType callback(Object specifier, ForeignExport callback);

    /** A part of the text of a type in another language. */
    sealed interface Template {

        /** Text as it is. */
        record Text(String text) implements Template {}

        /** The text of another type in a certain role. */
        record Inner(ForeignType type, Role role) implements Template {}
    }

    /** What the values of a type in the text of another are to those of the other. */
    enum Role {
        /** They are inside of it, host values of their own. */
        INSIDE,
        /** They are arguments of it, a function: they cross on their own, and the other way. */
        ARGUMENT,
        /** They are results of it, a function. */
        RESULT
    }

    /**
     * What other languages call a type. Where a list is empty, what they call the base.
     *
     * @param fromLisp TypeScript, a value that Lisp gives to the host
     * @param toLisp TypeScript, a value that the host gives to Lisp
     * @param java Java, an argument or result
     * @param javaInside Java, a value inside of another
     */
    record Texts(List<Template> fromLisp, List<Template> toLisp, List<Template> java, List<Template> javaInside) {}

    /**
     * Returns the names of the types that {@link #find} finds as programs write them, in the order of the
     * documentation.
     */
    List<String> names();
}

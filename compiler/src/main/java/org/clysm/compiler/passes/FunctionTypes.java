package org.clysm.compiler.passes;

import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.types.LispType;

/**
 * What inference may believe of functions that are defined elsewhere: by declarations, or because the library is known.
 */
public interface FunctionTypes {

    /** Nothing is known. */
    FunctionTypes NONE = new FunctionTypes() {
        @Override
        public boolean isRedefinable(FunctionName function) {
            return false;
        }

        @Override
        public boolean findsFunctions(FunctionName function) {
            return false;
        }

        @Override
        public LispType resultType(FunctionName function) {
            return LispType.T;
        }

        @Override
        public LispType resultType(ForeignFunction function) {
            return LispType.T;
        }

        @Override
        public LispType valueType(ForeignType type) {
            return LispType.T;
        }
    };

    /** Whether the function may be defined anew at any time, so that its definition in the program tells nothing. */
    boolean isRedefinable(FunctionName function);

    /** Whether the function finds other functions by names that only run time knows. */
    boolean findsFunctions(FunctionName function);

    /** The type of the first value of every call of the function; empty if it never returns. */
    LispType resultType(FunctionName function);

    /** The type of the value of every call of the host's function. */
    LispType resultType(ForeignFunction function);

    /** The type of every value that comes from the host as one of the given type. */
    LispType valueType(ForeignType type);
}

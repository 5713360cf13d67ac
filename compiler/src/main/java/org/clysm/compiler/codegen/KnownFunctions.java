package org.clysm.compiler.codegen;

import org.clysm.compiler.ir.FunctionName;

/** The global functions that calls may reach directly. */
public interface KnownFunctions {

    /** What is known of a function, or null if a call has to go through the symbol. */
    FunctionSignature lookup(FunctionName name);
}

package org.clysm.compiler.ir;

import org.clysm.compiler.data.Symbol;

/** When a top-level form takes part in a standalone module. */
public sealed interface Trigger {

    /** Always: the forms of the user's program. */
    record Always() implements Trigger {}

    /** When code refers to the function. */
    record OnFunction(FunctionName name) implements Trigger {}

    /** When code refers to the special variable or to the run-time global of that name. */
    record OnVariable(String name) implements Trigger {}

    /** When the symbol is an object in the module: conditions, structures, types and other properties of symbols. */
    record OnSymbol(Symbol symbol) implements Trigger {}

    /** Only in the image: macros and what else serves the compiler. */
    record CompileTime() implements Trigger {}
}

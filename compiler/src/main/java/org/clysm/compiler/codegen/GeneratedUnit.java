package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;

/**
 * The code of one top-level form. What it refers to and does not define, it needs from elsewhere.
 *
 * @param functions the functions, the main one first
 * @param globals the globals, with constant expressions
 * @param init the function without parameters and results that evaluates the form, or null if there is nothing to do
 * @param definitions the global functions that the form defines; the linker makes their symbols hold them
 */
public record GeneratedUnit(
        List<Function> functions, List<Global> globals, Function init, List<Definition> definitions) {

    public GeneratedUnit {
        functions = List.copyOf(functions);
        globals = List.copyOf(globals);
        definitions = List.copyOf(definitions);
    }

    /** A global function and the global that holds its function object. */
    public record Definition(FunctionName name, GlobalRef function) {}
}

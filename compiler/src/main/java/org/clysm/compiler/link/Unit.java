package org.clysm.compiler.link;

import java.util.List;
import org.clysm.compiler.codegen.Constant;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.binary.ObjectFunction;
import org.clysm.compiler.wasm.binary.ObjectGlobal;

/**
 * One compiled top-level form, ready to be linked.
 *
 * @param name the name for people, unique in its program
 * @param trigger when the initialisation takes part in a standalone module
 * @param functions what the form defines
 * @param globals likewise, with constant initialisers
 * @param init the function among them that evaluates the form, or null
 * @param definitions the Lisp functions that the form defines
 * @param constants the objects of the text that the code refers to
 * @param imports the host functions that the code calls
 * @param exports what the form gives to the host
 */
public record Unit(
        String name,
        Trigger trigger,
        List<ObjectFunction> functions,
        List<ObjectGlobal> globals,
        FunctionRef init,
        List<GeneratedUnit.Definition> definitions,
        List<Constant> constants,
        List<Import> imports,
        List<Export> exports) {}

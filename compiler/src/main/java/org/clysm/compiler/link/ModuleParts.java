package org.clysm.compiler.link;

import java.util.List;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.TagRef;

/** Pieces that standalone and dynamic modules have in common. */
final class ModuleParts {

    /** The host's module of services for the run-time system. */
    static final String RUNTIME_MODULE = "clysm:runtime";

    /** The field of {@link #RUNTIME_MODULE} that is the tag of the host's own errors. */
    static final String HOST_ERROR_FIELD = "host-error";

    private static final DefinedType ACTION = new DefinedType("action").define(new FunctionType(List.of(), List.of()));

    private ModuleParts() {}

    /** Returns a reference to a function without parameters and results. */
    static FunctionRef action(String name) {
        return new FunctionRef(name, ACTION);
    }

    /** Returns a function without parameters and results. */
    static Function action(String name, CodeBuilder body) {
        return new Function(action(name), List.of(), body.build());
    }

    /** Adds the code that makes a symbol hold a function. */
    static void storeFunction(CodeBuilder code, FunctionName name, GlobalRef symbol, GlobalRef function) {
        code.globalGet(symbol).globalGet(function).structSet(CoreTypes.SYMBOL, name.isSetf() ? "setter" : "function");
    }

    /** Adds the same for all definitions whose symbols and functions a module has. */
    static void storeFunction(CodeBuilder code, GeneratedUnit.Definition definition) {
        var symbol = definition.name().symbol();
        storeFunction(code, definition.name(), symbolGlobal(symbol), definition.function());
    }

    /** Returns the global of the symbol object that holds what a symbol has, for NIL too. */
    static GlobalRef symbolGlobal(Symbol symbol) {
        return symbol == Symbol.NIL ? CoreTypes.NIL_SYMBOL : SymbolConstants.global(symbol);
    }

    /** Adds the code that makes a keyword, or T, its own value. */
    static void storeOwnValue(CodeBuilder code, Symbol symbol) {
        var global = SymbolConstants.global(symbol);
        code.globalGet(global).globalGet(global).structSet(CoreTypes.SYMBOL, "value");
    }

    static boolean isItsOwnValue(Symbol symbol) {
        return symbol.isKeyword() || symbol == Symbol.T;
    }

    static boolean isHostError(TagRef tag) {
        return tag.equals(CoreTypes.HOST_ERROR_TAG);
    }
}

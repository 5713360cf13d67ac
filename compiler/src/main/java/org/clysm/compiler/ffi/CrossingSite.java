package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.wasm.Local;

/**
 * A place where a value crosses: what a {@code ffi:ffi-type-error} names.
 *
 * @param label what names the function: its Lisp name, or a marshal type of functions
 * @param argument the number of the argument, from 1; 0 for the result
 * @param type the type that is declared for the value
 * @param direction the keyword {@code :TO-HOST} or {@code :FROM-HOST}
 */
record CrossingSite(Object label, int argument, ForeignType type, Symbol direction) {

    /** Makes the sites of a function whose values go one way. */
    static CrossingSite of(Object label, int argument, ForeignType type, boolean toHost, Packages packages) {
        return new CrossingSite(label, argument, type, packages.keyword(toHost ? "TO-HOST" : "FROM-HOST"));
    }

    /** Emits what signals that the value in the local is not of the type; nothing follows it. */
    void emitError(Emission emission, Local value) {
        emitPlace(emission);
        emission.constant(direction, Representation.ANY);
        emission.code().localGet(value);
        emission.callForever(RuntimeFunction.FOREIGN_TYPE_ERROR);
    }

    /**
     * Emits a call of a conversion function of the library on the value on the stack, with what it needs for errors.
     */
    void emitConversion(Emission emission, RuntimeFunction conversion) {
        emitPlace(emission);
        emission.call(conversion);
    }

    private void emitPlace(Emission emission) {
        emission.constant(label, Representation.ANY);
        emission.code().i32Const(argument);
        emission.constant(type.specifier(), Representation.ANY);
    }
}

package org.clysm.compiler.ffi;

import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;

/**
 * A type of values that cross between Lisp and its host: how they lie on both sides, and the code of both conversions.
 * Each type is one file; nothing else knows which types there are but {@link MarshalTypes}.
 */
interface MarshalType extends ForeignType {

    /** Returns the Wasm type of a value that Lisp gives to the host, in a signature; null for no value at all. */
    ValueType wasmType();

    /** Returns the Wasm type of a value that the host gives to Lisp: one that loses nothing that is to be checked. */
    default ValueType wasmTypeFromHost() {
        return wasmType();
    }

    @Override
    default boolean isReference() {
        return wasmType() instanceof ReferenceType;
    }

    /** Returns the type of the Lisp values that come from the host. */
    LispType lispType();

    /** Returns the representation in which {@link #fromHost} leaves the value. */
    Representation lispRepresentation();

    /**
     * Returns the representation in which {@link #toHost} takes a value of which something is known; every value of
     * that type has it.
     */
    Representation operandRepresentation(LispType known);

    /**
     * Emits the check and conversion of the Lisp value on the stack.
     *
     * @param from its representation, as {@link #operandRepresentation} said
     * @param site what an error names
     */
    void toHost(Emission emission, Representation from, CrossingSite site);

    /**
     * Emits the check and conversion of the host's value on the stack.
     *
     * @param site what an error names
     */
    void fromHost(Emission emission, CrossingSite site);

    /**
     * Returns the TypeScript type of a value that Lisp gives to the host.
     *
     * @param names gives the types of the program their names, which are declared apart
     */
    String typeScriptFromLisp(TypeNames names);

    /** Returns the TypeScript type of a value that the host gives to Lisp. */
    String typeScriptToLisp(TypeNames names);

    /** Returns the TypeScript type of a value inside of another, such as an element of an array. */
    default String typeScriptInside(boolean isFromLisp, TypeNames names) {
        return isFromLisp ? typeScriptFromLisp(names) : typeScriptToLisp(names);
    }

    /** Whether TypeScript calls a value the same on its own and inside of another. */
    default boolean isSameInside() {
        return true;
    }

    /** Returns the Java type of an argument or result. */
    String java();

    /** Returns the Java type of a value inside of another, which is no primitive type. */
    String javaInside();
}

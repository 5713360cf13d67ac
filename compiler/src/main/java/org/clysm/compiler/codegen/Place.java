package org.clysm.compiler.codegen;

import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;

/**
 * Where the value of a variable is.
 *
 * @param local the local that holds it
 * @param representation how the value lies there; in a box it is always {@link Representation#ANY}
 * @param isBoxed whether the local holds a box with the value
 */
record Place(Local local, Representation representation, boolean isBoxed) {

    /** The type of the local of a variable; one that may be read before it is set has to allow null. */
    static ValueType storageType(Representation representation, boolean isBoxed, boolean mayBeNull) {
        if (isBoxed) {
            return CoreTypes.BOX.reference();
        }
        return mayBeNull ? nullable(representation.valueType()) : representation.valueType();
    }

    /** The same type, with null if it is a reference type. */
    static ValueType nullable(ValueType type) {
        return type instanceof ReferenceType reference ? reference.heap().nullable() : type;
    }

    private boolean mayBeNull() {
        return representation != Representation.ANY
                && local.type() instanceof ReferenceType reference
                && reference.isNullable();
    }

    void get(Emission emission) {
        emission.code().localGet(local);
        if (isBoxed) {
            emission.code().structGet(CoreTypes.BOX, "value");
        } else if (mayBeNull()) {
            emission.code().refAsNonNull();
        }
    }

    /** Stores the value on the stack. In a box, the reference to the box must stand below it. */
    void set(Emission emission) {
        if (isBoxed) {
            emission.code().structSet(CoreTypes.BOX, "value");
        } else {
            emission.code().localSet(local);
        }
    }
}

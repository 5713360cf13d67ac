package org.clysm.compiler.codegen;

import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.wasm.GlobalRef;

/** The globals of the run-time system as Wasm sees them. */
final class GlobalKinds {

    private GlobalKinds() {}

    static Representation representation(GlobalVariable.Kind kind) {
        return switch (kind) {
            case ANY -> Representation.ANY;
            case VECTOR -> Representation.SIMPLE_VECTOR;
            case INT32 -> Representation.INT32;
            case INT64 -> Representation.INT64;
            case DOUBLE -> Representation.DOUBLE;
        };
    }

    static GlobalRef reference(GlobalVariable global) {
        return new GlobalRef(global.name(), representation(global.kind()).valueType(), true);
    }
}

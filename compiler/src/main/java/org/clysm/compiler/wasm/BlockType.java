package org.clysm.compiler.wasm;

import java.util.List;

/** What a structured instruction takes from the stack and leaves there (Wasm 3.0, 2.4.8). */
public sealed interface BlockType {

    BlockType NONE = new None();

    /** Takes nothing and leaves nothing. */
    record None() implements BlockType {}

    /** Takes nothing and leaves one value. */
    record Result(ValueType type) implements BlockType {}

    /** Takes the parameters of a function type and leaves its results. */
    record Signature(DefinedType type) implements BlockType {}

    static BlockType of(ValueType result) {
        return new Result(result);
    }

    static BlockType of(DefinedType signature) {
        return new Signature(signature);
    }

    default List<ValueType> params() {
        return this instanceof Signature(var type) ? type.function().params() : List.of();
    }

    default List<ValueType> results() {
        return switch (this) {
            case None() -> List.of();
            case Result(var type) -> List.of(type);
            case Signature(var type) -> type.function().results();
        };
    }
}

package org.clysm.compiler.wasm;

import java.util.List;

/** The parameters and results of a function, tag or block. */
public record FunctionType(List<ValueType> params, List<ValueType> results) implements CompositeType {

    public FunctionType {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }
}

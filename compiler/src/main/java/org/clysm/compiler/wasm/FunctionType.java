package org.clysm.compiler.wasm;

import java.util.List;
import java.util.stream.Collectors;

/** The parameters and results of a function, tag or block. */
public record FunctionType(List<ValueType> params, List<ValueType> results) implements CompositeType {

    public FunctionType {
        params = List.copyOf(params);
        results = List.copyOf(results);
    }

    /** Returns it as {@code (i32, externref) -> f64}. */
    public String signature() {
        return list(params) + " -> " + (results.size() == 1 ? results.getFirst().toString() : list(results));
    }

    private static String list(List<ValueType> types) {
        return types.stream().map(ValueType::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}

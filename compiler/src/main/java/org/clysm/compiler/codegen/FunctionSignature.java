package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;

/**
 * How the main function of a lambda is called.
 *
 * @param name the name of the main function; entries and globals are named after it
 * @param shape the arguments that it takes
 * @param parameters the representation of each parameter of the main function: required, optional, rest, keys. Those
 *     that may be missing are {@link Representation#ANY}, null when they are
 * @param parameterTypes what is declared of each parameter and the main function believes; who calls it makes sure
 * @param result the representation of the first value
 * @param resultType the type of the first value
 * @param isSingleValued whether it always returns exactly one value; it may then leave {@code value-count} undefined
 */
public record FunctionSignature(
        String name,
        FunctionShape shape,
        List<Representation> parameters,
        List<LispType> parameterTypes,
        Representation result,
        LispType resultType,
        boolean isSingleValued) {

    public FunctionSignature {
        parameters = List.copyOf(parameters);
        parameterTypes = List.copyOf(parameterTypes);
    }

    /** The main function, when it captures nothing. */
    public FunctionRef main(TypePool types) {
        return main(types, List.of());
    }

    /**
     * The main function.
     *
     * @param first the types of the parameters that stand before those of the lambda list: the closure itself, or the
     *     free variables of a function that is never an object
     */
    FunctionRef main(TypePool types, List<ValueType> first) {
        var params = new ArrayList<>(first);
        parameters.forEach(parameter -> params.add(parameter.valueType()));
        return new FunctionRef(name, types.function(params, resultTypes()));
    }

    private List<ValueType> resultTypes() {
        return result == Representation.VOID ? List.of() : List.of(result.valueType());
    }

    /** The global that holds the function object of a function that captures nothing. */
    public GlobalRef functionGlobal() {
        return new GlobalRef(name + "@function", CoreTypes.FUNCTION.reference(), false);
    }

    /** The global that holds the entries. */
    public GlobalRef entryGlobal() {
        return new GlobalRef(name + "@entry", CoreTypes.ENTRY.reference(), false);
    }

    /** The entry for so many arguments. */
    public FunctionRef entry(int arguments) {
        return new FunctionRef(name + "@" + arguments, CoreTypes.code(arguments));
    }

    /** The entry for any number of arguments. */
    public FunctionRef entryN() {
        return new FunctionRef(name + "@n", CoreTypes.CODE_N);
    }
}

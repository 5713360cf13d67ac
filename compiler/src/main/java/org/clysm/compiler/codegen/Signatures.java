package org.clysm.compiler.codegen;

import java.util.ArrayList;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/** Decides how main functions are called: the representations of parameters and result. */
final class Signatures {

    private Signatures() {}

    /**
     * The signature of a function.
     *
     * @param name the name of the main function
     * @param lambda the function
     * @param self what stands for the function in calls of itself: a local function or a function name; null for none
     * @param isOpen whether callers that inference does not see may call it, so that only declarations hold for
     *     arguments
     * @param analysis tells which parameters are boxed
     */
    static FunctionSignature of(
            String name, Lambda lambda, Object self, boolean isOpen, ClosureAnalysis analysis, NodeTypes types) {
        var representations = new ArrayList<Representation>();
        var parameterTypes = new ArrayList<LispType>();
        var list = lambda.parameters();
        for (Variable variable : list.required()) {
            var type = isOpen ? variable.declaredType() : types.of(variable);
            parameterTypes.add(variable.declaredType());
            representations.add(analysis.isBoxed(variable) ? Representation.ANY : Representation.of(type));
        }
        list.optionals().forEach(optional -> {
            representations.add(Representation.ANY);
            parameterTypes.add(optional.variable().declaredType());
        });
        if (list.rest() != null) {
            representations.add(Representation.LIST);
            parameterTypes.add(LispType.LIST);
        }
        list.keys().forEach(key -> {
            representations.add(Representation.ANY);
            parameterTypes.add(key.variable().declaredType());
        });
        var resultType = types.inferred().resultOf(lambda).meet(types.of(lambda.body()));
        boolean isSingle = isSingle(lambda, self, types);
        var result = isSingle ? result(lambda, self, resultType, types) : Representation.ANY;
        return new FunctionSignature(
                name, FunctionShape.of(list), representations, parameterTypes, result, resultType, isSingle);
    }

    private static boolean isSingle(Lambda lambda, Object self, NodeTypes types) {
        types.suppose(self, Representation.ANY);
        boolean isSingle = types.isSingle(lambda.body());
        types.suppose(self, null);
        return isSingle;
    }

    private static Representation result(Lambda lambda, Object self, LispType resultType, NodeTypes types) {
        types.suppose(self, Representation.BOOLEAN);
        boolean isBoolean = types.natural(lambda.body()) == Representation.BOOLEAN;
        types.suppose(self, null);
        return isBoolean ? Representation.BOOLEAN : Representation.of(resultType);
    }
}

package org.clysm.compiler.passes;

import java.util.HashMap;
import java.util.Map;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/**
 * What is known of variables at one point of a function, where that is more than what is known of them everywhere. A
 * state may also say that control never comes here.
 */
final class TypeState {

    private final Map<Variable, LispType> types = new HashMap<>();
    private boolean isReachable = true;

    static TypeState unreachable() {
        TypeState state = new TypeState();
        state.isReachable = false;
        return state;
    }

    TypeState copy() {
        TypeState copy = new TypeState();
        copy.types.putAll(types);
        copy.isReachable = isReachable;
        return copy;
    }

    /** What of this state holds at any later time, whatever has been assigned since. */
    TypeState lasting() {
        TypeState result = copy();
        result.types.keySet().removeIf(Variable::isAssigned);
        return result;
    }

    boolean isReachable() {
        return isReachable;
    }

    /** The type of the variable at this point, or null if nothing is known of it in particular. */
    LispType get(Variable variable) {
        return types.get(variable);
    }

    /** Notes the type of the variable from here on. */
    void put(Variable variable, LispType type) {
        types.put(variable, type);
    }

    void remove(Variable variable) {
        types.remove(variable);
    }

    /** What holds where control comes from either state. */
    TypeState join(TypeState other) {
        return merge(other, false);
    }

    /** The same, with bounds that still move going far, so that a loop ends soon. */
    TypeState widen(TypeState next) {
        return merge(next, true);
    }

    private TypeState merge(TypeState other, boolean isWide) {
        if (!isReachable) {
            return other.copy();
        }
        if (!other.isReachable) {
            return copy();
        }
        TypeState result = new TypeState();
        types.forEach((variable, type) -> {
            LispType otherType = other.types.get(variable);
            if (otherType != null) {
                result.types.put(variable, isWide ? otherType.widen(type) : type.join(otherType));
            }
        });
        return result;
    }

    boolean isSame(TypeState other) {
        return isReachable == other.isReachable && types.equals(other.types);
    }
}

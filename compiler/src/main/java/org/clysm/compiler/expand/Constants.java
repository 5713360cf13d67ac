package org.clysm.compiler.expand;

import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.types.ConstantTypes;
import org.clysm.compiler.types.LispType;

/** What can be said of constants while compiling. */
final class Constants {

    private Constants() {}

    /** Returns whether references to a constant variable of this value may be replaced by the value. */
    static boolean isSimple(Object value) {
        return value instanceof Symbol || value instanceof LispCharacter || isNumber(value);
    }

    static boolean isNumber(Object value) {
        return LispInteger.isInteger(value)
                || value instanceof Ratio
                || value instanceof ComplexNumber
                || value instanceof Float
                || value instanceof Double;
    }

    /** Returns whether a form is a literal: self-evaluating or quoted. */
    static boolean isLiteral(Object form) {
        return switch (form) {
            case Symbol symbol -> symbol == Symbol.NIL || symbol == Symbol.T || symbol.isKeyword();
            case Cons cons -> cons.car() == StandardSymbols.QUOTE;
            default -> true;
        };
    }

    /** Returns the object that a literal form stands for. */
    static Object literalValue(Object form) {
        return form instanceof Cons cons ? ((Cons) cons.cdr()).car() : form;
    }

    /** Returns whether every value of the node is surely of the type. */
    static boolean isSurely(Node node, LispType type) {
        return switch (node) {
            case Node.Constant(var datum) -> ConstantTypes.typeOf(datum).isSubtypeOf(type);
            case Node.LocalGet(var variable) -> variable.declaredType().isSubtypeOf(type);
            case Node.Closure closure -> LispType.FUNCTION.isSubtypeOf(type);
            case Node.The(var known, var specifier, var value, var checked, var position) -> known.isSubtypeOf(type);
            default -> type.equals(LispType.T);
        };
    }

    /** Returns whether evaluating the node has no effect and gives the same value at any time. */
    static boolean isStable(Node node) {
        return node instanceof Node.Constant;
    }
}

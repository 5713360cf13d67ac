package org.clysm.compiler.passes;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeRewriter;
import org.clysm.compiler.types.ConstantTypes;
import org.clysm.compiler.types.LispType;

/**
 * Computes calls of foldable primitives whose arguments are constants.
 *
 * <pre>
 * (if (CL:&lt; 2 (CL:+ 1 1)) A B)      ==>      (if NIL A B)
 * </pre>
 *
 * What would signal, and float results that are not finite, stay for run time.
 */
final class ConstantFolding extends NodeRewriter {

    /** Computes a call, or returns null if it cannot. */
    private interface Folder {
        Object fold(List<Object> arguments);
    }

    /** Integers shifted beyond this are left to run time: a program's text should not blow up the module. */
    private static final int MAX_BITS = 1024;

    private static final Map<String, Folder> FOLDERS = new HashMap<>();

    static {
        arithmetic("CL:+", BigInteger::add, Double::sum);
        arithmetic("CL:-", BigInteger::subtract, (x, y) -> x - y);
        arithmetic("CL:*", BigInteger::multiply, (x, y) -> x * y);
        integers("CL:LOGAND", BigInteger::and);
        integers("CL:LOGIOR", BigInteger::or);
        integers("CL:LOGXOR", BigInteger::xor);
        integers("CL:MIN", BigInteger::min);
        integers("CL:MAX", BigInteger::max);
        integer("CL:1+", value -> value.add(BigInteger.ONE));
        integer("CL:1-", value -> value.subtract(BigInteger.ONE));
        integer("CL:ABS", BigInteger::abs);
        integer("CL:LOGNOT", BigInteger::not);
        comparison("CL:=", order -> order == 0);
        comparison("CL:/=", order -> order != 0);
        comparison("CL:<", order -> order < 0);
        comparison("CL:>", order -> order > 0);
        comparison("CL:<=", order -> order <= 0);
        comparison("CL:>=", order -> order >= 0);
        integerTest("CL:ZEROP", value -> value.signum() == 0);
        integerTest("CL:PLUSP", value -> value.signum() > 0);
        integerTest("CL:MINUSP", value -> value.signum() < 0);
        integerTest("CL:EVENP", value -> !value.testBit(0));
        integerTest("CL:ODDP", value -> value.testBit(0));
        FOLDERS.put("CL:ASH", ConstantFolding::shift);
        FOLDERS.put("CL:EQ", ConstantFolding::eql);
        FOLDERS.put("CL:EQL", ConstantFolding::eql);
        FOLDERS.put(
                "CL:CHAR-CODE",
                arguments -> arguments.getFirst() instanceof LispCharacter(int code) ? LispInteger.of(code) : null);
    }

    private ConstantFolding() {}

    /** The node with all such calls below it computed. */
    static Node run(Node root) {
        return new ConstantFolding().rewrite(root);
    }

    @Override
    public Node rewrite(Node node) {
        Node result = rewriteChildren(node);
        if (result instanceof Node.PrimitiveCall call && call.primitive().isFoldable()) {
            Object value = fold(call);
            return value == null ? result : new Node.Constant(value);
        }
        return result;
    }

    private static Object fold(Node.PrimitiveCall call) {
        List<Object> arguments = new ArrayList<>();
        for (Node argument : call.arguments()) {
            if (!(argument instanceof Node.Constant(Object datum))) {
                return null;
            }
            arguments.add(datum);
        }
        String name = call.primitive().name();
        TypePredicates.Predicate predicate = TypePredicates.find(name);
        if (predicate != null) {
            LispType result = TypePredicates.result(predicate, ConstantTypes.typeOf(arguments.getFirst()));
            return result.equals(LispType.NULL) ? Symbol.NIL : result.intersects(LispType.NULL) ? null : Symbol.T;
        }
        Folder folder = FOLDERS.get(name);
        return folder == null ? null : folder.fold(arguments);
    }

    private static boolean areIntegers(List<Object> arguments) {
        return arguments.stream().allMatch(LispInteger::isInteger);
    }

    private static void arithmetic(
            String name, BinaryOperator<BigInteger> onIntegers, BinaryOperator<Double> onDoubles) {
        FOLDERS.put(name, arguments -> {
            if (arguments.size() != 2) {
                return null;
            }
            if (areIntegers(arguments)) {
                return LispInteger.of(
                        onIntegers.apply(LispInteger.big(arguments.get(0)), LispInteger.big(arguments.get(1))));
            }
            if (arguments.get(0) instanceof Double x && arguments.get(1) instanceof Double y) {
                Double result = onDoubles.apply(x, y);
                return Double.isFinite(result) ? result : null;
            }
            return null;
        });
    }

    private static void integers(String name, BinaryOperator<BigInteger> operator) {
        FOLDERS.put(
                name,
                arguments -> areIntegers(arguments) && arguments.size() == 2
                        ? LispInteger.of(
                                operator.apply(LispInteger.big(arguments.get(0)), LispInteger.big(arguments.get(1))))
                        : null);
    }

    private static void integer(String name, UnaryOperator<BigInteger> operator) {
        FOLDERS.put(
                name,
                arguments -> areIntegers(arguments)
                        ? LispInteger.of(operator.apply(LispInteger.big(arguments.getFirst())))
                        : null);
    }

    private static void integerTest(String name, Function<BigInteger, Boolean> test) {
        FOLDERS.put(
                name,
                arguments ->
                        areIntegers(arguments) ? Symbol.bool(test.apply(LispInteger.big(arguments.getFirst()))) : null);
    }

    private static void comparison(String name, IntPredicate test) {
        FOLDERS.put(
                name,
                arguments -> areIntegers(arguments) && arguments.size() == 2
                        ? Symbol.bool(test.test(
                                LispInteger.big(arguments.get(0)).compareTo(LispInteger.big(arguments.get(1)))))
                        : null);
    }

    private static Object shift(List<Object> arguments) {
        if (!areIntegers(arguments) || !(arguments.get(1) instanceof Long count) || Math.abs(count) > MAX_BITS) {
            return null;
        }
        return LispInteger.of(LispInteger.big(arguments.get(0)).shiftLeft((int) (long) count));
    }

    /**
     * Numbers and characters of the same type are compared by value, symbols by identity; other literals may be shared.
     */
    private static Object eql(List<Object> arguments) {
        LispType first = ConstantTypes.typeOf(arguments.get(0));
        LispType second = ConstantTypes.typeOf(arguments.get(1));
        if (!first.intersects(second)) {
            return Symbol.NIL;
        }
        boolean isComparable = arguments.get(0) instanceof Symbol
                || LispInteger.isFixnum(arguments.get(0))
                || arguments.get(0) instanceof LispCharacter;
        return isComparable ? Symbol.bool(arguments.get(0).equals(arguments.get(1))) : null;
    }
}

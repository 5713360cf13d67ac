package org.clysm.cli.foreign;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.host.LispInstance;

/** A host as copy.mjs: it makes other values of the same parts, so that Lisp gets back what Java understood. */
public final class CopyHost extends JavaHost {
    @Override
    void provide(LispInstance.Builder builder) {
        builder.function("host.copy", arguments -> copy(arguments[0]));
    }

    private static Object copy(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> new String(text.toCharArray());
            case BigInteger integer -> new BigInteger(integer.toByteArray());
            case Double number -> Double.longBitsToDouble(Double.doubleToRawLongBits(number));
            case List<?> list ->
                list.stream().collect(ArrayList::new, (result, each) -> result.add(copy(each)), List::addAll);
            case Map<?, ?> map -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((name, field) -> result.put(name, copy(field)));
                yield result;
            }
            default -> value.getClass().isArray() ? copyOfArray(value) : value;
        };
    }

    private static Object copyOfArray(Object array) {
        int length = Array.getLength(array);
        Object result = Array.newInstance(array.getClass().componentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(result, i, Array.get(array, i));
        }
        return result;
    }
}

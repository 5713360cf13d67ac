package org.clysm.host;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/**
 * Makes of a value that Lisp gave one of the type that a Java method declares: of a map a record, of a list an array or
 * a set, of a text a constant of an enum, of a function of Lisp an object of a functional interface. What already is of
 * the type stays itself.
 */
@FunctionalInterface
interface Conversion {
    /**
     * Converts a value.
     *
     * @throws ConversionException if it cannot be of the type
     */
    Object convert(Object value);

    /** The conversion to a declared type; what returns nothing lets all values be. */
    static Conversion to(Type type) {
        Class<?> raw = raw(type);
        if (raw == Object.class || raw == void.class) {
            return value -> value;
        }
        if (raw.isPrimitive()) {
            Class<?> wrapper = MethodType.methodType(raw).wrap().returnType();
            return value -> Scalars.convert(value, wrapper, raw.getName());
        }
        Conversion conversion = ofObject(type, raw);
        return value -> value == null ? null : conversion.convert(value);
    }

    /** The class of the values of a type. */
    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> raw(parameterized.getRawType());
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            default -> Object.class;
        };
    }

    private static Conversion ofObject(Type type, Class<?> raw) {
        if (Scalars.isScalar(raw)) {
            return value -> Scalars.convert(value, raw, raw.getSimpleName());
        }
        if (raw.isEnum()) {
            return unless(raw, value -> EnumNames.constant(raw, value));
        }
        if (raw.isArray()) {
            return unless(raw, toArray(type, raw));
        }
        if (raw.isRecord()) {
            // Looked up when it is used: a record may contain others of its class.
            return unless(raw, value -> Fields.maker(raw).make(cast(value, Map.class, raw)));
        }
        if (Iterable.class.isAssignableFrom(raw) && raw.isInterface()) {
            return toCollection(type, raw);
        }
        if (raw == Map.class) {
            return toMap(to(argument(type, 1)));
        }
        if (raw == CompletableFuture.class || raw == CompletionStage.class || raw == Future.class) {
            Type inner = argument(type, 0);
            Conversion element = to(inner);
            return raw(inner) == Object.class
                    ? value -> toPromise(value, raw)
                    : value -> toPromise(value, raw, element);
        }
        return Functional.isInterface(raw)
                ? unless(raw, value -> cast(value, LispFunction.class, raw).as(raw))
                : value -> cast(value, raw, raw);
    }

    /** What is of the class already, stays. */
    private static Conversion unless(Class<?> raw, Conversion conversion) {
        return value -> raw.isInstance(value) ? value : conversion.convert(value);
    }

    private static Conversion toArray(Type type, Class<?> raw) {
        Class<?> component = raw.componentType();
        Conversion element =
                to(type instanceof GenericArrayType generic ? generic.getGenericComponentType() : component);
        return value -> {
            Object elements = value.getClass().isArray() ? ValuesModule.elementsOfArray(value) : value;
            List<?> list = cast(elements, List.class, raw);
            Object result = Array.newInstance(component, list.size());
            for (int i = 0; i < list.size(); i++) {
                Array.set(result, i, element.convert(list.get(i)));
            }
            return result;
        };
    }

    private static Conversion toCollection(Type type, Class<?> raw) {
        Conversion element = to(argument(type, 0));
        return value -> {
            if (!(value instanceof List<?> list)) {
                return cast(value, raw, raw);
            }
            Collection<Object> result =
                    raw.isAssignableFrom(ArrayList.class) ? new ArrayList<>() : new LinkedHashSet<>();
            list.forEach(each -> result.add(element.convert(each)));
            return cast(result, raw, raw);
        };
    }

    private static Conversion toMap(Conversion element) {
        return value -> {
            Map<Object, Object> result = new LinkedHashMap<>();
            Map<?, ?> map = cast(value, Map.class, Map.class);
            map.forEach((key, each) -> result.put(key, element.convert(each)));
            return result;
        };
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is returned as the object that a conversion returns
    private static Object toPromise(Object value, Class<?> raw) {
        return cast(value, CompletionStage.class, raw).toCompletableFuture();
    }

    /** The promise of what the conversion makes of the value of a promise. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static Object toPromise(Object value, Class<?> raw, Conversion element) {
        CompletionStage<?> promise = cast(value, CompletionStage.class, raw);
        return promise.toCompletableFuture().thenApply(result -> HostMethod.result(element, result, "a promise"));
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }

    private static <T> T cast(Object value, Class<T> needed, Class<?> wanted) {
        if (!needed.isInstance(value)) {
            throw new ConversionException(wanted.getTypeName(), value);
        }
        return needed.cast(value);
    }
}

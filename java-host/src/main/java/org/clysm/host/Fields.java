package org.clysm.host;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of Java objects that are records in Lisp: the entries of a map; the components of a Java record; the
 * getters ({@code getName}, {@code isName}), methods with a {@link LispName} and no parameters, and public fields of
 * other objects.
 */
final class Fields {
    /** What a field that is not there has as its value. */
    static final Object MISSING = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private static final ClassValue<Map<String, Reader>> READERS = new ClassValue<>() {
        @Override
        protected Map<String, Reader> computeValue(Class<?> type) {
            return readers(type);
        }
    };

    private static final ClassValue<Maker> MAKERS = new ClassValue<>() {
        @Override
        protected Maker computeValue(Class<?> type) {
            return newMaker(type);
        }
    };

    private Fields() {}

    /** Reads a field of an object. */
    @FunctionalInterface
    private interface Reader {
        Object read(Object object) throws ReflectiveOperationException;
    }

    /** Makes Java records of one class. */
    @FunctionalInterface
    interface Maker {
        /**
         * Makes the record with the values of a map; a component that the map does not have is null.
         *
         * @throws ConversionException if a value does not fit its component
         */
        Object make(Map<?, ?> values);
    }

    /** The value of a field; {@link #MISSING} if there is no such field, or none in an object that is no map. */
    static Object get(Object object, String name) {
        Object value = getOr(object, name, MISSING);
        return value == null && !(object instanceof Map) ? MISSING : value;
    }

    /** The value of a field, which may be null; if there is no such field, what stands for that. */
    static Object getOr(Object object, String name, Object missing) {
        if (object instanceof Map<?, ?> map) {
            Object value = map.get(name);
            return value == null && !map.containsKey(name) ? missing : value;
        }
        Reader reader = READERS.get(object.getClass()).get(name);
        try {
            return reader == null ? missing : reader.read(object);
        } catch (InvocationTargetException e) {
            throw Failures.unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // it was made accessible
        }
    }

    private static Map<String, Reader> readers(Class<?> type) {
        Map<String, Reader> result = new HashMap<>();
        for (Field field : type.getFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                result.put(field.getName(), field::get);
            }
        }
        for (Method method : HostMethods.methods(type)) {
            String name = fieldOf(method);
            if (name != null && method.trySetAccessible()) {
                result.put(name, method::invoke);
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getAccessor().trySetAccessible()) {
                    result.put(HostMethods.nameOf(component.getAccessor()), component.getAccessor()::invoke);
                }
            }
        }
        return result;
    }

    /** The name of the field that a method reads; null if it is no getter. */
    private static String fieldOf(Method method) {
        if (method.getParameterCount() > 0
                || method.getReturnType() == void.class
                || Modifier.isStatic(method.getModifiers())) {
            return null;
        }
        if (method.isAnnotationPresent(LispName.class)) {
            return HostMethods.nameOf(method);
        }
        String name = method.getName();
        for (String prefix :
                method.getReturnType() == boolean.class ? new String[] {"is", "get"} : new String[] {"get"}) {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                String rest = name.substring(prefix.length());
                return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
            }
        }
        return null;
    }

    /** What makes Java records of a class. */
    static Maker maker(Class<?> type) {
        return MAKERS.get(type);
    }

    private static Maker newMaker(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        String[] names = Arrays.stream(components)
                .map(component -> HostMethods.nameOf(component.getAccessor()))
                .toArray(String[]::new);
        Conversion[] conversions = Arrays.stream(components)
                .map(component -> Conversion.to(component.getGenericType()))
                .toArray(Conversion[]::new);
        Constructor<?> constructor = constructor(type, components);
        return values -> {
            Object[] arguments = new Object[names.length];
            for (int i = 0; i < names.length; i++) {
                arguments[i] = conversions[i].convert(values.get(names[i]));
            }
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException e) {
                throw Failures.unchecked(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e); // it was made accessible
            }
        };
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent... components) {
        try {
            Constructor<?> result = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            result.trySetAccessible();
            return result;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every record has it
        }
    }
}

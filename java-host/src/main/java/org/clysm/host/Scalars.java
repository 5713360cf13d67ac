package org.clysm.host;

import java.math.BigInteger;
import java.util.Set;

/** Numbers, booleans, characters and strings as the classes that Java methods declare. */
final class Scalars {
    private static final Set<Class<?>> CLASSES = Set.of(
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            Boolean.class,
            Character.class,
            String.class);

    private Scalars() {}

    /** Whether it is one of the classes that {@link #convert} knows. */
    static boolean isScalar(Class<?> type) {
        return CLASSES.contains(type);
    }

    /**
     * Returns the value as one of a class.
     *
     * @param name how a message calls the class
     * @throws ConversionException if it is none, or an integer beyond the class
     */
    static Object convert(Object value, Class<?> type, String name) {
        Object result = switch (value) {
            case null -> null;
            case String text -> ofText(text, type);
            case Boolean truth -> type == Boolean.class ? truth : null;
            case Number number -> ofNumber(number, type);
            default -> null;
        };
        if (result == null) {
            throw new ConversionException(name, value);
        }
        return result;
    }

    /**
     * Returns the integer that a value of an integral class is.
     *
     * @throws ConversionException if it is none of at most 64 bits
     */
    static long exactLong(Object value, String name) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            return big.longValue();
        }
        throw new ConversionException(name, value);
    }

    private static Object ofText(String text, Class<?> type) {
        if (type == Character.class && text.length() == 1) {
            return text.charAt(0);
        }
        return type == String.class ? text : null;
    }

    private static Object ofNumber(Number number, Class<?> type) {
        if (type == Double.class) {
            return number.doubleValue();
        }
        if (type == Float.class) {
            return number.floatValue();
        }
        if (type == Boolean.class) {
            return number.doubleValue() != 0;
        }
        BigInteger integer = integer(number);
        if (integer == null || type == BigInteger.class) {
            return integer;
        }
        return integer.bitLength() < Long.SIZE ? narrow(integer.longValue(), type) : null;
    }

    /** The integer that a number is; null if it has a fraction. */
    private static BigInteger integer(Number number) {
        if (number instanceof BigInteger big) {
            return big;
        }
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return (long) value == value && value != Long.MAX_VALUE ? BigInteger.valueOf((long) value) : null;
        }
        return BigInteger.valueOf(number.longValue());
    }

    private static Object narrow(long integer, Class<?> type) {
        if (type == Long.class) {
            return integer;
        }
        if (type == Integer.class && (int) integer == integer) {
            return (int) integer;
        }
        if (type == Short.class && (short) integer == integer) {
            return (short) integer;
        }
        return type == Byte.class && (byte) integer == integer ? (Object) (byte) integer : null;
    }
}

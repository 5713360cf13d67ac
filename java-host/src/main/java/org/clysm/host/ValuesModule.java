package org.clysm.host;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of {@code clysm:runtime} for values that cross as what they are made of: lists are {@code List}s, vectors of
 * numbers are Java arrays, records {@code Map}s, integers of any size {@code BigInteger}s. What Java gives may be of
 * other classes: any collection or array for a list, a Java record or an object with getters for a record.
 */
final class ValuesModule {
    /** The Java classes of JavaScript's typed arrays. Java has no unsigned numbers: their bits are the same. */
    private static final Map<String, Class<?>> TYPED_ARRAYS = Map.of(
            "Int8Array", byte.class,
            "Uint8Array", byte.class,
            "Int16Array", short.class,
            "Uint16Array", short.class,
            "Int32Array", int.class,
            "Uint32Array", int.class,
            "BigInt64Array", long.class,
            "BigUint64Array", long.class,
            "Float32Array", float.class,
            "Float64Array", double.class);

    private static final int HEXADECIMAL = 16;
    private static final int WORD = Integer.BYTES;

    private final Map<String, Class<?>> types;
    private LispInstance lisp;

    /**
     * Makes the module.
     *
     * @param types classes by names of their own
     */
    ValuesModule(Map<String, Class<?>> types) {
        this.types = types;
    }

    /** Says whose values they are: the instance exists only after all that it imports. */
    void setInstance(LispInstance instance) {
        lisp = instance;
    }

    /** An empty list. */
    public Object array() {
        return new ArrayList<>();
    }

    /** Adds an element at the end of a list that {@link #array} made. */
    @SuppressWarnings("unchecked")
    public void push(Object list, Object element) {
        ((List<Object>) list).add(element);
    }

    /** The elements of a collection or array as a list; null for other values. */
    public Object elements(Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> list;
            case Collection<?> collection -> new ArrayList<>(collection);
            case Iterable<?> iterable -> {
                List<Object> list = new ArrayList<>();
                iterable.forEach(list::add);
                yield list;
            }
            default -> value.getClass().isArray() ? elementsOfArray(value) : null;
        };
    }

    /** The elements of an array of any class. */
    static List<Object> elementsOfArray(Object array) {
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            result.add(Array.get(array, i));
        }
        return result;
    }

    /** The number of elements of a list or array. */
    public int arrayLength(Object value) {
        return value instanceof List<?> list ? list.size() : Array.getLength(value);
    }

    /** The element of a list at an index; beyond its end, what a field is that is not there. */
    public Object element(Object list, int index) {
        List<?> elements = (List<?>) list;
        return index < elements.size() ? elements.get(index) : Fields.MISSING;
    }

    /** A Java array of numbers, by the name that JavaScript gives its like. */
    public Object newTypedArray(String name, int length) {
        return Array.newInstance(TYPED_ARRAYS.get(name), length);
    }

    /** Whether it is such an array. */
    public boolean isTypedArray(Object value, String name) {
        return value != null && value.getClass().componentType() == TYPED_ARRAYS.get(name);
    }

    /** The integer at an index of an array. */
    public int intElement(Object array, int index) {
        return Array.getInt(array, index);
    }

    /** The number at an index of an array; an {@code int} is one without a sign. */
    public double floatElement(Object array, int index) {
        return array instanceof int[] integers
                ? Integer.toUnsignedLong(integers[index])
                : Array.getDouble(array, index);
    }

    /** The integer at an index of an array. */
    public long bigintElement(Object array, int index) {
        return Array.getLong(array, index);
    }

    /** Sets the integer at an index of an array. */
    public void setInt(Object array, int index, int value) {
        switch (array) {
            case byte[] bytes -> bytes[index] = (byte) value;
            case short[] shorts -> shorts[index] = (short) value;
            default -> ((int[]) array)[index] = value;
        }
    }

    /** Sets the number at an index of an array; an {@code int} is one without a sign. */
    public void setFloat(Object array, int index, double value) {
        switch (array) {
            case float[] floats -> floats[index] = (float) value;
            case int[] integers -> integers[index] = (int) (long) value;
            default -> ((double[]) array)[index] = value;
        }
    }

    /** Sets the integer at an index of an array. */
    public void setBigint(Object array, int index, long value) {
        ((long[]) array)[index] = value;
    }

    /** An empty map, which keeps the order of its fields. */
    public Object newObject() {
        return new LinkedHashMap<>();
    }

    /** Whether it may have fields: anything but numbers, booleans, strings and what stands for them. */
    public boolean isObject(Object value) {
        return value != null && !Values.isSimple(value);
    }

    /** A field of an object, as of {@link Fields}. */
    public Object field(Object object, String name) {
        return Fields.get(object, name);
    }

    /** Sets a field of a map that {@link #newObject} made. */
    @SuppressWarnings("unchecked")
    public void setField(Object map, String name, Object value) {
        ((Map<String, Object>) map).put(name, value);
    }

    /**
     * The bytes of a Lisp vector.
     *
     * @param word the function of the module that gives four of them as a number, the first lowest, or for the
     *     complement of an index the single byte there
     */
    public Object bytesOut(int word, Object vector, int length) {
        ModuleFunction function = lisp.function(word, "a vector");
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length / WORD; i++) {
            bytes.putInt((Integer) function.call(vector, i));
        }
        while (bytes.hasRemaining()) {
            bytes.put(((Integer) function.call(vector, ~bytes.position())).byteValue());
        }
        return bytes.array();
    }

    /** Gives bytes to a Lisp vector of their length, by a function as of {@link #bytesOut} that sets. */
    public void bytesInto(int setWord, Object vector, Object value) {
        ModuleFunction function = lisp.function(setWord, "a vector");
        ByteBuffer bytes = ByteBuffer.wrap((byte[]) value).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; bytes.remaining() >= WORD; i++) {
            function.call(vector, i, bytes.getInt());
        }
        while (bytes.hasRemaining()) {
            int index = bytes.position();
            function.call(vector, ~index, Byte.toUnsignedInt(bytes.get()));
        }
    }

    /** Whether an object is an instance of the class of that name, its own or one that it was given. */
    public boolean isInstanceOf(Object value, String name) {
        return types.computeIfAbsent(name, ValuesModule::classOf).isInstance(value);
    }

    private static Class<?> classOf(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, false, context == null ? ValuesModule.class.getClassLoader() : context);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("this host has no class " + name, e);
        }
    }

    /** An array of the bytes of an array or of what remains in a {@code ByteBuffer}; null for anything else. */
    public Object bytesOf(Object value) {
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return value instanceof byte[] ? value : null;
    }

    /** The integer with these digits of base 16, and a sign before them if it is negative. */
    public Object bigintOfHex(String digits) {
        return new BigInteger(digits, HEXADECIMAL);
    }

    /** The digits of an integer in base 16. */
    public String hexOfBigint(Object integer) {
        return big(integer).toString(HEXADECIMAL);
    }

    /** The unsigned integer that 64 bits are. */
    public Object uint64(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** Whether it is an integer of any size, and an unsigned one of at most 64 bits. */
    public boolean isUint64(Object value) {
        return (value instanceof Long || value instanceof Integer || value instanceof BigInteger)
                && big(value).signum() >= 0
                && big(value).bitLength() <= Long.SIZE;
    }

    private static BigInteger big(Object integer) {
        return integer instanceof BigInteger big ? big : BigInteger.valueOf(((Number) integer).longValue());
    }
}

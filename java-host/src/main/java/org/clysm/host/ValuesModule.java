package org.clysm.host;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of {@code clysm:runtime} for values that cross as what they are made of: lists are {@code List}s, vectors of
 * numbers are Java arrays, records {@code Map}s, integers of any size {@code BigInteger}s. What Java gives may be of
 * other classes: any collection or array for a list, a Java record or an object with getters for a record.
 */
final class ValuesModule {
    private static final int HEXADECIMAL = 16;

    /** Up to this, numbers are all the integers. */
    private static final double GREATEST_INTEGER = 0x1p53 - 1;

    private final Map<String, Class<?>> types;
    private final Map<Object, Object> keywords = new HashMap<>();

    /**
     * Makes the module.
     *
     * @param types classes by names of their own
     */
    ValuesModule(Map<String, Class<?>> types) {
        this.types = types;
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

    /** A field that may have any value; if there is none of that name, what stands for that. */
    public Object fieldOr(Object object, String name, Object missing) {
        return Fields.getOr(object, name, missing);
    }

    /** Sets a field of a map that {@link #newObject} made. */
    @SuppressWarnings("unchecked")
    public void setField(Object map, String name, Object value) {
        ((Map<String, Object>) map).put(name, value);
    }

    /** The string in the form in which fields are found fastest. */
    public Object key(String name) {
        return name;
    }

    /** The keyword that was noted for a string or constant of an enum; null if there is none. */
    public Object keywordOf(Object text) {
        return keywords.get(text);
    }

    /** Notes such a keyword. */
    public void rememberKeyword(Object text, Object keyword) {
        keywords.put(text, keyword);
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

    /**
     * The integer of 64 bits that a value is, but the least; that for all other values. A number without fraction is
     * such an integer up to 2^53.
     */
    public long int64Of(Object value) {
        return switch (value) {
            case Long number -> number;
            case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
            case Integer number -> number;
            case Double number
            when number.longValue() == number && Math.abs(number) <= GREATEST_INTEGER -> number.longValue();
            case null, default -> Long.MIN_VALUE;
        };
    }

    private static BigInteger big(Object integer) {
        return integer instanceof BigInteger big ? big : BigInteger.valueOf(((Number) integer).longValue());
    }
}

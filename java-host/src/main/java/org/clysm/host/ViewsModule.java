package org.clysm.host;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The part of {@code clysm:runtime} for bytes: vectors of numbers are Java arrays, whose memory Lisp reads and writes
 * through a view. The views are little-endian, whatever the machine, since so are those of all hosts.
 */
final class ViewsModule {
    /** The classes of elements that JavaScript's typed arrays have, as Lisp numbers them. Java has no unsigned ones. */
    private static final List<Class<?>> ELEMENTS = List.of(
            byte.class,
            byte.class,
            short.class,
            short.class,
            int.class,
            int.class,
            long.class,
            long.class,
            float.class,
            double.class);

    private static final ValueLayout.OfShort INT16 =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong INT64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble FLOAT64 =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    ViewsModule() {}

    private static MemorySegment bytes(Object view) {
        return (MemorySegment) view;
    }

    /** A view of a new array of the class with this number. */
    public Object newView(int number, int count) {
        return viewOf(Array.newInstance(ELEMENTS.get(number), count));
    }

    /** The array that a view is of, which is of the class with this number. */
    public Object typedArrayOf(Object view, int number) {
        return bytes(view).heapBase().orElseThrow();
    }

    /** A view of the elements of an array of the class with this number; null for other values. */
    public Object viewOfTypedArray(Object value, int number) {
        return value != null && value.getClass().componentType() == ELEMENTS.get(number) ? viewOf(value) : null;
    }

    /** A view of an array of bytes, or of what remains in a {@code ByteBuffer}; null for other values. */
    public Object viewOfBytes(Object value) {
        return switch (value) {
            case byte[] bytes -> viewOf(bytes);
            case ByteBuffer buffer -> MemorySegment.ofBuffer(buffer);
            case null, default -> null;
        };
    }

    private static Object viewOf(Object array) {
        return switch (array) {
            case byte[] bytes -> MemorySegment.ofArray(bytes);
            case short[] shorts -> MemorySegment.ofArray(shorts);
            case int[] ints -> MemorySegment.ofArray(ints);
            case long[] longs -> MemorySegment.ofArray(longs);
            case float[] floats -> MemorySegment.ofArray(floats);
            default -> MemorySegment.ofArray((double[]) array);
        };
    }

    /** The number of bytes of a view. */
    public int viewLength(Object view) {
        return (int) bytes(view).byteSize();
    }

    /** The number at an offset. */
    public int getInt8(Object view, int offset) {
        return bytes(view).get(ValueLayout.JAVA_BYTE, offset);
    }

    /** The number at an offset. */
    public int getInt16(Object view, int offset, boolean littleEndian) {
        return bytes(view).get(INT16, offset);
    }

    /** The number at an offset. */
    public int getInt32(Object view, int offset, boolean littleEndian) {
        return bytes(view).get(INT32, offset);
    }

    /** The number at an offset. */
    public long getBigInt64(Object view, int offset, boolean littleEndian) {
        return bytes(view).get(INT64, offset);
    }

    /** The number at an offset. */
    public double getFloat64(Object view, int offset, boolean littleEndian) {
        return bytes(view).get(FLOAT64, offset);
    }

    /** Sets the number at an offset. */
    public void setInt8(Object view, int offset, int value) {
        bytes(view).set(ValueLayout.JAVA_BYTE, offset, (byte) value);
    }

    /** Sets the number at an offset. */
    public void setInt16(Object view, int offset, int value, boolean littleEndian) {
        bytes(view).set(INT16, offset, (short) value);
    }

    /** Sets the number at an offset. */
    public void setInt32(Object view, int offset, int value, boolean littleEndian) {
        bytes(view).set(INT32, offset, value);
    }

    /** Sets the number at an offset. */
    public void setBigInt64(Object view, int offset, long value, boolean littleEndian) {
        bytes(view).set(INT64, offset, value);
    }

    /** Sets the number at an offset. */
    public void setFloat64(Object view, int offset, double value, boolean littleEndian) {
        bytes(view).set(FLOAT64, offset, value);
    }
}

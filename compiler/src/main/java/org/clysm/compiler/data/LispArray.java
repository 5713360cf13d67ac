package org.clysm.compiler.data;

/**
 * An array that is neither a string, a bit-vector nor a simple general vector: of any number of dimensions, of any
 * element type. It has identity, and shares the Java arrays that it was made of.
 */
public final class LispArray {
    private final Object elementType;
    private final int[] dimensions;
    private final Object[] elements;

    /**
     * Makes an array.
     *
     * @param elementType the type specifier of the elements, {@code T} for a general array
     * @param dimensions the size in each dimension; none for an array of one element and no dimension
     * @param elements all elements in row-major order
     * @throws IllegalArgumentException if the number of elements is not the product of the dimensions
     */
    public LispArray(Object elementType, int[] dimensions, Object[] elements) {
        long size = 1;
        for (int dimension : dimensions) {
            size *= dimension;
        }
        if (size != elements.length) {
            throw new IllegalArgumentException("an array of " + size + " elements has " + elements.length);
        }
        this.elementType = elementType;
        this.dimensions = dimensions;
        this.elements = elements;
    }

    public Object elementType() {
        return elementType;
    }

    public int rank() {
        return dimensions.length;
    }

    public int dimension(int axis) {
        return dimensions[axis];
    }

    /** Returns the number of elements. */
    public int totalSize() {
        return elements.length;
    }

    /** Returns the element at this place in row-major order. */
    public Object get(int rowMajorIndex) {
        return elements[rowMajorIndex];
    }

    public void set(int rowMajorIndex, Object element) {
        elements[rowMajorIndex] = element;
    }

    @Override
    public String toString() {
        return Printer.brief(this);
    }
}

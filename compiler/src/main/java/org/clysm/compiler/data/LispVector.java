package org.clysm.compiler.data;

/** A simple vector: {@code #(...)}. It has identity, and shares the Java array that it was made of. */
public final class LispVector {
    private final Object[] elements;

    public LispVector(Object... elements) {
        this.elements = elements;
    }

    public int length() {
        return elements.length;
    }

    public Object get(int index) {
        return elements[index];
    }

    public void set(int index, Object element) {
        elements[index] = element;
    }

    @Override
    public String toString() {
        return Printer.brief(this);
    }
}

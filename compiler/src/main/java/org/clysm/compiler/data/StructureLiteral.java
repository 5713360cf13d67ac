package org.clysm.compiler.data;

/**
 * A structure as it is written, {@code #S(name slot value ...)} (CLHS 2.4.8.13): the constructor has not run yet. It
 * has identity.
 */
public final class StructureLiteral {
    private final Symbol name;
    private final Symbol[] slotNames;
    private final Object[] values;

    /**
     * Makes a structure literal.
     *
     * @param slotNames the slots as keywords, as the constructor takes them
     * @param values one value for each slot
     */
    public StructureLiteral(Symbol name, Symbol[] slotNames, Object[] values) {
        if (slotNames.length != values.length) {
            throw new IllegalArgumentException(slotNames.length + " slots have " + values.length + " values");
        }
        this.name = name;
        this.slotNames = slotNames;
        this.values = values;
    }

    public Symbol name() {
        return name;
    }

    public int slotCount() {
        return slotNames.length;
    }

    public Symbol slotName(int index) {
        return slotNames[index];
    }

    public Object value(int index) {
        return values[index];
    }

    public void setValue(int index, Object value) {
        values[index] = value;
    }

    @Override
    public String toString() {
        return Printer.brief(this);
    }
}

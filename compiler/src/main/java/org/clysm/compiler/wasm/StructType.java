package org.clysm.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/** A struct: all its fields in order, those inherited from the supertype first. */
public record StructType(List<Field> fields) implements CompositeType {

    public StructType {
        fields = List.copyOf(fields);
    }

    public static StructType of(Field... fields) {
        return new StructType(List.of(fields));
    }

    /** Returns a struct with this one's fields followed by {@code more}. */
    public StructType extendedBy(List<Field> more) {
        var all = new ArrayList<Field>(fields);
        all.addAll(more);
        return new StructType(all);
    }

    /** Returns a struct with this one's fields followed by {@code more}. */
    public StructType extendedBy(Field... more) {
        return extendedBy(List.of(more));
    }

    /**
     * Returns the field with the given name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Field field(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        throw new IllegalArgumentException("no field " + name + " in " + fields);
    }

    /**
     * Returns the position of a field, found by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int indexOf(Field field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) == field) {
                return i;
            }
        }
        // A subtype may have narrowed the field, so that only the name is the same.
        return fields.indexOf(field(field.name()));
    }
}

package org.clysm.compiler.wasm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The defined types of one compilation: the recursive groups entered in it, and types made on the fly, one for each
 * structure.
 *
 * <p>A type made on the fly gets a name that spells its structure, so that equal structures have equal names in every
 * pool whose groups have the same names. In such a name, a defined type is {@code $name}, a reference that may be null
 * ends in {@code ?}, and a mutable field in {@code !}.
 */
public final class TypePool {

    /** The name of the field that stands for the elements of every array made here. */
    static final String ELEMENT = "element";

    private final Map<String, DefinedType> byName = new HashMap<>();
    private final Map<Structure, DefinedType> byStructure = new HashMap<>();

    private record Structure(DefinedType supertype, boolean isFinal, CompositeType composite) {}

    /**
     * Makes the types of a group known by their names.
     *
     * @throws IllegalArgumentException if one of the names is taken
     */
    public void enter(RecursiveGroup group) {
        for (DefinedType type : group.types()) {
            if (byName.putIfAbsent(type.name(), type) != null) {
                throw new IllegalArgumentException("two types have the name " + type.name());
            }
        }
    }

    /** Returns the type with the given name, or null. */
    public DefinedType find(String name) {
        return byName.get(name);
    }

    /** Returns the function type with the given parameters and results. */
    public DefinedType function(List<? extends ValueType> params, List<? extends ValueType> results) {
        return function(new FunctionType(List.copyOf(params), List.copyOf(results)));
    }

    /** Returns the defined type for a function type. */
    public DefinedType function(FunctionType structure) {
        return intern(null, true, structure);
    }

    /** Returns the final struct type with the given fields and no supertype. */
    public DefinedType struct(Field... fields) {
        return intern(null, true, StructType.of(fields));
    }

    /** Returns the final struct type that adds {@code more} to the fields of {@code supertype}. */
    public DefinedType substruct(DefinedType supertype, List<Field> more) {
        return intern(supertype, true, supertype.struct().extendedBy(more));
    }

    /** Returns the final array type with the given elements. */
    public DefinedType array(StorageType element, boolean isMutable) {
        return intern(null, true, new ArrayType(new Field(ELEMENT, element, isMutable)));
    }

    /**
     * Returns the one type with the given structure.
     *
     * @param supertype the declared supertype, or null
     * @param isFinal whether the type may have no subtypes
     */
    public DefinedType intern(DefinedType supertype, boolean isFinal, CompositeType composite) {
        var structure = new Structure(supertype, isFinal, composite);
        var known = byStructure.get(structure);
        if (known != null) {
            return known;
        }
        var name = CanonicalName.of(supertype, isFinal, composite);
        var type = new DefinedType(name).define(supertype, isFinal, composite);
        if (byName.putIfAbsent(name, type) != null) {
            throw new IllegalArgumentException("two types have the name " + name);
        }
        byStructure.put(structure, type);
        return type;
    }
}

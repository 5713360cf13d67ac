package org.clysm.compiler.wasm;

import java.util.Objects;

/**
 * A named type of a module, with identity: two objects are two types, and no two types of a module have the same name.
 *
 * <p>The structure is given once, after the construction, so that the types of a recursive group can refer to each
 * other. A type belongs either to one {@link RecursiveGroup} or to the {@link TypePool} that made it.
 */
public final class DefinedType implements HeapType, Entity {

    private final String name;
    private final ReferenceType reference = new ReferenceType(false, this);
    private final ReferenceType nullable = new ReferenceType(true, this);
    private DefinedType supertype;
    private boolean isFinal;
    private CompositeType composite;
    private RecursiveGroup group;

    public DefinedType(String name) {
        this.name = Objects.requireNonNull(name);
    }

    /** Gives the structure of a type without supertype and without subtypes. */
    public DefinedType define(CompositeType structure) {
        return define(null, true, structure);
    }

    /**
     * Gives the structure.
     *
     * @param parent the supertype, or null
     * @param closed whether the type may have no subtypes
     * @throws IllegalStateException if it was given before
     */
    public DefinedType define(DefinedType parent, boolean closed, CompositeType structure) {
        if (composite != null) {
            throw new IllegalStateException("type " + name + " is defined twice");
        }
        supertype = parent;
        isFinal = closed;
        composite = Objects.requireNonNull(structure);
        return this;
    }

    void enter(RecursiveGroup newGroup) {
        if (group != null) {
            throw new IllegalStateException("type " + name + " is in two groups");
        }
        group = newGroup;
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns the declared supertype, or null. */
    public DefinedType supertype() {
        return supertype;
    }

    public boolean isFinal() {
        return isFinal;
    }

    /** Returns the group that the type belongs to, or null if it comes from a {@link TypePool}. */
    public RecursiveGroup group() {
        return group;
    }

    /**
     * Returns the structure.
     *
     * @throws IllegalStateException if it was not given yet
     */
    public CompositeType composite() {
        if (composite == null) {
            throw new IllegalStateException("type " + name + " is not defined yet");
        }
        return composite;
    }

    /**
     * Returns the structure of a struct type.
     *
     * @throws IllegalStateException if this is no struct type
     */
    public StructType struct() {
        if (composite() instanceof StructType struct) {
            return struct;
        }
        throw isNo("struct");
    }

    /**
     * Returns the structure of an array type.
     *
     * @throws IllegalStateException if this is no array type
     */
    public ArrayType array() {
        if (composite() instanceof ArrayType array) {
            return array;
        }
        throw isNo("array");
    }

    /**
     * Returns the structure of a function type.
     *
     * @throws IllegalStateException if this is no function type
     */
    public FunctionType function() {
        if (composite() instanceof FunctionType function) {
            return function;
        }
        throw isNo("function");
    }

    /** Returns the field of a struct type with the given name. */
    public Field field(String fieldName) {
        return struct().field(fieldName);
    }

    private IllegalStateException isNo(String kind) {
        return new IllegalStateException("type " + name + " is no " + kind);
    }

    /** Returns whether this is {@code other} or a declared subtype of it, at any distance. */
    public boolean isSubtypeOf(DefinedType other) {
        for (var type = this; type != null; type = type.supertype) {
            if (type == other) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ReferenceType reference() {
        return reference;
    }

    @Override
    public ReferenceType nullable() {
        return nullable;
    }

    @Override
    public String toString() {
        return "$" + name;
    }
}

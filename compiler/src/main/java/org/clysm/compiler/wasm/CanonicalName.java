package org.clysm.compiler.wasm;

import java.util.List;

/** Spells the structure of a type as a name; different structures have different names. */
final class CanonicalName {

    private final StringBuilder name = new StringBuilder();

    private CanonicalName() {}

    static String of(DefinedType supertype, boolean isFinal, CompositeType composite) {
        var spelling = new CanonicalName();
        spelling.composite(composite);
        if (supertype != null) {
            spelling.name.append("<:");
            spelling.defined(supertype);
        }
        if (!isFinal) {
            spelling.name.append("|open");
        }
        return spelling.name.toString();
    }

    private void composite(CompositeType composite) {
        switch (composite) {
            case FunctionType(var params, var results) -> {
                name.append("fn:");
                values(params);
                name.append("->");
                values(results);
            }
            case ArrayType(var element) -> {
                name.append("array:");
                field(element);
            }
            case StructType(var fields) -> {
                name.append("struct:");
                for (int i = 0; i < fields.size(); i++) {
                    if (i > 0) {
                        name.append('.');
                    }
                    field(fields.get(i));
                }
            }
        }
    }

    private void values(List<ValueType> types) {
        for (int i = 0; i < types.size(); i++) {
            if (i > 0) {
                name.append('.');
            }
            storage(types.get(i));
        }
    }

    private void field(Field field) {
        if (!field.name().equals(TypePool.ELEMENT)) {
            name.append(field.name()).append('=');
        }
        storage(field.type());
        if (field.isMutable()) {
            name.append('!');
        }
    }

    private void storage(StorageType type) {
        switch (type) {
            case PackedType packed -> name.append(packed);
            case NumberType number -> name.append(number);
            case ReferenceType(var isNullable, var heap) -> {
                switch (heap) {
                    case AbstractHeapType known -> name.append(known);
                    case DefinedType defined -> defined(defined);
                }
                if (isNullable) {
                    name.append('?');
                }
            }
        }
    }

    /** Spells a reference to a type; brackets keep the spelling of an unnamed one together. */
    private void defined(DefinedType type) {
        if (type.group() == null) {
            name.append('<').append(type.name()).append('>');
        } else {
            name.append('$').append(type.name());
        }
    }
}

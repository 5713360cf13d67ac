package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.ArrayType;
import org.clysm.compiler.wasm.CompositeType;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.HeapType;
import org.clysm.compiler.wasm.RecursiveGroup;
import org.clysm.compiler.wasm.StorageType;
import org.clysm.compiler.wasm.StructType;
import org.clysm.compiler.wasm.ValueType;

/** Reads the type section and the types in other sections (Wasm 3.0, 5.3). */
final class TypeReader {

    private final ModuleNames names;
    private final List<DefinedType> types = new ArrayList<>();
    private final List<RecursiveGroup> groups = new ArrayList<>();

    TypeReader(ModuleNames names) {
        this.names = names;
    }

    /** Returns the groups in order; a type outside of a recursive group is a group of its own. */
    List<RecursiveGroup> groups() {
        return groups;
    }

    void readSection(ByteSource source) {
        for (int rest = source.readCount(); rest > 0; rest--) {
            int size = 1;
            if (source.peekByte() == Opcodes.RECURSIVE_GROUP) {
                source.readByte();
                size = source.readCount();
            }
            var group = new ArrayList<DefinedType>();
            for (int i = 0; i < size; i++) {
                group.add(new DefinedType(names.name(Opcodes.TYPE_NAMES, types.size(), "type")));
                types.add(group.getLast());
            }
            for (int i = 0; i < size; i++) {
                readDefinition(source, group.get(i), types.size() - size + i);
            }
            groups.add(new RecursiveGroup(group));
        }
    }

    private void readDefinition(ByteSource source, DefinedType type, int index) {
        int code = source.peekByte();
        if (code != Opcodes.OPEN_SUBTYPE && code != Opcodes.FINAL_SUBTYPE) {
            type.define(readComposite(source, index));
            return;
        }
        source.readByte();
        int start = source.position();
        DefinedType supertype = switch (source.readCount()) {
            case 0 -> null;
            case 1 -> types.get(source.readIndex(index, "earlier type"));
            default -> throw source.malformed(start, "more than one supertype");
        };
        type.define(supertype, code == Opcodes.FINAL_SUBTYPE, readComposite(source, index));
    }

    private CompositeType readComposite(ByteSource source, int index) {
        int start = source.position();
        return switch (source.readByte()) {
            case Opcodes.FUNCTION_TYPE -> new FunctionType(readValueTypes(source), readValueTypes(source));
            case Opcodes.ARRAY_TYPE -> new ArrayType(readField(source, "element"));
            case Opcodes.STRUCT_TYPE -> {
                var fieldNames = new HashSet<String>();
                var fields = new ArrayList<Field>();
                for (int i = 0, count = source.readCount(); i < count; i++) {
                    var name = names.fieldName(index, i, fieldNames);
                    fields.add(readField(source, name));
                }
                yield new StructType(fields);
            }
            default -> throw source.malformed(start, "no type begins like this");
        };
    }

    private Field readField(ByteSource source, String name) {
        StorageType type = Opcodes.packedType(source.peekByte());
        if (type == null) {
            type = readValueType(source);
        } else {
            source.readByte();
        }
        return new Field(name, type, readMutability(source));
    }

    boolean readMutability(ByteSource source) {
        int start = source.position();
        return switch (source.readByte()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw source.malformed(start, "neither mutable nor immutable");
        };
    }

    private List<ValueType> readValueTypes(ByteSource source) {
        var list = new ArrayList<ValueType>();
        for (int rest = source.readCount(); rest > 0; rest--) {
            list.add(readValueType(source));
        }
        return list;
    }

    ValueType readValueType(ByteSource source) {
        int start = source.position();
        int code = source.readByte();
        if (code == Opcodes.NULLABLE_REFERENCE) {
            return readHeapType(source).nullable();
        }
        if (code == Opcodes.REFERENCE) {
            return readHeapType(source).reference();
        }
        ValueType number = Opcodes.numberType(code);
        if (number != null) {
            return number;
        }
        AbstractHeapType heap = Opcodes.heapType(code);
        if (heap != null) {
            return heap.nullable();
        }
        throw source.malformed(start, "no value type has the code 0x" + Integer.toHexString(code));
    }

    HeapType readHeapType(ByteSource source) {
        AbstractHeapType known = Opcodes.heapType(source.peekByte());
        if (known != null) {
            source.readByte();
            return known;
        }
        return readSignedIndex(source);
    }

    /** Reads a type index in the format of a heap type or block type, a signed number of 33 bits. */
    DefinedType readSignedIndex(ByteSource source) {
        int start = source.position();
        long index = source.readSigned(33);
        if (index < 0 || index >= types.size()) {
            throw source.malformed(start, "no type has the index " + index);
        }
        return types.get((int) index);
    }

    /** Reads a type index. */
    DefinedType readIndex(ByteSource source) {
        return types.get(source.readIndex(types.size(), "type"));
    }

    /** Reads the index of a function type. */
    DefinedType readFunctionType(ByteSource source) {
        int start = source.position();
        return expect(FunctionType.class, readIndex(source), source, start);
    }

    /** Reads the index of a struct type. */
    DefinedType readStructType(ByteSource source) {
        int start = source.position();
        return expect(StructType.class, readIndex(source), source, start);
    }

    /** Reads the index of an array type. */
    DefinedType readArrayType(ByteSource source) {
        int start = source.position();
        return expect(ArrayType.class, readIndex(source), source, start);
    }

    /** Checks that a type read at {@code start} has a structure of the given kind. */
    static DefinedType expect(Class<? extends CompositeType> kind, DefinedType type, ByteSource source, int start) {
        if (!kind.isInstance(type.composite())) {
            throw source.malformed(start, type + " is no " + kind.getSimpleName());
        }
        return type;
    }
}

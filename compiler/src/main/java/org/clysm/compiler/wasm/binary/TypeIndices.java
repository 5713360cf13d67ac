package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.wasm.ArrayType;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.RecursiveGroup;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.StorageType;
import org.clysm.compiler.wasm.StructType;

/**
 * The types of a module in the order of their indices. A type enters after all types that its structure mentions,
 * together with its recursive group if it has one.
 */
final class TypeIndices {

    private final Map<DefinedType, Integer> indices = new IdentityHashMap<>();
    private final List<DefinedType> types = new ArrayList<>();
    private final List<List<DefinedType>> groups = new ArrayList<>();
    private final Set<DefinedType> pending = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Enters the types of a group, after those that they need. */
    void enter(RecursiveGroup group) {
        var members = group.types();
        if (!indices.containsKey(members.getFirst())) {
            enter(members);
        }
    }

    /** Enters a type, with its group and what it needs, if it is not there yet. */
    void enter(DefinedType type) {
        if (indices.containsKey(type) || pending.contains(type)) {
            return;
        }
        enter(type.group() == null ? List.of(type) : type.group().types());
    }

    private void enter(List<DefinedType> members) {
        pending.addAll(members);
        for (DefinedType member : members) {
            enterNeeded(member);
        }
        for (DefinedType member : members) {
            indices.put(member, types.size());
            types.add(member);
            pending.remove(member);
        }
        groups.add(members);
    }

    private void enterNeeded(DefinedType type) {
        if (type.supertype() != null) {
            enter(type.supertype());
        }
        switch (type.composite()) {
            case FunctionType(var params, var results) -> {
                for (StorageType param : params) {
                    enter(param);
                }
                for (StorageType result : results) {
                    enter(result);
                }
            }
            case StructType(var fields) -> {
                for (Field field : fields) {
                    enter(field.type());
                }
            }
            case ArrayType(var element) -> enter(element.type());
        }
    }

    /** Enters the type that a value type refers to, if any. */
    void enter(StorageType type) {
        if (type instanceof ReferenceType(var _, DefinedType defined)) {
            enter(defined);
        }
    }

    /** Returns the index of a type that was entered. */
    int indexOf(DefinedType type) {
        return indices.get(type);
    }

    /** Returns the types by their groups; a type without one stands alone. */
    List<List<DefinedType>> groups() {
        return groups;
    }

    /** Enters the types that code mentions. */
    void enter(ObjectCode code) {
        var relocations = code.relocations();
        for (int i = 0; i < relocations.size(); i++) {
            if (relocations.get(i).target() instanceof DefinedType type) {
                enter(type);
            }
        }
    }

    /** Returns all types in the order of their indices. */
    List<DefinedType> types() {
        return types;
    }

    /** Writes the content of the type section (Wasm 3.0, 5.5.4). */
    void write(ByteSink sink) {
        var encoder = new TypeEncoder(sink, type -> sink.writeSigned(indexOf(type)));
        sink.writeUnsigned(groups.size());
        for (List<DefinedType> group : groups) {
            if (group.size() != 1) {
                sink.writeByte(Opcodes.RECURSIVE_GROUP);
                sink.writeUnsigned(group.size());
            }
            for (DefinedType type : group) {
                write(type, sink, encoder);
            }
        }
    }

    private void write(DefinedType type, ByteSink sink, TypeEncoder encoder) {
        if (type.supertype() != null || !type.isFinal()) {
            sink.writeByte(type.isFinal() ? Opcodes.FINAL_SUBTYPE : Opcodes.OPEN_SUBTYPE);
            if (type.supertype() == null) {
                sink.writeUnsigned(0);
            } else {
                sink.writeUnsigned(1);
                sink.writeUnsigned(indexOf(type.supertype()));
            }
        }
        encoder.compositeType(type.composite());
    }
}

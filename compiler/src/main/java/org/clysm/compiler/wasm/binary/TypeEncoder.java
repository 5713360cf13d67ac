package org.clysm.compiler.wasm.binary;

import java.util.List;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.ArrayType;
import org.clysm.compiler.wasm.CompositeType;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.HeapType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.PackedType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.StorageType;
import org.clysm.compiler.wasm.StructType;
import org.clysm.compiler.wasm.ValueType;

/** Writes types (Wasm 3.0, 5.3); how a defined type is referred to is left to the user. */
final class TypeEncoder {

    /** Writes a reference to a defined type in the format of a heap type. */
    interface HeapTypeWriter {
        void write(DefinedType type);
    }

    private final ByteSink sink;
    private final HeapTypeWriter heapTypes;

    TypeEncoder(ByteSink sink, HeapTypeWriter heapTypes) {
        this.sink = sink;
        this.heapTypes = heapTypes;
    }

    void heapType(HeapType type) {
        switch (type) {
            case AbstractHeapType known -> sink.writeByte(Opcodes.code(known));
            case DefinedType defined -> heapTypes.write(defined);
        }
    }

    void storageType(StorageType type) {
        switch (type) {
            case PackedType packed -> sink.writeByte(Opcodes.code(packed));
            case ValueType value -> valueType(value);
        }
    }

    void valueType(ValueType type) {
        switch (type) {
            case NumberType number -> sink.writeByte(Opcodes.code(number));
            case ReferenceType(var isNullable, var heap) -> {
                if (!isNullable) {
                    sink.writeByte(Opcodes.REFERENCE);
                } else if (heap instanceof DefinedType) {
                    sink.writeByte(Opcodes.NULLABLE_REFERENCE);
                }
                heapType(heap);
            }
        }
    }

    private void valueTypes(List<ValueType> types) {
        sink.writeUnsigned(types.size());
        for (ValueType type : types) {
            valueType(type);
        }
    }

    void compositeType(CompositeType type) {
        switch (type) {
            case FunctionType(var params, var results) -> {
                sink.writeByte(Opcodes.FUNCTION_TYPE);
                valueTypes(params);
                valueTypes(results);
            }
            case StructType(var fields) -> {
                sink.writeByte(Opcodes.STRUCT_TYPE);
                sink.writeUnsigned(fields.size());
                for (Field field : fields) {
                    field(field);
                }
            }
            case ArrayType(var element) -> {
                sink.writeByte(Opcodes.ARRAY_TYPE);
                field(element);
            }
        }
    }

    private void field(Field field) {
        storageType(field.type());
        sink.writeByte(field.isMutable() ? 1 : 0);
    }
}

package org.clysm.compiler.wasm.text;

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

/** Types in the text format (Wasm 3.0, 6.4). */
final class TypeText {

    private TypeText() {}

    static String of(DefinedType type) {
        return TextNames.identifier(type.name());
    }

    static String of(HeapType type) {
        return switch (type) {
            case AbstractHeapType known -> known.toString();
            case DefinedType defined -> of(defined);
        };
    }

    static String of(StorageType type) {
        return switch (type) {
            case PackedType packed -> packed.toString();
            case NumberType number -> number.toString();
            case ReferenceType(var isNullable, DefinedType heap) ->
                (isNullable ? "(ref null " : "(ref ") + of(heap) + ")";
            case ReferenceType known -> known.toString();
        };
    }

    /** Returns parameters and results without names, each with a space before it. */
    static String signature(FunctionType type) {
        return list("param", type.params()) + results(type.results());
    }

    static String results(List<ValueType> types) {
        return list("result", types);
    }

    private static String list(String keyword, List<ValueType> types) {
        if (types.isEmpty()) {
            return "";
        }
        var text = new StringBuilder(" (").append(keyword);
        for (ValueType type : types) {
            text.append(' ').append(of(type));
        }
        return text.append(')').toString();
    }

    static String mutable(StorageType type, boolean isMutable) {
        return isMutable ? "(mut " + of(type) + ")" : of(type);
    }

    /** Writes the definition of a type; a struct has a line for each field. */
    static void define(TextSink sink, DefinedType type) {
        boolean isPlain = type.isFinal() && type.supertype() == null;
        var head = new StringBuilder("(type ").append(of(type)).append(' ');
        if (!isPlain) {
            head.append(type.isFinal() ? "(sub final " : "(sub ");
            if (type.supertype() != null) {
                head.append(of(type.supertype())).append(' ');
            }
        }
        var end = isPlain ? ")" : "))";
        composite(sink, head.toString(), type.composite(), end);
    }

    private static void composite(TextSink sink, String head, CompositeType type, String end) {
        switch (type) {
            case FunctionType function -> sink.line(head + "(func" + signature(function) + ")" + end);
            case ArrayType(var element) ->
                sink.line(head + "(array " + mutable(element.type(), element.isMutable()) + ")" + end);
            case StructType(var fields) -> {
                sink.line(head + "(struct").indent();
                for (Field field : fields) {
                    var name = TextNames.identifier(field.name());
                    sink.line("(field " + name + " " + mutable(field.type(), field.isMutable()) + ")");
                }
                sink.close(")" + end).outdent();
            }
        }
    }
}

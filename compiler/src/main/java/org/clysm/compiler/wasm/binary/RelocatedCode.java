package org.clysm.compiler.wasm.binary;

import java.util.List;
import org.clysm.compiler.wasm.binary.Relocation.Kind;

/** Relocatable code together with the indices that its relocations stand for. */
final class RelocatedCode {

    private final ObjectCode code;
    private final List<Relocation> relocations;
    private final int[] indices;

    /**
     * Looks up the indices.
     *
     * @throws IllegalArgumentException if the code refers to an entity that the module lacks
     */
    RelocatedCode(ObjectCode code, IndexSpaces spaces) {
        this.code = code;
        relocations = code.relocations();
        indices = new int[relocations.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = spaces.indexOf(relocations.get(i));
        }
    }

    /** Returns the number of bytes with all indices. */
    int size() {
        int size = code.bytes().length;
        for (int i = 0; i < indices.length; i++) {
            size += relocations.get(i).kind() == Kind.HEAP_TYPE
                    ? ByteSink.signedLength(indices[i])
                    : ByteSink.unsignedLength(indices[i]);
        }
        return size;
    }

    /** Writes the code with its indices; returns its lines with offsets into the sink. */
    LineTable write(ByteSink sink) {
        var lines = code.lines();
        int[] lineOffsets = new int[lines.offsets().length];
        int line = 0;
        int position = 0;
        for (int i = 0; i < indices.length; i++) {
            int end = relocations.get(i).offset();
            // A line that begins where an index belongs begins behind it: no instruction begins with one.
            for (; line < lineOffsets.length && lines.offsets()[line] < end; line++) {
                lineOffsets[line] = sink.size() + lines.offsets()[line] - position;
            }
            sink.writeBytes(code.bytes(), position, end - position);
            position = end;
            if (relocations.get(i).kind() == Kind.HEAP_TYPE) {
                sink.writeSigned(indices[i]);
            } else {
                sink.writeUnsigned(indices[i]);
            }
        }
        for (; line < lineOffsets.length; line++) {
            lineOffsets[line] = sink.size() + lines.offsets()[line] - position;
        }
        sink.writeBytes(code.bytes(), position, code.bytes().length - position);
        return new LineTable(lines.file(), lineOffsets, lines.lines());
    }
}

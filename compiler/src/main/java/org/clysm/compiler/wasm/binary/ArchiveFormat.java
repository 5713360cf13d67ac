package org.clysm.compiler.wasm.binary;

/**
 * The parts of an archive, which {@link ArchiveWriter} and {@link ArchiveReader} share.
 *
 * <p>An archive is a header of {@link #HEADER_SIZE} bytes, two tables with the offsets of all strings and all entities,
 * then the strings, the entities and the body. The header has {@link #MAGIC}, the number of strings, the number of
 * entities, and the sizes of the strings and of the entities, 4 bytes each.
 */
final class ArchiveFormat {

    /** "CLA" and the version of the format: to be raised with every change of it. */
    static final int MAGIC = 'C' | 'L' << 8 | 'A' << 16 | 1 << 24;

    static final int HEADER_SIZE = 20;

    // Kinds of entities
    static final int NAMED_TYPE = 0;
    static final int FUNCTION_TYPE = 1;
    static final int STRUCT_TYPE = 2;
    static final int ARRAY_TYPE = 3;
    static final int FUNCTION = 4;
    static final int GLOBAL = 5;
    static final int TAG = 6;
    static final int DATA = 7;

    /** Follows a reference type's first byte, where a heap type's code would stand. */
    static final int DEFINED_TYPE = 0;

    private ArchiveFormat() {}
}

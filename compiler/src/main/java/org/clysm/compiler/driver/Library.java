package org.clysm.compiler.driver;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.FunctionSignature;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.expand.GlobalDefinition;
import org.clysm.compiler.expand.LibraryDocumentation;
import org.clysm.compiler.ffi.MarshalTypes;
import org.clysm.compiler.image.Codec;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.link.Unit;
import org.clysm.compiler.link.UnitEntry;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.binary.ArchiveReader;
import org.clysm.compiler.wasm.binary.ArchiveWriter;

/**
 * The library as it was built: the module that images start with, and the archive of what the compiler needs. The
 * archive tells of packages, names and functions at once, and gives the code of a unit when it is asked for.
 */
public final class Library {

    private final byte[] module;
    private final ArchiveReader archive;
    private final int documentation;
    private final int contents;
    private final String snapshot;
    private final Set<String> exports = new HashSet<>();

    /**
     * Opens a library.
     *
     * @param module the module of the image
     * @param archive what {@link #archive} returned
     */
    public Library(byte[] module, byte[] archive) {
        this.module = module;
        // The position of the contents is at the end of the bytes, so that it can be written last.
        int end = archive.length - Integer.BYTES;
        int start = ByteBuffer.wrap(archive, end, Integer.BYTES).getInt();
        this.archive = new ArchiveReader(Arrays.copyOf(archive, end), CoreTypes.newPool());
        var cursor = this.archive.at(start);
        snapshot = cursor.readString();
        for (int count = cursor.readUnsigned(); count > 0; count--) {
            exports.add(cursor.readString());
        }
        documentation = cursor.readUnsigned();
        contents = cursor.position();
    }

    byte[] module() {
        return module;
    }

    String snapshot() {
        return snapshot;
    }

    boolean exports(String name) {
        return exports.contains(name);
    }

    /** Reads the docstrings. */
    LibraryDocumentation documentation() {
        return LibraryDocumentation.parse(archive.at(documentation).readString());
    }

    /**
     * What a session starts with.
     *
     * @param definitions what is known of names
     * @param signatures the functions that may be called directly
     * @param units the units of the library in order
     */
    record Contents(
            List<GlobalDefinition> definitions,
            Map<FunctionName, FunctionSignature> signatures,
            List<UnitEntry> units) {}

    /** Reads what a session starts with; the session's codec must know the snapshot. */
    Contents contents(Packages packages, Codec codec, MarshalTypes types) {
        var in = new DataReader(archive.at(contents), packages, codec::symbol);
        var definitions = new ArrayList<GlobalDefinition>();
        for (int count = in.cursor().readUnsigned(); count > 0; count--) {
            definitions.add(EnvironmentArchive.read(in, types));
        }
        var signatures = new HashMap<FunctionName, FunctionSignature>();
        for (int count = in.cursor().readUnsigned(); count > 0; count--) {
            var name = in.readName();
            signatures.put(name, UnitArchive.readSignature(in));
        }
        var units = new ArrayList<UnitEntry>();
        for (int count = in.cursor().readUnsigned(); count > 0; count--) {
            units.add(readEntry(in, packages, codec));
        }
        return new Contents(definitions, signatures, units);
    }

    private UnitEntry readEntry(DataReader in, Packages packages, Codec codec) {
        var cursor = in.cursor();
        int position = cursor.readUnsigned();
        var name = cursor.readString();
        var trigger = UnitArchive.readTrigger(in);
        var init = in.readFlag() ? (FunctionRef) cursor.readEntity() : null;
        var functions = readStrings(cursor);
        var globals = readStrings(cursor);
        int count = cursor.readUnsigned();
        var definitions = new ArrayList<GeneratedUnit.Definition>(count);
        for (int i = 0; i < count; i++) {
            var defined = in.readName();
            definitions.add(new GeneratedUnit.Definition(defined, (GlobalRef) cursor.readEntity()));
        }
        return new UnitEntry(trigger, init, functions, globals, definitions, () -> {
            var body = new DataReader(archive.at(position), packages, codec::symbol);
            return UnitArchive.readBody(body, name, trigger, init, definitions);
        });
    }

    private static List<String> readStrings(ArchiveReader.Cursor cursor) {
        int count = cursor.readUnsigned();
        var result = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            result.add(cursor.readString());
        }
        return result;
    }

    /** Returns the archive of a library that a session has built. */
    static byte[] archive(
            Session session, List<Unit> units, Map<FunctionName, FunctionSignature> signatures, List<Export> exports) {
        var archive = new ArchiveWriter();
        var out = new DataWriter(archive);
        var positions = new ArrayList<Integer>();
        for (Unit unit : units) {
            positions.add(archive.position());
            UnitArchive.writeBody(out, unit);
        }
        int documentation = archive.position();
        archive.writeString(session.expander().libraryDocumentation().toText());
        int start = archive.position();
        archive.writeString(Codec.snapshot(session.packages(), List.of()));
        archive.writeUnsigned(exports.size());
        exports.forEach(export -> archive.writeString(export.name()));
        archive.writeUnsigned(documentation);
        var definitions = session.globals().definitions();
        archive.writeUnsigned(definitions.size());
        definitions.forEach(definition -> EnvironmentArchive.write(out, definition));
        archive.writeUnsigned(signatures.size());
        signatures.forEach((name, signature) -> {
            out.writeName(name);
            UnitArchive.writeSignature(out, signature);
        });
        archive.writeUnsigned(units.size());
        for (int i = 0; i < units.size(); i++) {
            UnitArchive.writeHead(out, units.get(i), positions.get(i));
        }
        byte[] bytes = archive.toByteArray();
        return ByteBuffer.allocate(bytes.length + Integer.BYTES)
                .put(bytes)
                .putInt(start)
                .array();
    }
}

package org.clysm.compiler.ffi;

import java.util.List;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.wasm.binary.ByteSink;

/**
 * The custom section {@code clysm:exports} of a module: what loaders must know of the exports that do not always take
 * the same number of arguments, or are asynchronous. A module without such exports has no such section.
 *
 * <p>It is a sequence of unsigned numbers in LEB128: the number of exports, and of each the UTF-16 units of its name,
 * their number first, the number of required arguments, and a sum of 1 if the last parameter is an array of all
 * arguments from there on, and 2 if a call is a computation of its own. Which others there are, the types of the
 * functions tell.
 */
public final class ExportSection {

    private static final String NAME = "clysm:exports";
    private static final int CUSTOM_SECTION = 0;
    private static final int GATHERS = 1;
    private static final int ASYNC = 2;

    private ExportSection() {}

    /** Returns the module with the section for these exports. */
    public static byte[] addTo(byte[] module, List<ForeignExport> exports) {
        List<ForeignExport> described = exports.stream()
                .filter(export -> export.isAsync() || !export.signature().isFixed())
                .toList();
        if (described.isEmpty()) {
            return module;
        }
        var content = new ByteSink();
        content.writeName(NAME);
        content.writeUnsigned(described.size());
        for (ForeignExport export : described) {
            FunctionShape shape = export.signature().shape();
            content.writeUnsigned(export.exportName().length());
            export.exportName().chars().forEach(content::writeUnsigned);
            content.writeUnsigned(shape.required());
            content.writeUnsigned((shape.hasRest() ? GATHERS : 0) + (export.isAsync() ? ASYNC : 0));
        }
        var result = new ByteSink(module.length + content.size() + 6);
        result.writeBytes(module);
        result.writeByte(CUSTOM_SECTION);
        result.writeUnsigned(content.size());
        result.writeBytes(content);
        return result.toByteArray();
    }
}

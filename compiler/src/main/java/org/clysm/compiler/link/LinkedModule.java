package org.clysm.compiler.link;

import java.util.List;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.binary.CodeMap;

/**
 * A module ready to run.
 *
 * @param bytes the module in the binary format
 * @param codeMap where its code comes from
 * @param imports what it needs of the host
 * @param exports what it gives to the host
 * @param isAsync whether its top-level forms may wait for promises, so that they must run where they can be suspended
 */
public record LinkedModule(byte[] bytes, CodeMap codeMap, List<Import> imports, List<Export> exports, boolean isAsync) {

    /** The same module with other bytes, in which the code stands at the same places. */
    public LinkedModule withBytes(byte[] newBytes) {
        return new LinkedModule(newBytes, codeMap, imports, exports, isAsync);
    }
}

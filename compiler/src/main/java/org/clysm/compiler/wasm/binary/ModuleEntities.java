package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.TagRef;

/** The entities of a module that is being read, by their indices, as far as they are known. */
final class ModuleEntities {

    final List<FunctionRef> functions = new ArrayList<>();
    final List<GlobalRef> globals = new ArrayList<>();
    final List<TagRef> tags = new ArrayList<>();
    final List<DataRef> data = new ArrayList<>();

    FunctionRef readFunction(ByteSource source) {
        return functions.get(source.readIndex(functions.size(), "function"));
    }

    GlobalRef readGlobal(ByteSource source) {
        return globals.get(source.readIndex(globals.size(), "global"));
    }

    TagRef readTag(ByteSource source) {
        return tags.get(source.readIndex(tags.size(), "tag"));
    }

    DataRef readData(ByteSource source) {
        return data.get(source.readIndex(data.size(), "data segment"));
    }
}

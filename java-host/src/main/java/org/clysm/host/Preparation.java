package org.clysm.host;

import run.endive.wasm.WasmModule;
import run.endive.wasm.types.CodeSection;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.ImportSection;

/**
 * Rewrites a module so that the faults of Endive 1.0.0 do not show. This is the one place where that happens; the bytes
 * of a module are the same for all engines.
 */
final class Preparation {
    private Preparation() {}

    /**
     * Returns the module in the form to compile. The labels in the given module's instructions are changed.
     *
     * @param imports what stands for its imports
     * @param key the name under which what it is compiled to may be kept
     */
    static WasmModule of(WasmModule module, ImportSection imports, String key) {
        var slots = new HandlerSlots(module.typeSection());
        var code =
                CodeSection.builder().setRequiresDataCount(module.codeSection().isRequiresDataCount());
        for (FunctionBody body : module.codeSection().functionBodies()) {
            code.addFunctionBody(slots.reserved(DirectTailCalls.of(body)));
        }
        var result = WasmModule.builder()
                .withValidation(false)
                .withDigest(key)
                .setTypeSection(slots.types())
                .setImportSection(imports)
                .setFunctionSection(module.functionSection())
                .setTableSection(module.tableSection())
                .setGlobalSection(module.globalSection())
                .setExportSection(module.exportSection())
                .setElementSection(module.elementSection())
                .setDataSection(module.dataSection())
                .setCodeSection(code.build());
        module.memorySection().ifPresent(result::setMemorySection);
        module.startSection().ifPresent(result::setStartSection);
        module.dataCountSection().ifPresent(result::setDataCountSection);
        module.tagSection().ifPresent(result::setTagSection);
        module.customSections().stream()
                .filter(section -> !section.name().equals(FunctionNames.SECTION))
                .forEach(section -> result.addCustomSection(section.name(), section));
        return result.build();
    }
}

package org.clysm.host;

import run.endive.wasm.types.AnnotatedInstruction;
import run.endive.wasm.types.CatchOpCode;

/** Moves instructions within a function. Their labels are indices into the list of instructions. */
@FunctionalInterface
interface Relocation {
    /** The place of what stood at an index; the end of the list is such an index too. */
    int place(int index);

    /** Returns the instruction with its labels at their new places; those of its handlers are changed in it. */
    default AnnotatedInstruction moved(AnnotatedInstruction old) {
        var result = AnnotatedInstruction.builder().from(old).withDepth(old.depth());
        if (old.labelTrue() != AnnotatedInstruction.UNDEFINED_LABEL) {
            result.withLabelTrue(place(old.labelTrue()));
        }
        if (old.labelFalse() != AnnotatedInstruction.UNDEFINED_LABEL) {
            result.withLabelFalse(place(old.labelFalse()));
        }
        if (!old.labelTable().isEmpty()) {
            result.withLabelTable(old.labelTable().stream().map(this::place).toList());
        }
        if (old.scope() != null) {
            result.withScope(old.scope());
        }
        if (old.catches() != null) {
            for (CatchOpCode.Catch each : old.catches()) {
                each.resolvedLabel(place(each.resolvedLabel()));
            }
            result.withCatches(old.catches());
        }
        return result.build();
    }
}

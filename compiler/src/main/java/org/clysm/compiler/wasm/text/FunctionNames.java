package org.clysm.compiler.wasm.text;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.Label;

/** Identifiers for the locals and labels of one function: their names, made unique. */
final class FunctionNames {

    private final Map<Object, String> identifiers = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Returns the identifier of a local, given its name. */
    String of(Object object, String name) {
        return identifiers.computeIfAbsent(object, _ -> TextNames.identifier(unique(name)));
    }

    private String unique(String name) {
        var candidate = name;
        for (int i = 1; !taken.add(candidate); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }

    /** Returns the labels that code branches to. */
    static Set<Label> targets(Code code) {
        var targets = new HashSet<Label>();
        code.walk(instruction -> collect(instruction, targets));
        return targets;
    }

    private static void collect(Instruction instruction, Set<Label> targets) {
        switch (instruction) {
            case Instruction.Br(var target) -> targets.add(target);
            case Instruction.BrIf(var target) -> targets.add(target);
            case Instruction.BrOnNull(var target) -> targets.add(target);
            case Instruction.BrOnNonNull(var target) -> targets.add(target);
            case Instruction.BrOnCast cast -> targets.add(cast.target());
            case Instruction.BrOnCastFail cast -> targets.add(cast.target());
            case Instruction.BrTable(var labels, var otherwise) -> {
                targets.addAll(labels);
                targets.add(otherwise);
            }
            case Instruction.TryTable tryTable -> {
                for (CatchClause clause : tryTable.clauses()) {
                    targets.add(clause.target());
                }
            }
            default -> {}
        }
    }
}

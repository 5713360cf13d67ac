package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ValueType;

/**
 * The indices of a function's parameters and locals: the parameters first, then the locals that the code mentions,
 * those of one type together, since the binary format declares them in such runs.
 */
final class LocalIndices {

    /** Locals of one type. */
    record Run(ValueType type, List<Local> locals) {}

    private final Map<Local, Integer> indices = new IdentityHashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Local> params;

    LocalIndices(Function function) {
        params = function.params();
        for (Local param : params) {
            indices.put(param, indices.size());
        }
        function.body().walk(this::collect);
        int next = params.size();
        for (Run run : runs) {
            for (Local local : run.locals) {
                indices.put(local, next++);
            }
        }
    }

    private void collect(Instruction instruction) {
        switch (instruction) {
            case Instruction.LocalGet(var local) -> enter(local);
            case Instruction.LocalSet(var local) -> enter(local);
            case Instruction.LocalTee(var local) -> enter(local);
            default -> {}
        }
    }

    private void enter(Local local) {
        if (indices.putIfAbsent(local, -1) != null) {
            return;
        }
        for (Run run : runs) {
            if (run.type.equals(local.type())) {
                run.locals.add(local);
                return;
            }
        }
        var run = new Run(local.type(), new ArrayList<>());
        run.locals.add(local);
        runs.add(run);
    }

    List<Run> runs() {
        return runs;
    }

    int indexOf(Local local) {
        return indices.get(local);
    }

    /** Returns the names in the order of the indices. */
    List<String> names() {
        var names = new ArrayList<String>(indices.size());
        for (Local param : params) {
            names.add(param.name());
        }
        for (Run run : runs) {
            for (Local local : run.locals) {
                names.add(local.name());
            }
        }
        return names;
    }
}

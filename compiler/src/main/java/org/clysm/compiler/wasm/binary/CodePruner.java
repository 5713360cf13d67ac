package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Operator;

/**
 * Takes out of relocatable code what cannot run in a module that makes no objects of some types: a {@code ref.test} of
 * such a type is false, and what stands behind it is {@code unreachable}.
 *
 * <pre>
 * local.get x  ref.test $ratio  if  local.get x  return_call $output-ratio  else ... end
 * local.get x  drop i32.const 0 if  unreachable                             else ... end
 * </pre>
 */
public final class CodePruner {

    private static final byte[] FALSE = {(byte) Operator.DROP.opcode(), (byte) Opcodes.I32_CONST, 0};
    private static final byte[] NEVER = {(byte) Operator.UNREACHABLE.opcode()};
    private static final int OPCODE_LENGTH = 2;

    private final ObjectCode code;
    private final Set<DefinedType> absent;

    // The new code, and how far the old one is copied.
    private final ByteSink bytes = new ByteSink();
    private final List<Relocation> relocations = new ArrayList<>();
    private final List<Integer> newOffsets = new ArrayList<>();
    private final List<Integer> newLines = new ArrayList<>();
    private int position;
    private int relocation;
    private int line;

    /** Bytes from start to end, which the replacement takes the place of. */
    private record Edit(int start, int end, byte[] replacement) {}

    private CodePruner(ObjectCode code, Set<DefinedType> absent) {
        this.code = code;
        this.absent = absent;
    }

    /**
     * Returns the code for a module in which no objects of these types are ever made.
     *
     * @param absent the types, with all their subtypes
     */
    public static ObjectCode prune(ObjectCode code, Set<DefinedType> absent) {
        var pruner = new CodePruner(code, absent);
        List<Edit> edits = pruner.edits();
        return edits.isEmpty() ? code : pruner.apply(edits);
    }

    private List<Edit> edits() {
        var edits = new ArrayList<Edit>();
        for (Guard guard : code.guards()) {
            if (guard.isDead(absent)) {
                edits.add(new Edit(guard.start(), guard.end(), NEVER));
            }
        }
        for (Relocation relocation : code.relocations()) {
            if (absent.contains(relocation.target()) && relocation.tests(code)) {
                edits.add(new Edit(relocation.offset() - OPCODE_LENGTH, relocation.offset(), FALSE));
            }
        }
        edits.sort(Comparator.comparingInt(Edit::start).thenComparing(Edit::end, Comparator.reverseOrder()));
        // What lies within a part that goes away goes with it.
        var outermost = new ArrayList<Edit>();
        int end = 0;
        for (Edit edit : edits) {
            if (edit.start() >= end) {
                outermost.add(edit);
                end = edit.end();
            }
        }
        return outermost;
    }

    private ObjectCode apply(List<Edit> edits) {
        for (Edit edit : edits) {
            copyUpTo(edit.start());
            bytes.writeBytes(edit.replacement(), 0, edit.replacement().length);
            skipTo(edit.end());
        }
        copyUpTo(code.bytes().length);
        var lines = newLines.isEmpty()
                ? LineTable.EMPTY
                : new LineTable(code.lines().file(), toArray(newOffsets), toArray(newLines));
        return new ObjectCode(bytes.toByteArray(), relocations, List.of(), lines, code.localNames());
    }

    private static int[] toArray(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private void copyUpTo(int end) {
        int shift = bytes.size() - position;
        for (; hasRelocationUpTo(end); relocation++) {
            var old = code.relocations().get(relocation);
            relocations.add(new Relocation(old.offset() + shift, old.kind(), old.target()));
        }
        for (; hasLineUpTo(end); line++) {
            newOffsets.add(code.lines().offsets()[line] + shift);
            newLines.add(code.lines().lines()[line]);
        }
        bytes.writeBytes(code.bytes(), position, end - position);
        position = end;
    }

    /** Leaves out bytes with their relocations; what follows them comes from the last line that began within. */
    private void skipTo(int end) {
        for (; hasRelocationUpTo(end); relocation++) {
            // It goes away.
        }
        boolean begins = false;
        for (; line < code.lines().offsets().length && code.lines().offsets()[line] < end; line++) {
            begins = true;
        }
        if (begins) {
            newOffsets.add(bytes.size());
            newLines.add(code.lines().lines()[line - 1]);
        }
        position = end;
    }

    /** An index belongs behind the bytes before its offset, so one at the end belongs to them. */
    private boolean hasRelocationUpTo(int end) {
        return relocation < code.relocations().size()
                && code.relocations().get(relocation).offset() <= end;
    }

    private boolean hasLineUpTo(int end) {
        return line < code.lines().offsets().length && code.lines().offsets()[line] <= end;
    }
}

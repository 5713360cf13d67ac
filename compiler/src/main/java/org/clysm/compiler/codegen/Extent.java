package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;

/** Something dynamic in force around the code being generated, which exits out of it have to undo. */
sealed interface Extent {

    /** The binding of a special variable. */
    record Binding() implements Extent {}

    /** A catch tag. */
    record CatchTag() implements Extent {}

    /** A number of bindings; the local holds the height of the binding stack before them. */
    record Bindings(Local depth) implements Extent {}

    /** The code that an inner function may leave; the local holds the frame, to which nobody may exit afterwards. */
    record Frame(Local frame) implements Extent {}

    /** The body of an unwind-protect. Exits go to its cleanup first, which sends them on. */
    final class Cleanup implements Extent {
        final Label label;
        final Local selector;
        private final List<Exit> pending = new ArrayList<>();

        Cleanup(Label label, Local selector) {
            this.label = label;
            this.selector = selector;
        }

        /** The number by which the cleanup knows where to go on. */
        int register(Exit exit, int first) {
            int index = pending.indexOf(exit);
            if (index < 0) {
                index = pending.size();
                pending.add(exit);
            }
            return first + index;
        }

        List<Exit> pending() {
            return pending;
        }
    }

    /** The target of exits within one function. */
    interface Exit {

        /** The number of extents around the target. */
        int depth();

        /** Takes the value on the stack away, if the exit has one, to where {@link #restoreValue} finds it. */
        void saveValue();

        void restoreValue();

        /** Branches to the target; the value, if the exit has one, is on the stack. */
        void jump();
    }
}

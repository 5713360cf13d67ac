package org.clysm.compiler.expand;

import org.clysm.compiler.ir.ExitTag;

/** A block that is being expanded, and whether a {@code return-from} names it. */
final class BlockUse {

    private final ExitTag tag;
    private boolean used;

    BlockUse(ExitTag tag) {
        this.tag = tag;
    }

    /** Returns the tag for an exit to it. */
    ExitTag use() {
        used = true;
        return tag;
    }

    boolean isUsed() {
        return used;
    }
}

package org.clysm.compiler.ir;

/** The identity of a {@link Node.Block}, of a {@link Node.Tagbody}, or of one tag in a tagbody. */
public final class ExitTag {

    private final String name;

    public ExitTag(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}

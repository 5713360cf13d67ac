package org.clysm.compiler.ir;

import org.clysm.compiler.types.LispType;

/** A lexical variable: an object with identity; its name serves readers only. */
public final class Variable {

    private final String name;
    private LispType declaredType = LispType.T;
    private boolean captured;
    private boolean assigned;
    private boolean ignored;

    public Variable(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /**
     * The type that the program declares for every value of the variable. The expander has made sure that it holds: it
     * wraps the values in {@link Node.The} where the policy asks for a check.
     */
    public LispType declaredType() {
        return declaredType;
    }

    public void declareType(LispType type) {
        declaredType = declaredType.meet(type);
    }

    /**
     * Whether a function other than the one that binds the variable refers to it. Set by {@code passes.VariableUses}.
     */
    public boolean isCaptured() {
        return captured;
    }

    public void setCaptured(boolean value) {
        captured = value;
    }

    /** Whether a {@link Node.LocalSet} assigns the variable. Set by {@code passes.VariableUses}. */
    public boolean isAssigned() {
        return assigned;
    }

    public void setAssigned(boolean value) {
        assigned = value;
    }

    /** Whether the program declared the variable {@code ignore} or {@code ignorable}. */
    public boolean isIgnored() {
        return ignored;
    }

    public void setIgnored(boolean value) {
        ignored = value;
    }

    @Override
    public String toString() {
        return name;
    }
}

package org.clysm.compiler.ir;

import java.util.List;
import org.clysm.compiler.data.SourcePosition;

/** What one top-level form of a program amounts to. The expander yields a list of these for each form. */
public sealed interface TopLevel {

    /** Where the form stands in its source, or null. */
    SourcePosition position();

    /** Defines a global function that the compiler may call directly. */
    record DefineFunction(FunctionName name, Lambda lambda, Trigger trigger, SourcePosition position)
            implements TopLevel {}

    /** Evaluates a form for its effect when the module starts. */
    record Evaluate(Node node, Trigger trigger, SourcePosition position) implements TopLevel {}

    /** Makes a global of the run-time system; a raw kind starts at its initial value before any code runs. */
    record DefineGlobal(GlobalVariable global, Node initialValue, SourcePosition position) implements TopLevel {}

    /** Gives a function to the host. */
    record Export(ForeignExport export, SourcePosition position) implements TopLevel {}

    /** A whole program in order. */
    record Program(List<TopLevel> forms) {}
}

package org.clysm.compiler.reader;

import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.Symbol;

/** Conditional reading by feature expressions: {@code #+} and {@code #-} (CLHS 24.1.2). */
final class Features {
    private final Reader reader;
    private final int start;

    private Features(Reader reader, int start) {
        this.reader = reader;
        this.start = start;
    }

    /** Reads the feature expression and the form, which is skipped unless the expression is as {@code wanted}. */
    static Object readConditional(Reader reader, int start, boolean wanted) {
        if (reader.isSuppressed()) {
            reader.skipOperand(start);
            reader.skipOperand(start);
            return Reader.NOTHING;
        }
        Object expression = reader.readOperandIn(reader.context().packages().keyword(), start);
        if (new Features(reader, start).holds(expression) == wanted) {
            return reader.readOperand(start);
        }
        reader.skipOperand(start);
        return Reader.NOTHING;
    }

    private boolean holds(Object expression) {
        if (expression instanceof Symbol feature) {
            return reader.context().hasFeature(feature);
        }
        if (expression instanceof Cons cons && cons.car() instanceof Symbol operator && Lists.isProper(cons)) {
            switch (operator.name()) {
                case "AND":
                    return count(cons.cdr(), false) == 0;
                case "OR":
                    return count(cons.cdr(), true) > 0;
                case "NOT":
                    if (Lists.length(cons) == 2) {
                        return !holds(Lists.second(cons));
                    }
                    break;
                default:
                    break;
            }
        }
        throw reader.error(start, "not a feature expression: " + Printer.brief(expression));
    }

    /** Returns how many of these expressions have this value. */
    private int count(Object expressions, boolean value) {
        int count = 0;
        for (Object expression : Lists.iterate(expressions)) {
            count += holds(expression) == value ? 1 : 0;
        }
        return count;
    }
}

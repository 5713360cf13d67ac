package org.clysm.compiler.expand;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.clysm.compiler.data.SourcePosition;

/** Collects diagnostics in the order in which they arise, each once: a form may be expanded more than once. */
public final class Diagnostics {

    private final Set<Diagnostic> collected = new LinkedHashSet<>();
    private int quiet;

    /** Adds an error. */
    public void error(SourcePosition position, String message) {
        collected.add(new Diagnostic(Diagnostic.Severity.ERROR, position, message));
    }

    /** Adds a warning. */
    public void warning(SourcePosition position, String message) {
        if (quiet == 0) {
            collected.add(new Diagnostic(Diagnostic.Severity.WARNING, position, message));
        }
    }

    /** Adds a style warning. */
    public void styleWarning(SourcePosition position, String message) {
        if (quiet == 0) {
            collected.add(new Diagnostic(Diagnostic.Severity.STYLE_WARNING, position, message));
        }
    }

    /** Does something without taking warnings meanwhile: for code that was expanded, and warned of, before. */
    <T> T quietly(Supplier<T> action) {
        quiet++;
        try {
            return action.get();
        } finally {
            quiet--;
        }
    }

    /** Returns all diagnostics so far. */
    public List<Diagnostic> all() {
        return List.copyOf(collected);
    }

    /** Returns whether there is an error among them. */
    public boolean hasErrors() {
        return collected.stream().anyMatch(each -> each.severity() == Diagnostic.Severity.ERROR);
    }

    /** Returns all diagnostics so far and forgets them. */
    public List<Diagnostic> drain() {
        List<Diagnostic> result = all();
        collected.clear();
        return result;
    }
}

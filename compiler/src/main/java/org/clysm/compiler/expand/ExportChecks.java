package org.clysm.compiler.expand;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;

/** At the end of a program: whether the exported functions are there, and take what their exports pass. */
final class ExportChecks {

    private final Expander expander;

    ExportChecks(Expander expander) {
        this.expander = expander;
    }

    void run() {
        for (ForeignExport export : expander.globals().exports()) {
            problem(export).ifPresent(problem -> expander.diagnostics().error(export.position(), problem));
        }
    }

    private Optional<String> problem(ForeignExport export) {
        FunctionName name = export.function();
        boolean isIndirect = expander.globals().isIndirect(name);
        if (isIndirect && leavesGaps(export)) {
            return Optional.of("%s is defined anew while the program runs: its optional parameters need defaults in the"
                            .formatted(name)
                    + " export, (type :default form)");
        }
        FunctionShape shape = expander.globals().function(name);
        if (shape != null) {
            return mismatch(export.signature().shape(), shape).map(problem -> name + " is exported with " + problem);
        }
        if (isIndirect) {
            return Optional.empty();
        }
        return Optional.of(
                expander.isMacroOrSpecial(name)
                        ? "%s cannot be exported: it is no function".formatted(name)
                        : "the exported function %s is not defined".formatted(name));
    }

    /** Whether a call may leave out an argument and give one after it, which only a known function can tell. */
    private static boolean leavesGaps(ForeignExport export) {
        FunctionShape shape = export.signature().shape();
        List<ForeignType> parameters = export.parameters();
        return parameters.subList(shape.required(), Math.max(shape.required(), parameters.size() - 1)).stream()
                .anyMatch(type -> Lists.length(type.specifier()) == 2);
    }

    /**
     * What does not fit.
     *
     * @param exported what the host may pass
     * @param taken what the function takes
     */
    private static Optional<String> mismatch(FunctionShape exported, FunctionShape taken) {
        boolean fitsLeast = taken.acceptsCount(exported.required());
        boolean fitsMost = exported.positional() <= taken.positional() || taken.hasRest();
        if (exported.optional() > 0 ? !(fitsLeast && fitsMost) : !fitsLeast) {
            return Optional.of(parameters(exported) + ", but takes " + taken.describeCount());
        }
        if (exported.hasRest() && !taken.hasRest()) {
            return Optional.of("&REST, but takes " + taken.describeCount());
        }
        return exported.acceptsKeys() ? keywordMismatch(exported, taken) : Optional.empty();
    }

    private static Optional<String> keywordMismatch(FunctionShape exported, FunctionShape taken) {
        if (!taken.acceptsKeys()) {
            return taken.hasRest() ? Optional.empty() : Optional.of("&KEY, but takes no keywords");
        }
        if (exported.positional() != taken.positional()) {
            return Optional.of("keywords after %s, but takes them after %d"
                    .formatted(counted(exported.positional()), taken.positional()));
        }
        List<String> known =
                taken.keywords().stream().map(ExportChecks::written).toList();
        return exported.keywords().stream()
                .filter(keyword -> !taken.allowsOtherKeys() && !taken.keywords().contains(keyword))
                .findFirst()
                .map(keyword -> "the keyword " + written(keyword) + ", which it does not take"
                        + Spelling.nearest(written(keyword), known)
                                .map("; did you mean %s?"::formatted)
                                .orElse(""));
    }

    private static String written(Symbol keyword) {
        return ":" + keyword.name().toLowerCase(Locale.ROOT);
    }

    private static String parameters(FunctionShape exported) {
        return exported.optional() == 0
                ? counted(exported.required())
                : "%d to %d parameters".formatted(exported.required(), exported.positional());
    }

    private static String counted(int count) {
        return count == 1 ? "1 parameter" : count + " parameters";
    }
}

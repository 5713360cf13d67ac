package org.clysm.compiler.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;

/**
 * The functions that find symbols by names which only the running program knows. A program that calls one of them may
 * call every function by such a symbol, so it needs all that has a name.
 *
 * <p>What the library does with them for itself does not count: {@code format} interns only what a control string
 * names, and what prints a symbol asks only whether it would be found.
 */
public final class ComputedNames {

    private static final Set<String> FINDERS = Stream.concat(
                    Stream.of(
                                    "INTERN",
                                    "FIND-SYMBOL",
                                    "FIND-ALL-SYMBOLS",
                                    "READ",
                                    "READ-PRESERVING-WHITESPACE",
                                    "READ-DELIMITED-LIST",
                                    "READ-FROM-STRING",
                                    "EVAL",
                                    "COMPILE",
                                    "LOAD")
                            .map(name -> "CL:" + name),
                    // What DO-SYMBOLS and its siblings expand to.
                    Stream.of("ACCESSIBLE-SYMBOLS", "EXTERNAL-SYMBOLS", "ALL-SYMBOLS", "ITERATOR-ENTRIES")
                            .map(name -> "SYS:" + name))
            .collect(Collectors.toUnmodifiableSet());

    private ComputedNames() {}

    /** Tells whether a function finds symbols by computed names. */
    public static boolean areFoundBy(FunctionName function) {
        return FINDERS.contains(function.entityName());
    }

    /** Tells whether one of the functions that a unit defines finds symbols by computed names. */
    static boolean areFoundBy(UnitEntry unit) {
        for (GeneratedUnit.Definition definition : unit.definitions()) {
            if (areFoundBy(definition.name())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the symbols that can be found by a name: those of all packages but the library's own. */
    static List<Symbol> symbols(Packages packages) {
        var result = new ArrayList<Symbol>();
        for (Package each : packages.all()) {
            if (each != packages.system()) {
                result.addAll(each.internalSymbols());
                result.addAll(each.externalSymbols());
            }
        }
        return result;
    }
}

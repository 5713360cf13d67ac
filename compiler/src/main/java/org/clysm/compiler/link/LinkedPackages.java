package org.clysm.compiler.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.ReferenceType;

/** What {@code (sys:linked-packages)} returns: the packages of a module's symbols when it starts. */
final class LinkedPackages {

    static final FunctionRef FUNCTION = new FunctionRef(
            "SYS:LINKED-PACKAGES",
            new DefinedType("linked-packages-type").define(new FunctionType(List.of(), List.of(ReferenceType.ANYREF))));

    static final GlobalRef GLOBAL = new GlobalRef("linked packages", CoreTypes.ANY_ARRAY.reference(), false);

    private LinkedPackages() {}

    /**
     * Describes the packages as a Lisp vector with one vector for each: name, nicknames, names of used packages,
     * internal, external, shadowing symbols, and the present symbols whose home is not this package, the last six as
     * lists. Only the symbols of the module are mentioned.
     */
    static LispVector describe(Packages packages, Predicate<Symbol> isLinked) {
        var result = new ArrayList<Object>();
        for (Package each : packages.all()) {
            result.add(describe(each, isLinked));
        }
        return new LispVector(result.toArray());
    }

    private static LispVector describe(Package described, Predicate<Symbol> isLinked) {
        return new LispVector(
                described.name(),
                Lists.list(described.nicknames().toArray()),
                Lists.list(described.useList().stream().map(Package::name).toArray()),
                present(described.internalSymbols(), isLinked),
                present(described.externalSymbols(), isLinked),
                present(described.shadowingSymbols(), isLinked),
                present(foreignSymbols(described), isLinked));
    }

    private static Collection<Symbol> foreignSymbols(Package described) {
        return Stream.concat(described.internalSymbols().stream(), described.externalSymbols().stream())
                .filter(symbol -> symbol.homePackage() != described)
                .toList();
    }

    private static Object present(Collection<Symbol> candidates, Predicate<Symbol> isLinked) {
        return Lists.list(candidates.stream()
                .filter(symbol -> symbol == Symbol.NIL || isLinked.test(symbol))
                .toArray());
    }
}

package org.clysm.compiler.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Describes the state of all packages as the changes that lead to it from the state of a fresh session. */
public final class PackageSnapshot {
    private final List<PackageChange> changes = new ArrayList<>();
    private final Packages fresh = new Packages();

    private PackageSnapshot() {}

    /** Returns the changes; they depend on nothing but the state, and come in the same order for the same state. */
    public static List<PackageChange> of(Packages packages) {
        PackageSnapshot snapshot = new PackageSnapshot();
        List<Package> changed = new ArrayList<>(packages.all());
        changed.remove(packages.commonLisp());
        for (Package described : changed) {
            snapshot.addCreation(described);
        }
        for (Package described : changed) {
            snapshot.addUses(described);
        }
        for (Package described : changed) {
            snapshot.addSymbols(described);
        }
        return snapshot.changes;
    }

    private void addCreation(Package described) {
        if (fresh.find(described.name()) == null) {
            changes.add(new PackageChange.Created(described.name(), described.nicknames()));
        }
    }

    private void addUses(Package described) {
        String name = described.name();
        Package before = fresh.find(name);
        List<String> usedBefore = before == null ? List.of() : names(before.useList());
        List<String> usedNow = names(described.useList());
        // The order of the use list matters only where it is told, not for finding symbols; what stays need not move.
        for (String used : usedBefore) {
            if (!usedNow.contains(used)) {
                changes.add(new PackageChange.Unused(name, used));
            }
        }
        for (String used : usedNow) {
            if (!usedBefore.contains(used)) {
                changes.add(new PackageChange.Used(name, used));
            }
        }
    }

    private static List<String> names(List<Package> packages) {
        List<String> names = new ArrayList<>();
        for (Package named : packages) {
            names.add(named.name());
        }
        return names;
    }

    private void addSymbols(Package described) {
        List<Symbol> present = new ArrayList<>(described.internalSymbols());
        present.addAll(described.externalSymbols());
        present.sort(Comparator.comparingInt(Symbol::id));
        String name = described.name();
        for (Symbol symbol : present) {
            boolean external = described.findExternal(symbol.name()) == symbol;
            changes.add(
                    symbol.homePackage() == described
                            ? new PackageChange.Interned(name, symbol, external)
                            : new PackageChange.Present(name, symbol, external));
        }
        described.shadowingSymbols().forEach(symbol -> changes.add(new PackageChange.Shadowing(name, symbol)));
    }
}

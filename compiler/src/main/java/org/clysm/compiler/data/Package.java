package org.clysm.compiler.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A package (CLHS 11.1): a name space of symbols.
 *
 * <p>What is here answers questions; {@link Packages} changes packages. {@link #intern} is the one exception, since it
 * is what everyone calls.
 */
public final class Package {
    /** How a symbol is accessible in a package: the second value of {@code find-symbol}. */
    public enum Status {
        INTERNAL,
        EXTERNAL,
        INHERITED
    }

    /** A symbol and how it is accessible. */
    public record Found(Symbol symbol, Status status) {}

    private final Packages registry;
    private final Map<String, Symbol> internals;
    private final Map<String, Symbol> externals;
    private final Map<String, Symbol> shadowing = new LinkedHashMap<>();
    private final List<Package> useList = new ArrayList<>();
    private String name;
    private List<String> nicknames;
    private boolean deleted;

    Package(Packages registry, String name, List<String> nicknames) {
        this(registry, name, nicknames, new HashMap<>());
    }

    private Package(Packages registry, String name, List<String> nicknames, Map<String, Symbol> externals) {
        this.registry = registry;
        this.name = name;
        this.nicknames = List.copyOf(nicknames);
        this.internals = new HashMap<>();
        this.externals = externals;
    }

    /** Makes the locked package COMMON-LISP with these external symbols. */
    static Package commonLisp(List<Symbol> symbols) {
        Map<String, Symbol> externals = HashMap.newHashMap(symbols.size());
        for (Symbol symbol : symbols) {
            externals.put(symbol.name(), symbol);
        }
        return new Package(null, "COMMON-LISP", List.of("CL"), externals);
    }

    public String name() {
        return name;
    }

    public List<String> nicknames() {
        return nicknames;
    }

    /** Returns the shortest of the name and the nicknames; the first of them if several are. */
    String shortestName() {
        String shortest = name;
        for (String nickname : nicknames) {
            if (nickname.length() < shortest.length()) {
                shortest = nickname;
            }
        }
        return shortest;
    }

    /** Tells whether {@code delete-package} has taken this package out of the registry. */
    public boolean isDeleted() {
        return deleted;
    }

    /** Tells whether this is COMMON-LISP, which nothing may change. */
    public boolean isLocked() {
        return registry == null;
    }

    /** Tells whether this is COMMON-LISP or COMMON-LISP-USER. */
    boolean isStandard() {
        return isLocked() || this == registry.commonLispUser();
    }

    public boolean isKeyword() {
        return registry != null && this == registry.keyword();
    }

    /** Returns the packages whose external symbols this one inherits, in the order in which they were used. */
    public List<Package> useList() {
        return Collections.unmodifiableList(useList);
    }

    /** Returns the shadowing symbols (CLHS 11.1.1.2.5), in the order in which they became so. */
    public Collection<Symbol> shadowingSymbols() {
        return Collections.unmodifiableCollection(shadowing.values());
    }

    public Collection<Symbol> externalSymbols() {
        return Collections.unmodifiableCollection(externals.values());
    }

    /** Returns the symbols that are present but not external. */
    public Collection<Symbol> internalSymbols() {
        return Collections.unmodifiableCollection(internals.values());
    }

    /** Returns the accessible symbol of this name, or null. */
    public Symbol find(String symbolName) {
        Symbol symbol = findPresent(symbolName);
        return symbol != null ? symbol : findInherited(symbolName, null);
    }

    /** Returns the accessible symbol of this name with its status, or null. */
    public Found findWithStatus(String symbolName) {
        Symbol symbol = externals.get(symbolName);
        if (symbol != null) {
            return new Found(symbol, Status.EXTERNAL);
        }
        symbol = internals.get(symbolName);
        if (symbol != null) {
            return new Found(symbol, Status.INTERNAL);
        }
        symbol = findInherited(symbolName, null);
        return symbol == null ? null : new Found(symbol, Status.INHERITED);
    }

    /** Returns the external symbol of this name, or null. */
    public Symbol findExternal(String symbolName) {
        return externals.get(symbolName);
    }

    /** Returns the symbol of this name that is in this package itself, or null. */
    public Symbol findPresent(String symbolName) {
        Symbol symbol = internals.get(symbolName);
        return symbol != null ? symbol : externals.get(symbolName);
    }

    /** Returns a symbol of this name that a used package other than {@code except} exports, or null. */
    Symbol findInherited(String symbolName, Package except) {
        for (int i = 0; i < useList.size(); i++) {
            Package used = useList.get(i);
            if (used != except) {
                Symbol symbol = used.externals.get(symbolName);
                if (symbol != null) {
                    return symbol;
                }
            }
        }
        return null;
    }

    /** Tells whether {@code symbol} is what its name finds here. */
    public boolean isAccessible(Symbol symbol) {
        return find(symbol.name()) == symbol;
    }

    /** Tells whether {@code symbol} is in this package itself. */
    public boolean isPresent(Symbol symbol) {
        return findPresent(symbol.name()) == symbol;
    }

    public boolean isShadowing(Symbol symbol) {
        return shadowing.get(symbol.name()) == symbol;
    }

    /**
     * Returns the accessible symbol of this name; makes it if there is none. A new symbol is internal, but in KEYWORD
     * external.
     *
     * @throws PackageException.Locked if a symbol would have to be made in COMMON-LISP
     */
    public Symbol intern(String symbolName) {
        Symbol symbol = find(symbolName);
        return symbol != null ? symbol : makeSymbol(symbolName, isKeyword());
    }

    /**
     * Returns the accessible symbol of this name, made if there is none, as an external symbol of this package.
     *
     * @throws PackageException.Locked if COMMON-LISP would have to change
     * @throws PackageException.NameConflict as {@link Packages#export}
     */
    public Symbol internExternal(String symbolName) {
        Symbol symbol = find(symbolName);
        if (symbol == null) {
            symbol = makeSymbol(symbolName, false);
        }
        if (externals.get(symbolName) != symbol) {
            requireUnlocked("export symbols");
            registry.export(symbol, this);
        }
        return symbol;
    }

    private Symbol makeSymbol(String symbolName, boolean external) {
        requireUnlocked("intern " + symbolName);
        Symbol symbol = registry.makeSymbol(symbolName);
        registry.perform(new PackageChange.Interned(name, symbol, external));
        return symbol;
    }

    void requireUnlocked(String what) {
        if (isLocked()) {
            throw new PackageException.Locked(name, what);
        }
    }

    void put(Symbol symbol, boolean external) {
        (external ? internals : externals).remove(symbol.name());
        (external ? externals : internals).put(symbol.name(), symbol);
    }

    void remove(Symbol symbol) {
        internals.remove(symbol.name(), symbol);
        externals.remove(symbol.name(), symbol);
        shadowing.remove(symbol.name(), symbol);
    }

    void addShadowing(Symbol symbol) {
        shadowing.put(symbol.name(), symbol);
    }

    void addUsed(Package used) {
        useList.add(used);
    }

    void removeUsed(Package used) {
        useList.remove(used);
    }

    void rename(String newName, List<String> newNicknames) {
        name = newName;
        nicknames = List.copyOf(newNicknames);
    }

    void markDeleted() {
        deleted = true;
    }

    @Override
    public String toString() {
        return "#<PACKAGE " + name + ">";
    }
}

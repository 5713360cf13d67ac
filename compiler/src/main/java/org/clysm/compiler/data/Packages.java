package org.clysm.compiler.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The packages of one compilation session, and the operations of CLHS 11.2 that change them.
 *
 * <p>Each operation first checks everything, so that a failing one changes nothing, and then comes down to elementary
 * {@linkplain PackageChange changes} that the listener is told of. The standard packages are there from the start and
 * are announced to no listener. COMMON-LISP is shared by all sessions and locked.
 */
public final class Packages {
    private final Map<String, Package> byName = new LinkedHashMap<>();
    private final Package keyword;
    private final Package system;
    private final Package ffi;
    private final Package clysm;
    private final Package js;
    private final Package user;
    private PackageListener listener;
    private int nextSymbolId = StandardSymbols.COUNT;

    /** Makes the standard packages: COMMON-LISP, KEYWORD, CLYSM-SYSTEM, FFI, CLYSM, JS, COMMON-LISP-USER. */
    public Packages() {
        Package commonLisp = StandardSymbols.PACKAGE;
        register(commonLisp);
        keyword = register(new Package(this, "KEYWORD", List.of()));
        system = register(new Package(this, "CLYSM-SYSTEM", List.of("SYS")));
        ffi = register(new Package(this, "FFI", List.of("CLYSM/FFI")));
        clysm = register(new Package(this, "CLYSM", List.of()));
        js = register(new Package(this, "JS", List.of()));
        user = register(new Package(this, "COMMON-LISP-USER", List.of("CL-USER")));
        system.addUsed(commonLisp);
        user.addUsed(commonLisp);
    }

    /** Makes {@code listener} the one that is told of changes from now on. */
    public void setListener(PackageListener listener) {
        this.listener = listener;
    }

    public Package commonLisp() {
        return StandardSymbols.PACKAGE;
    }

    public Package commonLispUser() {
        return user;
    }

    public Package keyword() {
        return keyword;
    }

    /** Returns CLYSM-SYSTEM, where the primitives of the compiler and the inner parts of the library live. */
    public Package system() {
        return system;
    }

    /** Returns FFI, what a program says to be joined to its host. */
    public Package ffi() {
        return ffi;
    }

    /** Returns CLYSM, the extensions to the standard. */
    public Package clysm() {
        return clysm;
    }

    /** Returns JS, the objects of a JavaScript host. */
    public Package js() {
        return js;
    }

    /** Returns all packages, in the order in which they were made. */
    public Collection<Package> all() {
        return new LinkedHashSet<>(byName.values());
    }

    /** Returns the package of this name or nickname, or null. */
    public Package find(String name) {
        return byName.get(name);
    }

    /**
     * Returns the package of this name or nickname.
     *
     * @throws PackageException.NoSuchPackage if there is none
     */
    public Package require(String name) {
        Package found = byName.get(name);
        if (found == null) {
            throw new PackageException.NoSuchPackage(name);
        }
        return found;
    }

    /** Returns the packages that use {@code used}. */
    public List<Package> usedBy(Package used) {
        List<Package> users = new ArrayList<>();
        for (Package candidate : all()) {
            if (candidate.useList().contains(used)) {
                users.add(candidate);
            }
        }
        return users;
    }

    /** Makes a symbol without a home: {@code make-symbol}. */
    public Symbol makeSymbol(String name) {
        return new Symbol(name, nextSymbolId++);
    }

    /** Makes a symbol without a home that the other side of the image boundary numbered. */
    public Symbol makeSymbol(String name, int id) {
        if (id >= nextSymbolId) {
            nextSymbolId = id + 1;
        }
        return new Symbol(name, id);
    }

    /** Returns the keyword of this name. */
    public Symbol keyword(String name) {
        return keyword.intern(name);
    }

    /**
     * Makes a package: {@code make-package}.
     *
     * @throws PackageException.NameTaken if a name or nickname belongs to another package
     * @throws PackageException.NameConflict if two used packages export different symbols of one name
     */
    public Package make(String name, List<String> nicknames, List<Package> use) {
        requireFree(name, null);
        nicknames.forEach(nickname -> requireFree(nickname, null));
        requireCompatible(name, use);
        perform(new PackageChange.Created(name, List.copyOf(nicknames)));
        Package created = byName.get(name);
        use.forEach(used -> use(used, created));
        return created;
    }

    private void requireFree(String name, Package owner) {
        Package holder = byName.get(name);
        if (holder != null && holder != owner) {
            throw new PackageException.NameTaken(name);
        }
    }

    private static void requireCompatible(String name, List<Package> use) {
        for (int i = 1; i < use.size(); i++) {
            for (Symbol symbol : use.get(i).externalSymbols()) {
                for (int j = 0; j < i; j++) {
                    Symbol other = use.get(j).findExternal(symbol.name());
                    if (other != null && other != symbol) {
                        throw new PackageException.NameConflict(name, other, symbol);
                    }
                }
            }
        }
    }

    /**
     * Gives a package another name and other nicknames: {@code rename-package}.
     *
     * @throws PackageException.NameTaken if a name or nickname belongs to another package
     * @throws PackageException.Locked if it is one of the packages that every session has
     */
    public void rename(Package renamed, String newName, List<String> nicknames) {
        requireOrdinary(renamed, "rename it");
        requireFree(newName, renamed);
        nicknames.forEach(nickname -> requireFree(nickname, renamed));
        perform(new PackageChange.Renamed(renamed.name(), newName, List.copyOf(nicknames)));
    }

    /**
     * Deletes a package: {@code delete-package}. Its symbols lose their home, but stay present where they were
     * imported.
     *
     * @return false if it was deleted already
     * @throws PackageException.InUse if other packages use it
     * @throws PackageException.Locked if it is one of the packages that every session has
     */
    public boolean delete(Package deleted) {
        if (deleted.isDeleted()) {
            return false;
        }
        requireOrdinary(deleted, "delete it");
        List<Package> users = usedBy(deleted);
        if (!users.isEmpty()) {
            throw new PackageException.InUse(
                    deleted.name(), users.stream().map(Package::name).toList());
        }
        List.copyOf(deleted.useList()).forEach(used -> unuse(used, deleted));
        List<Symbol> present = new ArrayList<>(deleted.internalSymbols());
        present.addAll(deleted.externalSymbols());
        present.forEach(symbol -> remove(symbol, deleted));
        perform(new PackageChange.Deleted(deleted.name()));
        return true;
    }

    private void requireOrdinary(Package changed, String what) {
        if (changed.isLocked()
                || changed == keyword
                || changed == system
                || changed == ffi
                || changed == clysm
                || changed == user) {
            throw new PackageException.Locked(changed.name(), what);
        }
    }

    /**
     * Makes a symbol external: {@code export}. An inherited symbol is imported first.
     *
     * @throws PackageException.NotAccessible if {@code symbol} is not accessible in {@code exporter}
     * @throws PackageException.NameConflict if a package that uses it has another symbol of the name
     */
    public void export(Symbol symbol, Package exporter) {
        Package.Found found = exporter.findWithStatus(symbol.name());
        if (found == null || found.symbol() != symbol) {
            throw new PackageException.NotAccessible(exporter.name(), symbol);
        }
        if (found.status() == Package.Status.EXTERNAL) {
            return;
        }
        exporter.requireUnlocked("export symbols");
        for (Package user : usedBy(exporter)) {
            Symbol other = user.find(symbol.name());
            if (other != null && other != symbol && !user.isShadowing(other)) {
                throw new PackageException.NameConflict(user.name(), other, symbol);
            }
        }
        perform(new PackageChange.Present(exporter.name(), symbol, true));
    }

    /**
     * Makes an external symbol internal again: {@code unexport}. Does nothing to an internal one.
     *
     * @throws PackageException.NotAccessible if {@code symbol} is not accessible in {@code exporter}
     * @throws PackageException.Locked if the package is COMMON-LISP or KEYWORD
     */
    public void unexport(Symbol symbol, Package exporter) {
        if (!exporter.isAccessible(symbol)) {
            throw new PackageException.NotAccessible(exporter.name(), symbol);
        }
        if (exporter.findExternal(symbol.name()) != symbol) {
            return;
        }
        if (exporter.isLocked() || exporter.isKeyword()) {
            throw new PackageException.Locked(exporter.name(), "unexport " + symbol.name());
        }
        perform(new PackageChange.Present(exporter.name(), symbol, false));
    }

    /**
     * Makes a symbol present: {@code import}. A symbol without a home gets {@code importer} as its home.
     *
     * @throws PackageException.NameConflict if another symbol of the name is accessible
     */
    public void importSymbol(Symbol symbol, Package importer) {
        Symbol other = importer.find(symbol.name());
        if (other != null && other != symbol) {
            throw new PackageException.NameConflict(importer.name(), other, symbol);
        }
        if (!importer.isPresent(symbol)) {
            addPresent(symbol, importer);
        }
    }

    private void addPresent(Symbol symbol, Package importer) {
        importer.requireUnlocked("import " + symbol.name());
        boolean external = importer.isKeyword();
        perform(
                symbol.homePackage() == null
                        ? new PackageChange.Interned(importer.name(), symbol, external)
                        : new PackageChange.Present(importer.name(), symbol, external));
    }

    /** Makes a symbol present and shadowing, in place of any other of its name: {@code shadowing-import}. */
    public void shadowingImport(Symbol symbol, Package importer) {
        importer.requireUnlocked("import " + symbol.name());
        Symbol other = importer.findPresent(symbol.name());
        if (other != null && other != symbol) {
            remove(other, importer);
        }
        if (other != symbol) {
            addPresent(symbol, importer);
        }
        addShadowing(symbol, importer);
    }

    /** Makes sure that a present symbol of this name shadows all inherited ones: {@code shadow}. */
    public void shadow(String name, Package shadower) {
        shadower.requireUnlocked("shadow " + name);
        Symbol symbol = shadower.findPresent(name);
        if (symbol == null) {
            symbol = makeSymbol(name);
            addPresent(symbol, shadower);
        }
        addShadowing(symbol, shadower);
    }

    private void addShadowing(Symbol symbol, Package shadower) {
        if (!shadower.isShadowing(symbol)) {
            perform(new PackageChange.Shadowing(shadower.name(), symbol));
        }
    }

    /**
     * Makes the external symbols of {@code used} accessible in {@code user}: {@code use-package}.
     *
     * @throws PackageException.NameConflict if another symbol of the name of one of them is accessible
     */
    public void use(Package used, Package user) {
        if (used == user || user.useList().contains(used)) {
            return;
        }
        if (used.isKeyword() || user.isKeyword()) {
            throw new PackageException.Locked(keyword.name(), "use it or let it use another package");
        }
        user.requireUnlocked("use " + used.name());
        for (Symbol symbol : used.externalSymbols()) {
            Symbol other = user.find(symbol.name());
            if (other != null && other != symbol && !user.isShadowing(other)) {
                throw new PackageException.NameConflict(user.name(), other, symbol);
            }
        }
        perform(new PackageChange.Used(user.name(), used.name()));
    }

    /** Takes {@code used} from the packages that {@code user} uses: {@code unuse-package}. */
    public void unuse(Package used, Package user) {
        if (user.useList().contains(used)) {
            perform(new PackageChange.Unused(user.name(), used.name()));
        }
    }

    /**
     * Takes a symbol out of a package: {@code unintern}. If that is its home, it has none then.
     *
     * @return false if the symbol was not present
     * @throws PackageException.NameConflict if it shadowed two different symbols, which would now both be inherited
     */
    public boolean unintern(Symbol symbol, Package owner) {
        if (!owner.isPresent(symbol)) {
            return false;
        }
        owner.requireUnlocked("unintern " + symbol.name());
        if (owner.isShadowing(symbol)) {
            requireOneInherited(symbol.name(), owner);
        }
        remove(symbol, owner);
        return true;
    }

    private static void requireOneInherited(String name, Package owner) {
        Symbol first = owner.findInherited(name, null);
        for (Package used : owner.useList()) {
            Symbol second = used.findExternal(name);
            if (second != null && second != first) {
                throw new PackageException.NameConflict(owner.name(), first, second);
            }
        }
    }

    private void remove(Symbol symbol, Package owner) {
        perform(new PackageChange.Absent(owner.name(), symbol));
        if (symbol.homePackage() == owner) {
            perform(new PackageChange.Homeless(symbol));
        }
    }

    /** Carries out a change and tells the listener. */
    void perform(PackageChange change) {
        replay(change);
        if (listener != null) {
            listener.packageChanged(change);
        }
    }

    /**
     * Carries out a change that happened elsewhere, without checking it and without telling the listener.
     *
     * @throws PackageException.NoSuchPackage if it names an unknown package
     */
    public void replay(PackageChange change) {
        switch (change) {
            case PackageChange.Created(var name, var nicknames) -> register(new Package(this, name, nicknames));
            case PackageChange.Renamed(var name, var newName, var nicknames) -> {
                Package renamed = unregister(name);
                renamed.rename(newName, nicknames);
                register(renamed);
            }
            case PackageChange.Deleted(var name) -> unregister(name).markDeleted();
            case PackageChange.Used(var name, var used) -> require(name).addUsed(require(used));
            case PackageChange.Unused(var name, var used) -> require(name).removeUsed(require(used));
            case PackageChange.Interned(var name, var symbol, var external) -> {
                Package home = require(name);
                symbol.setHomePackage(home);
                home.put(symbol, external);
            }
            case PackageChange.Present(var name, var symbol, var external) ->
                require(name).put(symbol, external);
            case PackageChange.Absent(var name, var symbol) -> require(name).remove(symbol);
            case PackageChange.Shadowing(var name, var symbol) -> require(name).addShadowing(symbol);
            case PackageChange.Homeless(var symbol) -> symbol.setHomePackage(null);
        }
    }

    private Package register(Package added) {
        byName.put(added.name(), added);
        for (String nickname : added.nicknames()) {
            byName.put(nickname, added);
        }
        return added;
    }

    private Package unregister(String name) {
        Package removed = require(name);
        byName.remove(removed.name());
        removed.nicknames().forEach(byName::remove);
        return removed;
    }
}

package org.clysm.compiler.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Package.Found;
import org.clysm.compiler.data.Package.Status;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private final Packages packages = new Packages();
    private final Package one = packages.make("ONE", List.of("I"), List.of());
    private final Package two = packages.make("TWO", List.of(), List.of());
    private final Package user = packages.make("USER", List.of(), List.of(packages.commonLisp()));

    private Symbol external(Package owner, String name) {
        return owner.internExternal(name);
    }

    @Test
    void thereAre978StandardSymbols() {
        assertThat(StandardSymbols.all()).hasSize(StandardSymbols.COUNT);
        assertThat(packages.commonLisp().externalSymbols()).hasSize(StandardSymbols.COUNT);
        assertThat(packages.commonLisp().internalSymbols()).isEmpty();
        for (int i = 0; i < StandardSymbols.COUNT; i++) {
            Symbol symbol = StandardSymbols.all().get(i);
            assertThat(symbol.id()).isEqualTo(i);
            assertThat(symbol.homePackage()).isSameAs(packages.commonLisp());
            assertThat(packages.commonLisp().findExternal(symbol.name())).isSameAs(symbol);
        }
        assertThat(StandardSymbols.find("NIL")).isSameAs(Symbol.NIL);
        assertThat(StandardSymbols.find("T")).isSameAs(Symbol.T);
        assertThatThrownBy(() -> StandardSymbols.find("FOO")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standardPackagesAreFoundByNameAndNickname() {
        assertThat(packages.find("CL")).isSameAs(packages.commonLisp());
        assertThat(packages.find("COMMON-LISP")).isSameAs(packages.commonLisp());
        assertThat(packages.find("CL-USER")).isSameAs(packages.commonLispUser());
        assertThat(packages.find("SYS")).isSameAs(packages.system());
        assertThat(packages.find("CLYSM-SYSTEM")).isSameAs(packages.system());
        assertThat(packages.find("CLYSM/FFI")).isSameAs(packages.ffi());
        assertThat(packages.find("CLYSM")).isSameAs(packages.clysm());
        assertThat(packages.find("KEYWORD")).isSameAs(packages.keyword());
        assertThat(packages.find("cl")).isNull();
        assertThat(packages.all()).contains(packages.commonLisp(), one, two).doesNotHaveDuplicates();
        assertThatThrownBy(() -> packages.require("NONE")).isInstanceOf(PackageException.NoSuchPackage.class);
    }

    @Test
    void sessionsShareStandardSymbolsAndNothingElse() {
        Packages other = new Packages();
        assertThat(other.find("CL")).isSameAs(packages.find("CL"));
        assertThat(other.keyword("A")).isNotSameAs(packages.keyword("A"));
        assertThat(other.find("ONE")).isNull();
    }

    @Test
    void internMakesASymbolOnce() {
        assertThat(one.findWithStatus("A")).isNull();
        Symbol a = one.intern("A");
        assertThat(one.intern("A")).isSameAs(a);
        assertThat(one.findWithStatus("A")).isEqualTo(new Found(a, Status.INTERNAL));
        assertThat(a.homePackage()).isSameAs(one);
        assertThat(two.find("A")).isNull();
        assertThat(two.intern("A")).isNotSameAs(a);
        assertThat(two.intern("B").id()).isGreaterThan(a.id());
    }

    @Test
    void keywordsAreExternal() {
        Symbol key = packages.keyword("KEY");
        assertThat(packages.keyword().findWithStatus("KEY")).isEqualTo(new Found(key, Status.EXTERNAL));
        assertThat(key.isKeyword()).isTrue();
        assertThat(one.intern("KEY").isKeyword()).isFalse();
        assertThatThrownBy(() -> packages.unexport(key, packages.keyword()))
                .isInstanceOf(PackageException.Locked.class);
        assertThatThrownBy(() -> packages.use(packages.keyword(), one)).isInstanceOf(PackageException.Locked.class);
    }

    @Test
    void usedPackagesShowTheirExternalSymbols() {
        Symbol seen = external(one, "SEEN");
        one.intern("HIDDEN");
        packages.use(one, user);
        assertThat(user.findWithStatus("SEEN")).isEqualTo(new Found(seen, Status.INHERITED));
        assertThat(user.find("HIDDEN")).isNull();
        assertThat(user.isPresent(seen)).isFalse();
        assertThat(user.useList()).containsExactly(packages.commonLisp(), one);
        assertThat(packages.usedBy(one)).containsExactly(user);
        packages.use(two, one);
        external(two, "DEEP");
        assertThat(user.find("DEEP")).as("inheritance is not transitive").isNull();
        packages.unuse(one, user);
        assertThat(user.find("SEEN")).isNull();
        packages.unuse(one, user);
        packages.use(user, user);
        assertThat(user.useList()).containsExactly(packages.commonLisp());
    }

    @Test
    void exportImportsWhatIsInherited() {
        Symbol a = external(one, "A");
        packages.use(one, user);
        packages.export(a, user);
        assertThat(user.findWithStatus("A")).isEqualTo(new Found(a, Status.EXTERNAL));
        assertThat(a.homePackage()).isSameAs(one);
        packages.unexport(a, user);
        assertThat(user.findWithStatus("A")).isEqualTo(new Found(a, Status.INTERNAL));
        packages.unexport(a, user);
        assertThat(user.isPresent(a)).isTrue();
        Symbol other = two.intern("OTHER");
        assertThatThrownBy(() -> packages.export(other, user)).isInstanceOf(PackageException.NotAccessible.class);
        assertThatThrownBy(() -> packages.unexport(other, user)).isInstanceOf(PackageException.NotAccessible.class);
    }

    @Test
    void conflictsOfExport() {
        packages.use(one, user);
        Symbol mine = user.intern("A");
        Symbol theirs = one.intern("A");
        assertThatThrownBy(() -> packages.export(theirs, one))
                .isInstanceOfSatisfying(PackageException.NameConflict.class, e -> {
                    assertThat(e.packageName()).isEqualTo("USER");
                    assertThat(e.symbols()).containsExactly(mine, theirs);
                });
        assertThat(one.findWithStatus("A").status()).isEqualTo(Status.INTERNAL);
        packages.shadow("A", user);
        packages.export(theirs, one);
        assertThat(user.find("A")).isSameAs(mine);
    }

    @Test
    void conflictsOfUse() {
        Symbol first = external(one, "A");
        Symbol second = external(two, "A");
        packages.use(one, user);
        assertThatThrownBy(() -> packages.use(two, user)).isInstanceOf(PackageException.NameConflict.class);
        assertThat(user.useList()).doesNotContain(two);
        packages.shadowingImport(second, user);
        packages.use(two, user);
        assertThat(user.find("A")).isSameAs(second);
        assertThatThrownBy(() -> packages.unintern(second, user)).isInstanceOf(PackageException.NameConflict.class);
        packages.unuse(two, user);
        assertThat(packages.unintern(second, user)).isTrue();
        assertThat(user.find("A")).isSameAs(first);
        assertThatThrownBy(() -> packages.make("NEW", List.of(), List.of(one, two)))
                .isInstanceOf(PackageException.NameConflict.class);
        assertThat(packages.find("NEW")).isNull();
    }

    @Test
    void theSameSymbolFromTwoPackagesIsNoConflict() {
        Symbol shared = external(one, "A");
        packages.importSymbol(shared, two);
        packages.export(shared, two);
        packages.use(one, user);
        packages.use(two, user);
        assertThat(user.find("A")).isSameAs(shared);
    }

    @Test
    void importMakesPresentAndGivesAHome() {
        Symbol loose = packages.makeSymbol("LOOSE");
        packages.importSymbol(loose, one);
        packages.importSymbol(loose, one);
        assertThat(loose.homePackage()).isSameAs(one);
        assertThat(one.findWithStatus("LOOSE").status()).isEqualTo(Status.INTERNAL);
        packages.importSymbol(loose, two);
        assertThat(loose.homePackage()).isSameAs(one);
        Symbol rival = packages.makeSymbol("LOOSE");
        assertThatThrownBy(() -> packages.importSymbol(rival, two)).isInstanceOf(PackageException.NameConflict.class);
        assertThatThrownBy(() -> packages.importSymbol(packages.makeSymbol("CAR"), user))
                .isInstanceOf(PackageException.NameConflict.class);
        packages.importSymbol(StandardSymbols.find("CAR"), user);
        assertThat(user.findWithStatus("CAR").status()).isEqualTo(Status.INTERNAL);
    }

    @Test
    void shadowHidesInheritedSymbols() {
        packages.shadow("CAR", user);
        Symbol car = user.find("CAR");
        assertThat(car.homePackage()).isSameAs(user);
        assertThat(user.shadowingSymbols()).containsExactly(car);
        packages.shadow("CAR", user);
        assertThat(user.find("CAR")).isSameAs(car);
        Symbol present = user.intern("MINE");
        packages.shadow("MINE", user);
        assertThat(user.shadowingSymbols()).containsExactly(car, present);
        assertThat(packages.unintern(car, user)).isTrue();
        assertThat(user.find("CAR")).isSameAs(StandardSymbols.find("CAR"));
        assertThat(user.shadowingSymbols()).containsExactly(present);
    }

    @Test
    void shadowingImportReplaces() {
        Symbol old = user.intern("A");
        Symbol loose = packages.makeSymbol("A");
        packages.shadowingImport(loose, user);
        assertThat(user.find("A")).isSameAs(loose);
        assertThat(old.homePackage()).isNull();
        assertThat(loose.homePackage()).isSameAs(user);
        packages.shadowingImport(loose, user);
        assertThat(user.shadowingSymbols()).containsExactly(loose);
    }

    @Test
    void uninternTakesTheHomeAway() {
        Symbol a = external(one, "A");
        packages.importSymbol(a, two);
        assertThat(packages.unintern(a, two)).isTrue();
        assertThat(a.homePackage()).isSameAs(one);
        assertThat(packages.unintern(a, one)).isTrue();
        assertThat(a.homePackage()).isNull();
        assertThat(packages.unintern(a, one)).isFalse();
        assertThat(packages.unintern(StandardSymbols.find("CAR"), user))
                .as("inherited, not present")
                .isFalse();
    }

    @Test
    void renameChangesAllNames() {
        packages.rename(one, "UNO", List.of("U"));
        assertThat(packages.find("ONE")).isNull();
        assertThat(packages.find("I")).isNull();
        assertThat(packages.find("U")).isSameAs(one);
        assertThat(one.name()).isEqualTo("UNO");
        assertThat(one.nicknames()).containsExactly("U");
        packages.rename(one, "UNO", List.of("I", "ONE"));
        assertThat(packages.find("ONE")).isSameAs(one);
        assertThatThrownBy(() -> packages.rename(one, "TWO", List.of())).isInstanceOf(PackageException.NameTaken.class);
        assertThatThrownBy(() -> packages.rename(one, "X", List.of("TWO")))
                .isInstanceOf(PackageException.NameTaken.class);
        assertThatThrownBy(() -> packages.make("ONE", List.of(), List.of()))
                .isInstanceOf(PackageException.NameTaken.class);
        assertThatThrownBy(() -> packages.make("THREE", List.of("CL"), List.of()))
                .isInstanceOf(PackageException.NameTaken.class);
    }

    @Test
    void deleteLeavesSymbolsHomeless() {
        Symbol a = external(one, "A");
        packages.importSymbol(a, two);
        packages.use(one, user);
        assertThatThrownBy(() -> packages.delete(one)).isInstanceOf(PackageException.InUse.class);
        packages.unuse(one, user);
        assertThat(packages.delete(one)).isTrue();
        assertThat(packages.find("ONE")).isNull();
        assertThat(packages.find("I")).isNull();
        assertThat(a.homePackage()).isNull();
        assertThat(two.find("A")).isSameAs(a);
        assertThat(one.isDeleted()).isTrue();
        assertThat(packages.delete(one)).isFalse();
    }

    @Test
    void commonLispIsLocked() {
        Package cl = packages.commonLisp();
        Symbol car = StandardSymbols.find("CAR");
        assertThat(cl.intern("CAR")).isSameAs(car);
        packages.export(car, cl);
        assertThatThrownBy(() -> cl.intern("FOO")).isInstanceOf(PackageException.Locked.class);
        assertThatThrownBy(() -> packages.unexport(car, cl)).isInstanceOf(PackageException.Locked.class);
        assertThatThrownBy(() -> packages.unintern(car, cl)).isInstanceOf(PackageException.Locked.class);
        assertThatThrownBy(() -> packages.importSymbol(packages.makeSymbol("FOO"), cl))
                .isInstanceOf(PackageException.Locked.class);
        assertThatThrownBy(() -> packages.shadow("FOO", cl)).isInstanceOf(PackageException.Locked.class);
        assertThatThrownBy(() -> packages.use(one, cl)).isInstanceOf(PackageException.Locked.class);
        assertThatThrownBy(() -> packages.rename(cl, "X", List.of())).isInstanceOf(PackageException.Locked.class);
        assertThatThrownBy(() -> packages.delete(packages.ffi())).isInstanceOf(PackageException.Locked.class);
    }

    @Test
    void theListenerCanRebuildEverything() {
        Packages source = new Packages();
        Packages copy = new Packages();
        List<PackageChange> changes = new ArrayList<>();
        source.setListener(changes::add);
        Package a = source.make("A", List.of("AA"), List.of(source.commonLisp()));
        Package b = source.make("B", List.of(), List.of());
        Symbol x = a.internExternal("X");
        source.use(a, b);
        source.shadow("CAR", a);
        source.export(x, b);
        source.unintern(b.intern("GONE"), b);
        source.rename(a, "A2", List.of("AB"));
        source.delete(source.make("C", List.of(), List.of(source.commonLisp())));
        // The copy is made of the same symbols and takes over their homes, so it must be looked at last.
        List<PackageChange> state = PackageSnapshot.of(source);
        changes.forEach(copy::replay);
        assertThat(PackageSnapshot.of(copy)).isEqualTo(state).hasSize(8);
    }

    @Test
    void qualifiedNamesAreUnique() {
        assertThat(StandardSymbols.find("CAR").qualifiedName()).isEqualTo("CL:CAR");
        assertThat(packages.commonLispUser().intern("FOO").qualifiedName()).isEqualTo("CL-USER:FOO");
        assertThat(packages.system().intern("FOO").qualifiedName()).isEqualTo("SYS:FOO");
        assertThat(packages.ffi().intern("FOO").qualifiedName()).isEqualTo("FFI:FOO");
        Symbol first = packages.makeSymbol("G");
        Symbol second = packages.makeSymbol("G");
        assertThat(first.qualifiedName()).isNotEqualTo(second.qualifiedName());
    }
}

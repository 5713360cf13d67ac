package org.clysm.compiler.data;

import java.util.List;

/** A package operation that cannot be done; nothing was changed. Lisp sees a {@code package-error}. */
public abstract sealed class PackageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String packageName;

    private PackageException(String packageName, String message) {
        super(message);
        this.packageName = packageName;
    }

    /** Returns the name of the package that the operation was about. */
    public String packageName() {
        return packageName;
    }

    /** There is no package of this name. */
    public static final class NoSuchPackage extends PackageException {
        private static final long serialVersionUID = 1L;

        NoSuchPackage(String name) {
            super(name, "there is no package named " + name);
        }
    }

    /** Another package has this name or nickname already. */
    public static final class NameTaken extends PackageException {
        private static final long serialVersionUID = 1L;

        NameTaken(String name) {
            super(name, "there is already a package named " + name);
        }
    }

    /** The package may not be changed: COMMON-LISP, or the name of a standard package. */
    public static final class Locked extends PackageException {
        private static final long serialVersionUID = 1L;

        Locked(String name, String what) {
            super(name, "cannot " + what + ": the package " + name + " is locked");
        }
    }

    /** The package cannot be deleted while others use it. */
    public static final class InUse extends PackageException {
        private static final long serialVersionUID = 1L;

        InUse(String name, List<String> users) {
            super(name, "cannot delete the package " + name + ", which is used by " + String.join(", ", users));
        }
    }

    /** The symbol is not accessible in the package, and the operation needs that. */
    public static final class NotAccessible extends PackageException {
        private static final long serialVersionUID = 1L;

        NotAccessible(String name, Symbol symbol) {
            super(name, "the symbol " + Printer.brief(symbol) + " is not accessible in the package " + name);
        }
    }

    /** Two symbols of one name would be accessible in the package (CLHS 11.1.1.2.5). */
    public static final class NameConflict extends PackageException {
        private static final long serialVersionUID = 1L;

        private final transient List<Symbol> symbols;

        NameConflict(String name, Symbol first, Symbol second) {
            super(
                    name,
                    "name conflict in the package %s between %s and %s"
                            .formatted(name, Printer.brief(first), Printer.brief(second)));
            this.symbols = List.of(first, second);
        }

        /** Returns the two symbols that have the same name. */
        public List<Symbol> symbols() {
            return symbols;
        }
    }
}

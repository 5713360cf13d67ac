package org.clysm.compiler.data;

import java.util.List;

/**
 * One elementary change of the package system. Every operation of CLHS 11 comes down to these.
 *
 * <p>A sequence of changes, replayed by {@link Packages#replay} in the same order on a system in the same state, leads
 * to the same state: nothing is checked again and nothing is derived. Packages are named as they were called when the
 * change happened.
 */
public sealed interface PackageChange {
    /** Returns the name of the package that changes, or null if no package that was there before does. */
    default String subject() {
        return packageName();
    }

    /** Returns the name of the package that this is about, or null if it is about a symbol alone. */
    String packageName();

    /** A package came into being: it is empty and uses nothing. */
    record Created(String packageName, List<String> nicknames) implements PackageChange {
        @Override
        public String subject() {
            return null;
        }
    }

    /** A package took another name and other nicknames; they are all it has now. */
    record Renamed(String packageName, String newName, List<String> nicknames) implements PackageChange {}

    /** A package is gone; its symbols and use list were taken away by changes before this one. */
    record Deleted(String packageName) implements PackageChange {}

    /** A package uses another one, after those that it used before. */
    record Used(String packageName, String usedName) implements PackageChange {}

    /** A package no longer uses another one. */
    record Unused(String packageName, String usedName) implements PackageChange {}

    /** A symbol without a home was put into a package, which is its home now. */
    record Interned(String packageName, Symbol symbol, boolean external) implements PackageChange {}

    /** A symbol became present in a package, or its status there changed. */
    record Present(String packageName, Symbol symbol, boolean external) implements PackageChange {}

    /** A symbol is no longer present in a package; if it was a shadowing symbol there, it no longer is. */
    record Absent(String packageName, Symbol symbol) implements PackageChange {}

    /** A present symbol became one of the shadowing symbols of a package. */
    record Shadowing(String packageName, Symbol symbol) implements PackageChange {}

    /** A symbol lost its home package. */
    record Homeless(Symbol symbol) implements PackageChange {
        @Override
        public String packageName() {
            return null;
        }
    }
}

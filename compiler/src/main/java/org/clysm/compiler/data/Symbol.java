package org.clysm.compiler.data;

/**
 * A symbol (CLHS 10.1): a name with identity, and perhaps a home package.
 *
 * <p>Every symbol has a number by which the compiler and the image name it to each other. The standard symbols have the
 * numbers below {@link StandardSymbols#COUNT} in every session, NIL being 0 and T being 1; other symbols made by the
 * compiler count on from there; symbols made by the image have negative numbers. Within a session the number is unique,
 * and it depends on nothing but the order in which symbols were made, so that anything sorted or hashed by it comes out
 * the same in each run.
 */
public final class Symbol {
    /** The symbol that is false and the empty list. */
    public static final Symbol NIL = new Symbol("NIL", 0);

    /** The symbol that is true. */
    public static final Symbol T = new Symbol("T", 1);

    private final String name;
    private final int id;
    private Package home;

    Symbol(String name, int id) {
        this.name = name;
        this.id = id;
    }

    public String name() {
        return name;
    }

    /** Returns the number that stands for this symbol where it crosses between compiler and image. */
    public int id() {
        return id;
    }

    /** Returns the home package, or null if the symbol is apparently uninterned. */
    public Package homePackage() {
        return isStandard() ? StandardSymbols.PACKAGE : home;
    }

    void setHomePackage(Package home) {
        this.home = home;
    }

    /**
     * Returns a name that no other symbol has at the same time: {@code CL:CAR}, {@code SYS:%BIND}, with the shortest of
     * the names of the home package and always one colon; {@code #:NAME.ID} without a home.
     */
    public String qualifiedName() {
        Package owner = homePackage();
        return owner == null ? "#:" + name + "." + id : owner.shortestName() + ":" + name;
    }

    /** Tells whether this is one of the 978 symbols that the standard exports from COMMON-LISP. */
    public boolean isStandard() {
        return id >= 0 && id < StandardSymbols.COUNT;
    }

    /** Tells whether the home package is KEYWORD. */
    public boolean isKeyword() {
        return home != null && home.isKeyword();
    }

    /** Returns {@code T} for true and {@code NIL} for false. */
    public static Symbol bool(boolean value) {
        return value ? T : NIL;
    }

    /** Returns the number, so that hash tables of symbols have the same order in every run. */
    @Override
    public int hashCode() {
        return id * 0x9E3779B9;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    /** Returns the readable name with the home package, for debuggers and test failures. */
    @Override
    public String toString() {
        return Printer.brief(this);
    }
}

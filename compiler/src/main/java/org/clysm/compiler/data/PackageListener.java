package org.clysm.compiler.data;

/** Is told of every change of the packages of one session, after it has happened and in order. */
@FunctionalInterface
public interface PackageListener {
    void packageChanged(PackageChange change);
}

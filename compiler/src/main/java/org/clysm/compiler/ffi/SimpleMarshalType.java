package org.clysm.compiler.ffi;

import java.util.Locale;
import java.util.Map;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;

/** A marshal type that a keyword names. */
abstract class SimpleMarshalType implements MarshalType {

    private static final Map<String, String> JAVA_OBJECTS =
            Map.of("boolean", "Boolean", "double", "Double", "int", "Integer", "long", "Long", "void", "Void");

    private final Symbol keyword;
    private final String java;

    /**
     * Makes the type.
     *
     * @param name the name of the keyword
     * @param java the Java type of an argument or result
     */
    SimpleMarshalType(String name, String java, Packages packages) {
        keyword = packages.keyword(name);
        this.java = java;
    }

    @Override
    public final String name() {
        return ":" + keyword.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public final Symbol specifier() {
        return keyword;
    }

    @Override
    public final boolean isDirect() {
        return true;
    }

    @Override
    public boolean isResultOnly() {
        return false;
    }

    @Override
    public final String java() {
        return java;
    }

    @Override
    public final String javaInside() {
        return JAVA_OBJECTS.getOrDefault(java, java);
    }
}

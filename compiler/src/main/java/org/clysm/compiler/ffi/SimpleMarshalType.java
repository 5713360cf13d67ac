package org.clysm.compiler.ffi;

import java.util.Locale;
import java.util.Map;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.ValueType;

/** A marshal type that a keyword names. */
abstract class SimpleMarshalType implements MarshalType {

    private static final Map<String, String> JAVA_OBJECTS =
            Map.of("boolean", "Boolean", "double", "Double", "int", "Integer", "long", "Long", "void", "Void");

    /**
     * How the values lie on both sides.
     *
     * @param wasm the Wasm type in a signature; null for no value at all
     * @param lisp the type of the Lisp values that come from the host
     * @param representation how they lie in Lisp
     * @param java the Java type of an argument or result
     * @param typeScript the TypeScript type
     */
    record Sides(ValueType wasm, LispType lisp, Representation representation, String java, String typeScript) {}

    private final Symbol keyword;
    private final Sides sides;

    SimpleMarshalType(String name, Sides sides, Packages packages) {
        keyword = packages.keyword(name);
        this.sides = sides;
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
        return sides.java;
    }

    @Override
    public final String javaInside() {
        return JAVA_OBJECTS.getOrDefault(sides.java, sides.java);
    }

    @Override
    public final ValueType wasmType() {
        return sides.wasm;
    }

    @Override
    public final LispType lispType() {
        return sides.lisp;
    }

    @Override
    public final Representation lispRepresentation() {
        return sides.representation;
    }

    @Override
    public String typeScriptFromLisp(TypeNames names) {
        return sides.typeScript;
    }

    @Override
    public String typeScriptToLisp(TypeNames names) {
        return sides.typeScript;
    }
}

package org.clysm.compiler.ffi;

import java.util.Locale;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;

/** A marshal type that a keyword names. */
abstract class SimpleMarshalType implements MarshalType {

    private final Symbol keyword;

    SimpleMarshalType(String name, Packages packages) {
        keyword = packages.keyword(name);
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
}

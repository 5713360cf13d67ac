package org.clysm.compiler.ffi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignType;

/** The marshal types of a session, by the keywords that name them. */
public final class MarshalTypes {

    private final Map<Symbol, SimpleMarshalType> types = new LinkedHashMap<>();

    public MarshalTypes(Packages packages) {
        for (SimpleMarshalType type : List.of(
                new FixnumType(packages),
                new FloatType(packages),
                new StringType(packages),
                new BooleanType(packages),
                new AnyrefType(packages),
                new VoidType(packages))) {
            types.put(type.specifier(), type);
        }
    }

    /** Returns the type that a specifier such as {@code :fixnum} names, or null if there is none. */
    public ForeignType find(Object specifier) {
        return specifier instanceof Symbol symbol ? types.get(symbol) : null;
    }

    /** Returns the keywords that name types. */
    public Set<Symbol> names() {
        return types.keySet();
    }
}

package org.clysm.compiler.ffi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.ForeignTypeTable;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignType;

/** The marshal types of a session, by the keywords that name them. */
public final class MarshalTypes implements ForeignTypeTable {

    private final Map<Symbol, SimpleMarshalType> types = new LinkedHashMap<>();

    public MarshalTypes(Packages packages) {
        for (SimpleMarshalType type : List.of(
                new FixnumType(packages),
                new FloatType(packages),
                new StringType(packages),
                new BooleanType(packages),
                new AnyrefType(packages),
                WideIntegerType.int32(packages),
                WideIntegerType.int64(packages),
                new VoidType(packages))) {
            types.put(type.specifier(), type);
        }
    }

    @Override
    public ForeignType find(Object specifier) {
        return specifier instanceof Symbol symbol ? types.get(symbol) : null;
    }

    @Override
    public Derived derive(Object specifier, ForeignType base, boolean isResultOnly, Naming naming) {
        return new DerivedType(specifier, (MarshalType) base, isResultOnly, naming);
    }

    @Override
    public ForeignType callback(Object specifier, ForeignExport callback) {
        return new CallbackType(specifier, callback);
    }

    @Override
    public List<String> names() {
        return types.values().stream().map(SimpleMarshalType::name).toList();
    }
}

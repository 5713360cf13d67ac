package org.clysm.compiler.codegen;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.PrimitiveTable;

/** The table of all operations that are opened up; the rows stand in one file for each kind of operation. */
public final class Primitives implements PrimitiveTable {

    private static final List<List<PrimitiveRow>> SOURCES = List.of(
            ListPrimitives.rows(),
            TypePrimitives.rows(),
            ArithmeticPrimitives.rows(),
            IntegerPrimitives.rows(),
            DivisionPrimitives.rows(),
            ComparisonPrimitives.rows(),
            NumberPrimitives.rows(),
            RawPrimitives.rows(),
            ArrayPrimitives.rows(),
            StringPrimitives.rows(),
            ObjectPrimitives.rows(),
            StructurePrimitives.rows(),
            HostStringPrimitives.rows());

    /** The one table. */
    public static final Primitives TABLE = new Primitives();

    private final Map<Key, PrimitiveRow> rows = new LinkedHashMap<>();

    private record Key(String name, int arguments) {}

    private Primitives() {
        for (List<PrimitiveRow> source : SOURCES) {
            for (PrimitiveRow row : source) {
                if (rows.put(new Key(row.name(), row.argumentTypes().size()), row) != null) {
                    throw new IllegalStateException("two rows for " + row.name());
                }
            }
        }
    }

    @Override
    public PrimitiveRow find(Symbol name, int argumentCount) {
        return find(name.qualifiedName(), argumentCount);
    }

    /** The row of a qualified name such as {@code CL:CAR}, or null. */
    public PrimitiveRow find(String qualifiedName, int argumentCount) {
        return rows.get(new Key(qualifiedName, argumentCount));
    }

    public Collection<PrimitiveRow> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }
}

package org.clysm.compiler.ir;

import java.util.List;
import org.clysm.compiler.types.LispType;

/**
 * An operation that the code generator opens up in place of a call. What is known of it stands in one row of
 * {@code codegen}'s table; this is the part that expansion and passes see.
 */
public interface Primitive {

    /** The qualified name of the symbol, for example {@code CL:CAR}. */
    String name();

    /** The types that the arguments must have; their number is the number of arguments. */
    List<LispType> argumentTypes();

    /** The type of the result for arguments of the given types. */
    LispType resultType(List<LispType> argumentTypes);

    /**
     * Whether a call has no effect besides its result and signals nothing, where all arguments are of
     * {@link #argumentTypes} and {@link #isTotal} of theirs.
     */
    boolean isFlushable();

    /** Whether no arguments of the given types, which are subtypes of {@link #argumentTypes}, make it signal. */
    boolean isTotal(List<LispType> types);

    /** Whether the result depends on nothing but the arguments, so that a call of constants can be computed. */
    boolean isFoldable();
}

package org.clysm.compiler.wasm;

/**
 * A clause of {@code try_table}: where an exception goes. The target stands outside of the {@code try_table}, and
 * receives the payload of the tag, if any, then the exception reference, if asked for.
 */
public sealed interface CatchClause {

    Label target();

    boolean withReference();

    /** {@code catch} and {@code catch_ref}: exceptions with one tag. */
    record Tagged(TagRef tag, boolean withReference, Label target) implements CatchClause {}

    /** {@code catch_all} and {@code catch_all_ref}: every exception. */
    record All(boolean withReference, Label target) implements CatchClause {}
}

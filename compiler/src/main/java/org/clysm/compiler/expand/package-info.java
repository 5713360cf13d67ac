/**
 * Forms to the core language: macro expansion, special forms, lambda lists, declarations, places, and the lexical and
 * global environments (CLHS chapters 3 and 5).
 *
 * <p>{@link org.clysm.compiler.expand.Expander} is the entrance: {@code process} takes a top-level form and hands what
 * it amounts to, piece by piece, to a sink. What must be evaluated at compile time goes to an
 * {@link org.clysm.compiler.expand.Evaluator}; what the image asks back is answered by
 * {@link org.clysm.compiler.expand.CompilerServices}.
 */
package org.clysm.compiler.expand;

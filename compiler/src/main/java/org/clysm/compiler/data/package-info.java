/**
 * Lisp objects as the compiler sees them: what the reader yields, what macros take and return, and what stands in
 * quoted constants.
 *
 * <p>A form is a Java {@code Object} of one of these classes; each Lisp object has exactly one representation:
 *
 * <ul>
 *   <li>the empty list and false: {@link org.clysm.compiler.data.Symbol#NIL}
 *   <li>symbol: {@link org.clysm.compiler.data.Symbol}; cons: {@link org.clysm.compiler.data.Cons}
 *   <li>integer: {@code Long} when it fits 64 bits, else {@code BigInteger}
 *       ({@link org.clysm.compiler.data.LispInteger})
 *   <li>ratio and complex: {@link org.clysm.compiler.data.Ratio}, {@link org.clysm.compiler.data.ComplexNumber}
 *   <li>single-float and double-float: {@code Float}, {@code Double}
 *   <li>character: {@link org.clysm.compiler.data.LispCharacter}; string: {@code String}
 *   <li>other arrays: {@link org.clysm.compiler.data.LispVector}, {@link org.clysm.compiler.data.BitVector},
 *       {@link org.clysm.compiler.data.LispArray}
 *   <li>structure literal: {@link org.clysm.compiler.data.StructureLiteral}
 *   <li>anything else lives in the image and is known by number: {@link org.clysm.compiler.data.Handle}
 * </ul>
 */
package org.clysm.compiler.data;

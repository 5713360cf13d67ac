/**
 * Lisp programs inside Java applications: {@link org.clysm.host.LispProgram} loads what {@code clysm build} wrote,
 * {@link org.clysm.host.LispInstance} runs it, with Java methods as its host functions.
 */
package org.clysm.host;

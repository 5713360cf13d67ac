/** Lisp data as the compiler sees it: conses, symbols, packages, numbers, characters. */
package org.clysm.compiler.data;

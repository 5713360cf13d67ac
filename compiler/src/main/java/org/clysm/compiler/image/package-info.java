/** The live Lisp image in which macros run while the compiler compiles, as the compiler sees it. */
package org.clysm.compiler.image;

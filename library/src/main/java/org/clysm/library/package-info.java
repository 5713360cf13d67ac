/** Builds the Common Lisp library from its Lisp sources and finds the result. */
package org.clysm.library;

/** The foreign function interface: marshal types, calls of host functions, functions exported to the host. */
package org.clysm.compiler.ffi;

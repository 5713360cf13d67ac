/** Engines that run WebAssembly modules behind one interface: V8 inside the process, Node as a child process. */
package org.clysm.engine;

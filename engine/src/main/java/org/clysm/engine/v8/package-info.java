/** V8 inside this process, by Javet: runs programs and holds the live image of the compiler. */
package org.clysm.engine.v8;

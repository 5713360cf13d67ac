/** Units into modules: constants, reachability, standalone and dynamic linking, the library archive. */
package org.clysm.compiler.link;

/** What the tests of all modules share: where the tools from npm stand, and Binaryen as a second opinion on modules. */
package org.clysm.testing;

/** The Java hosts of the programs in {@code src/test/ffi}: a class for each NAME.mjs. */
package org.clysm.cli.foreign;

/** The command line. */
package org.clysm.cli;

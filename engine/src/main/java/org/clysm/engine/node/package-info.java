/** Node.js as a child process: runs programs as users will run them. */
package org.clysm.engine.node;

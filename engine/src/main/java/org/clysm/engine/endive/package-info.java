/** The engine that is plain Java: Endive. */
package org.clysm.engine.endive;

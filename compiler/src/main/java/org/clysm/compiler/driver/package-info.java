/** The compiler as a whole: sessions, evaluation in the image, the library's build, programs to modules. */
package org.clysm.compiler.driver;

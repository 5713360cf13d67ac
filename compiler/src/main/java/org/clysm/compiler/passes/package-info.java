/**
 * The core language to itself, one pass a file. {@link org.clysm.compiler.passes.PassPipeline} says in which order they
 * run; {@link org.clysm.compiler.passes.TypeInformation} is what they tell the code generator besides.
 */
package org.clysm.compiler.passes;

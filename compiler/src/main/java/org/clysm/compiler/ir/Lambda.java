package org.clysm.compiler.ir;

import org.clysm.compiler.data.SourcePosition;

/**
 * The code of a function.
 *
 * @param name the name for people: that of the global function, or of the place of the lambda in it
 * @param parameters the lambda list
 * @param body the body; its values are those of a call
 * @param documentation the docstring, or null
 * @param position where the function stands in the source, or null
 */
public record Lambda(String name, LambdaList parameters, Node body, String documentation, SourcePosition position) {

    /** The same function with another lambda list and body. */
    public Lambda with(LambdaList newParameters, Node newBody) {
        return new Lambda(name, newParameters, newBody, documentation, position);
    }
}

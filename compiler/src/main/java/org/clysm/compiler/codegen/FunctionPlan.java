package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.wasm.DefinedType;

/**
 * What {@link ClosureAnalysis} finds out about one function of a unit, and what code generation decides about it. The
 * code outside of all functions has a plan too.
 */
final class FunctionPlan {

    private final ClosureAnalysis analysis;
    private final Lambda lambda;
    private final LocalFunction local;
    private final FunctionPlan parent;
    private final Set<Variable> freeVariables = new LinkedHashSet<>();
    private final Set<FunctionPlan> references = new LinkedHashSet<>();
    private Set<Variable> captures = new LinkedHashSet<>();
    private Variable closureVariable;
    private boolean isObject;
    private boolean isConstant;
    private boolean isForHost;
    private FunctionSignature signature;
    private DefinedType closureType;

    FunctionPlan(ClosureAnalysis analysis, Lambda lambda, LocalFunction local, FunctionPlan parent) {
        this.analysis = analysis;
        this.lambda = lambda;
        this.local = local;
        this.parent = parent;
    }

    /** The analysis that this plan belongs to. */
    ClosureAnalysis analysis() {
        return analysis;
    }

    /** The function; null for the code outside of all functions. */
    Lambda lambda() {
        return lambda;
    }

    /** The name under which the function is called, or null for a lambda expression and a global function. */
    LocalFunction local() {
        return local;
    }

    /** The function in which this one stands, or null. */
    FunctionPlan parent() {
        return parent;
    }

    /** The variables of outer functions that the code mentions, here and in functions within. */
    Set<Variable> freeVariables() {
        return freeVariables;
    }

    /** The local functions bound outside of this one, or this one itself, that the code mentions. */
    Set<FunctionPlan> references() {
        return references;
    }

    /** The variables that the function must be given when it is called or made, in order. */
    List<Variable> captures() {
        return new ArrayList<>(captures);
    }

    void setCaptures(Set<Variable> newCaptures) {
        captures = newCaptures;
    }

    /** The variable that holds the closure of a local function that is used as an object and not constant. */
    Variable closureVariable() {
        return closureVariable;
    }

    void setClosureVariable(Variable variable) {
        closureVariable = variable;
    }

    /** Whether the function is ever used as an object; otherwise it is only called. */
    boolean isObject() {
        return isObject;
    }

    void setObject() {
        isObject = true;
    }

    /** Whether the function captures nothing, so that one function object serves. */
    boolean isConstant() {
        return isConstant;
    }

    void setConstant(boolean value) {
        isConstant = value;
    }

    /** Whether the main function gets the function object as its first parameter. */
    boolean takesSelf() {
        return isObject && !isConstant;
    }

    /** Whether the function serves an export: its first value alone matters, and none of its calls is a tail call. */
    boolean isForHost() {
        return isForHost;
    }

    void setForHost() {
        isForHost = true;
    }

    FunctionSignature signature() {
        return signature;
    }

    void setSignature(FunctionSignature newSignature) {
        signature = newSignature;
    }

    /** The type of the closures; null until the first is made. */
    DefinedType closureType() {
        return closureType;
    }

    void setClosureType(DefinedType type) {
        closureType = type;
    }
}

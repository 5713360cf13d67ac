package org.clysm.compiler.expand;

import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Policy;

/**
 * One thing that the compiler learns of a global name (CLHS 3.1.1.1). {@link GlobalEnvironment#define} takes them in; a
 * list of them, replayed in order, rebuilds an environment, so that they are what an archive stores. All parts are
 * plain data: symbols, forms and the records named here.
 */
public sealed interface GlobalDefinition {

    /** The image has an expander of the kind for the name: a symbol, or a list {@code (setf symbol)}. */
    record Expander(ExpanderKind kind, FunctionName name) implements GlobalDefinition {}

    /** The short form of {@code defsetf}: {@code (setf (access a...) v)} is {@code (update a... v)}. */
    record SetfUpdate(Symbol access, Symbol update) implements GlobalDefinition {}

    /** CLHS {@code define-symbol-macro}. */
    record SymbolMacro(Symbol name, Object expansion) implements GlobalDefinition {}

    /** The symbol names a special variable. */
    record Special(Symbol name) implements GlobalDefinition {}

    /**
     * The symbol names a constant variable.
     *
     * @param known whether references may be replaced by the value: a number, character or symbol
     * @param value the value if it is known, else NIL
     */
    record Constant(Symbol name, boolean known, Object value) implements GlobalDefinition {}

    /** A run-time global of {@code sys:define-global}. */
    record Global(Symbol name, GlobalVariable global) implements GlobalDefinition {}

    /** The type of the values of a special variable, by {@code (declaim (type ...))}. */
    record VariableType(Symbol name, Object specifier) implements GlobalDefinition {}

    /** A global function is defined, and takes these arguments. */
    record Function(FunctionName name, FunctionShape shape) implements GlobalDefinition {}

    /** The function may be redefined while the program runs, so that it must always be called through its name. */
    record Indirect(FunctionName name) implements GlobalDefinition {}

    /** The type of a global function, by {@code (declaim (ftype ...))}. */
    record FunctionType(FunctionName name, Object specifier) implements GlobalDefinition {}

    /** {@code (declaim (inline name))} or {@code (declaim (notinline name))}, or neither any more. */
    record Inlining(FunctionName name, Inline inline) implements GlobalDefinition {}

    /** The lambda expression of a function that was declaimed inline when it was defined. */
    record InlineSource(FunctionName name, Object lambdaExpression) implements GlobalDefinition {}

    /** The symbol names a class: a structure, or if not that a condition type. */
    record ClassName(Symbol name, boolean isStructure) implements GlobalDefinition {}

    /** {@code ffi:define-foreign-function}. */
    record Foreign(ForeignFunction function) implements GlobalDefinition {}

    /** {@code ffi:export-function}. */
    record Export(ForeignExport export) implements GlobalDefinition {}

    /** {@code (declaim (optimize ...))}: the policy from here on. */
    record Optimize(Policy policy) implements GlobalDefinition {}

    /** {@code (declaim (declaration ...))}: names of declarations that the compiler shall pass over. */
    record DeclarationNames(List<Symbol> names) implements GlobalDefinition {}

    /** What inlining the program wants of a function. */
    enum Inline {
        INLINE,
        NOTINLINE,
        UNDECLARED
    }
}

package org.clysm.compiler.ir;

import java.util.List;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.LispType;

/**
 * The core language. Every form of Common Lisp expands into these nodes. Variables, local functions and exits are
 * objects; arguments are evaluated from left to right.
 */
public sealed interface Node {

    /** An object of the program's text. A literal of an image (see {@code data.Handle}) is allowed. */
    record Constant(Object datum) implements Node {}

    /** The value of a lexical variable. */
    record LocalGet(Variable variable) implements Node {}

    /** Assigns a lexical variable; the value is the new value. */
    record LocalSet(Variable variable, Node value) implements Node {}

    /** The value of a special variable; {@code unbound-variable} if it has none, unless it is known to be bound. */
    record SpecialGet(Symbol symbol, boolean knownBound, SourcePosition position) implements Node {}

    /** Assigns a special variable; the value is the new value. */
    record SpecialSet(Symbol symbol, Node value) implements Node {}

    /** Binds one special variable around the body. The value is evaluated outside the binding. */
    record SpecialBind(Symbol symbol, Node value, Node body) implements Node {}

    /** CLHS {@code progv}. */
    record Progv(Node symbols, Node values, Node body) implements Node {}

    /** The value of a global of the run-time system made by {@code sys:define-global}. */
    record GlobalGet(GlobalVariable global) implements Node {}

    /** Assigns such a global; the value is the new value. */
    record GlobalSet(GlobalVariable global, Node value) implements Node {}

    /** Binds lexical variables in parallel around the body. */
    record Let(List<Variable> variables, List<Node> values, Node body) implements Node {}

    /** Binds variables to the values of a form, missing ones to NIL. */
    record MultipleValueBind(List<Variable> variables, Node values, Node body) implements Node {}

    /**
     * The initial value of a variable that every path assigns before it reads it: of the empty type, and whatever is
     * cheapest in the variable's representation. Only passes make it, as the whole value of a variable in a
     * {@link Let}.
     */
    record Unassigned() implements Node {}

    /** A function object closed over its free variables. */
    record Closure(Lambda lambda) implements Node {}

    /** Local functions, each visible in all of them and in the body. {@code flet} has resolved its names before. */
    record LetFunctions(List<LocalFunction> functions, Node body) implements Node {}

    /** A call of a local function. */
    record CallLocal(LocalFunction function, List<Node> arguments, SourcePosition position) implements Node {}

    /** A local function as an object. */
    record LocalFunctionObject(LocalFunction function) implements Node {}

    /** A call of a global function by name. {@code notInline}: through the symbol even if the function is known. */
    record CallGlobal(FunctionName function, List<Node> arguments, boolean notInline, SourcePosition position)
            implements Node {}

    /** A global function as an object; {@code undefined-function} if there is none. */
    record GlobalFunctionObject(FunctionName function, SourcePosition position) implements Node {}

    /** CLHS {@code funcall}: the function is a function or a symbol that names one. */
    record Funcall(Node function, List<Node> arguments, SourcePosition position) implements Node {}

    /** CLHS {@code apply}: the last argument is the list of remaining arguments. */
    record Apply(Node function, List<Node> arguments, SourcePosition position) implements Node {}

    /** A conditional. */
    record If(Node test, Node consequent, Node alternative) implements Node {}

    /** Forms in order; the values are those of the last. Never empty. */
    record Sequence(List<Node> nodes) implements Node {}

    /** CLHS {@code block}. */
    record Block(ExitTag tag, Node body) implements Node {}

    /** CLHS {@code return-from}; the block may belong to an enclosing function. */
    record ReturnFrom(ExitTag block, Node value) implements Node {}

    /** CLHS {@code tagbody}: statements before the first tag stand in a segment with a tag that no {@link Go} names. */
    record Tagbody(ExitTag tag, List<Segment> segments) implements Node {}

    /** A tag of a tagbody with the statements up to the next. */
    record Segment(ExitTag tag, Node body) {}

    /** CLHS {@code go}; the tagbody may belong to an enclosing function. */
    record Go(ExitTag tagbody, ExitTag tag) implements Node {}

    /**
     * A body that is left for its value from anywhere within: by a throw to the tag, or because of a condition. In the
     * latter case the tag is a function that tells whether it takes a condition, and the value is the condition.
     */
    record Catch(Catchable what, Node tag, Node body) implements Node {}

    /** What a {@link Catch} catches: CLHS {@code throw}, or a signalled condition. */
    enum Catchable {
        THROW,
        CONDITION
    }

    /** CLHS {@code throw}. */
    record Throw(Node tag, Node value) implements Node {}

    /** CLHS {@code unwind-protect}. */
    record UnwindProtect(Node body, Node cleanup) implements Node {}

    /** CLHS {@code multiple-value-call}. */
    record MultipleValueCall(Node function, List<Node> arguments) implements Node {}

    /** CLHS {@code multiple-value-prog1}. */
    record MultipleValueProg1(Node first, Node rest) implements Node {}

    /** The arguments as multiple values. */
    record Values(List<Node> arguments) implements Node {}

    /** An operation that the code generator opens up. */
    record PrimitiveCall(Primitive primitive, List<Node> arguments, Policy policy, SourcePosition position)
            implements Node {}

    /**
     * The value of a form that is of the given type. {@code checked}: tested at run time, a {@code type-error} with the
     * specifier otherwise; else believed. Only the first value is looked at, all are passed on.
     */
    record The(LispType type, Object specifier, Node value, boolean checked, SourcePosition position) implements Node {}

    /** A call of a host function: arguments checked and converted, result converted. */
    record ForeignCall(ForeignFunction function, List<Node> arguments, SourcePosition position) implements Node {}

    /** CLHS {@code load-time-value}: evaluated once, before the unit's code runs. */
    record LoadTimeValue(Node value, boolean readOnly) implements Node {}
}

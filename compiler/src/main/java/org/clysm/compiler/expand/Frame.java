package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/**
 * Binds variables one after another around a body that is expanded last. Knows the declarations of the body: a variable
 * that is special is bound dynamically, a value is checked against the declared type.
 *
 * <p>Two environments grow along: that of the body, and that of the defaults in a lambda list, which stand before the
 * body and see the parameters as they arrive.
 */
final class Frame {

    private final Expander expander;
    private final Declarations declarations;
    private final Set<Symbol> bound = new HashSet<>();
    private final List<UnaryOperator<Node>> wrappers = new ArrayList<>();
    private final List<Runnable> checks = new ArrayList<>();
    private final SourcePosition position;
    private final Object list;
    private LexicalEnvironment environment;
    private LexicalEnvironment parameterEnvironment;

    /**
     * Begins without variables.
     *
     * @param list the lambda list or list of bindings that names them, for the places of warnings; null if none does
     */
    Frame(Expander expander, Declarations declarations, LexicalEnvironment environment, Object list) {
        this.list = list;
        this.expander = expander;
        this.declarations = declarations;
        this.environment = environment;
        this.parameterEnvironment = environment;
        this.position = expander.position();
    }

    /** Returns the environment in which what is bound so far is visible. */
    LexicalEnvironment environment() {
        return environment;
    }

    /** Returns the environment of a default in the lambda list, in which the parameters so far are visible. */
    LexicalEnvironment parameterEnvironment() {
        return parameterEnvironment;
    }

    /** Returns whether the variable is to be bound dynamically. */
    boolean isSpecial(Symbol name) {
        return declarations.isSpecial(name) || expander.globals().isSpecial(name);
    }

    /** Binds a variable to a value that is evaluated where the binding stands. */
    void bind(Symbol name, Node value) {
        requireBindable(name);
        if (isSpecial(name)) {
            bindSpecial(name, value);
        } else {
            Variable variable = makeVariable(name);
            Node typed = expander.variables().bound(value, declarations.type(name), environment);
            wrappers.add(body -> new Node.Let(List.of(variable), List.of(typed), body));
            declareLexical(name, variable);
        }
    }

    /** Evaluates values in order, and returns nodes that can be used once or not at all in their place. */
    List<Node> evaluateAll(List<Node> values) {
        List<Variable> variables = new ArrayList<>();
        List<Node> computed = new ArrayList<>();
        List<Node> results = new ArrayList<>();
        for (Node value : values) {
            if (Constants.isStable(value)) {
                results.add(value);
            } else {
                Variable variable = new Variable("argument");
                variables.add(variable);
                computed.add(value);
                results.add(new Node.LocalGet(variable));
            }
        }
        if (!variables.isEmpty()) {
            wrappers.add(body -> new Node.Let(variables, computed, body));
        }
        return results;
    }

    /** Binds variables in parallel. */
    void bindAll(List<Symbol> names, List<Node> values) {
        if (names.size() == 1) {
            bind(names.getFirst(), values.getFirst());
            return;
        }
        List<Variable> variables = new ArrayList<>();
        List<Node> typedValues = new ArrayList<>();
        wrappers.add(body -> variables.isEmpty() ? body : new Node.Let(variables, typedValues, body));
        LexicalEnvironment outer = environment;
        for (int i = 0; i < names.size(); i++) {
            Symbol name = names.get(i);
            requireBindable(name);
            Node value = values.get(i);
            if (!isSpecial(name)) {
                Variable variable = makeVariable(name);
                variables.add(variable);
                typedValues.add(expander.variables().bound(value, declarations.type(name), outer));
                declareLexical(name, variable);
            } else if (Constants.isStable(value)) {
                bindSpecial(name, value);
            } else {
                Variable temporary = new Variable(name.name());
                variables.add(temporary);
                typedValues.add(value);
                bindSpecial(name, new Node.LocalGet(temporary));
            }
        }
    }

    /** Returns a variable that the caller binds to a value of any type, and binds the named variable to that value. */
    Variable bindParameter(Symbol name) {
        requireBindable(name);
        if (isSpecial(name)) {
            Variable raw = new Variable(name.name());
            bindSpecial(name, new Node.LocalGet(raw));
            return raw;
        }
        DeclaredType type = declarations.type(name);
        if (type.type().equals(LispType.T) && type.exact()) {
            Variable variable = makeVariable(name);
            declareLexical(name, variable);
            return variable;
        }
        Variable raw = new Variable(name.name());
        Variable checked = makeVariable(name);
        Node value = expander.variables().bound(new Node.LocalGet(raw), type, environment);
        wrappers.add(body -> new Node.Let(List.of(checked), List.of(value), body));
        // A default may refer to the parameter as it arrives; that is a use of the variable too.
        checks.add(() -> expander.variables().transferUse(raw, checked));
        declareLexical(name, checked);
        parameterEnvironment = parameterEnvironment.withVariable(
                name, new LexicalEnvironment.VariableBinding.Lexical(raw, type.type(), type.specifier()));
        return raw;
    }

    private void bindSpecial(Symbol name, Node value) {
        Node typed = expander.variables().typedSpecial(name, value, declarations.type(name), environment);
        wrappers.add(body -> new Node.SpecialBind(name, typed, body));
        bound.add(name);
        DeclaredType type = declarations.type(name);
        environment = environment.withVariable(
                name, new LexicalEnvironment.VariableBinding.Special(type.type(), type.specifier()));
    }

    private Variable makeVariable(Symbol name) {
        Variable variable = new Variable(name.name());
        variable.declareType(declarations.type(name).type());
        variable.setIgnored(declarations.isIgnored(name) || declarations.isIgnorable(name));
        return variable;
    }

    private void declareLexical(Symbol name, Variable variable) {
        DeclaredType type = declarations.type(name);
        LexicalEnvironment.VariableBinding binding =
                new LexicalEnvironment.VariableBinding.Lexical(variable, type.type(), type.specifier());
        bound.add(name);
        environment = environment.withVariable(name, binding);
        parameterEnvironment = parameterEnvironment.withVariable(name, binding);
        checks.add(() -> expander.variables().warnOfUse(name, variable, declarations, place(name)));
    }

    /** Returns where the list names a variable. */
    private SourcePosition place(Symbol name) {
        for (Object rest = list; rest instanceof Cons cons; rest = cons.cdr()) {
            if (isNamedBy(cons.car(), name) && cons.position() != 0) {
                return expander.position(cons);
            }
        }
        return position;
    }

    private static boolean isNamedBy(Object element, Symbol name) {
        return element == name
                || element instanceof Cons cons
                        && (cons.car() == name
                                || cons.car() instanceof Cons key && Lists.second(key) == name
                                || Lists.third(cons) == name);
    }

    private void requireBindable(Symbol name) {
        if (name.isKeyword() || expander.globals().constant(name) != null) {
            throw expander.error(name + " is a constant and cannot be bound");
        }
    }

    /** Returns the environment of the body: all variables and the declarations that are not about them. */
    LexicalEnvironment bodyEnvironment() {
        return declarations.applyFree(environment, bound);
    }

    /** Returns the bindings around the body, which was expanded in {@link #bodyEnvironment}. */
    Node close(Node body) {
        Node result = body;
        for (int i = wrappers.size() - 1; i >= 0; i--) {
            result = wrappers.get(i).apply(result);
        }
        checks.forEach(Runnable::run);
        return result;
    }
}

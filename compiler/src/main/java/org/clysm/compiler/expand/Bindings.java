package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;

/** The operators that bind variables: {@code let let* multiple-value-bind progv locally symbol-macrolet}. */
final class Bindings {

    private record Binding(Symbol name, Object initialForm) {}

    private final Expander expander;

    Bindings(Expander expander) {
        this.expander = expander;
    }

    private List<Binding> parseBindings(Cons form) {
        Object list = expander.arguments(form, 1, -1, "(" + form.car() + " (binding...) form...)")
                .getFirst();
        if (!Lists.isProper(list)) {
            throw expander.error(form, form.car() + " needs a list of bindings, not " + Printer.brief(list));
        }
        List<Binding> bindings = new ArrayList<>();
        for (Object binding : Lists.iterate(list)) {
            bindings.add(parseBinding(form, binding));
        }
        return bindings;
    }

    private Binding parseBinding(Cons form, Object binding) {
        if (binding instanceof Symbol name) {
            return new Binding(name, Symbol.NIL);
        }
        if (binding instanceof Cons cons && cons.car() instanceof Symbol name) {
            int length = Lists.length(cons);
            if (length == 1 || length == 2) {
                return new Binding(name, length == 1 ? Symbol.NIL : Lists.second(cons));
            }
        }
        throw expander.error(
                binding instanceof Cons cons ? cons : form,
                "malformed binding " + Printer.brief(binding) + " in " + form.car()
                        + ": expected name, (name) or (name form)");
    }

    private void requireDistinct(Cons form, List<Symbol> names) {
        Set<Symbol> seen = new HashSet<>();
        for (Symbol name : names) {
            if (!seen.add(name)) {
                throw expander.error(form, "the variable " + name + " occurs more than once in " + form.car());
            }
        }
    }

    /** CLHS {@code let}. */
    Node let(Cons form, LexicalEnvironment environment) {
        List<Binding> bindings = parseBindings(form);
        List<Symbol> names = bindings.stream().map(Binding::name).toList();
        requireDistinct(form, names);
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        Declarations declarations = expander.declarations().parse(body.specifiers(), environment);
        List<Node> values = new ArrayList<>();
        for (Binding binding : bindings) {
            values.add(expander.expand(binding.initialForm(), environment));
        }
        Frame frame = new Frame(expander, declarations, environment, Lists.second(form));
        frame.bindAll(names, values);
        return frame.close(expander.expandBody(body.forms(), frame.bodyEnvironment()));
    }

    /** CLHS {@code let*}. */
    Node letStar(Cons form, LexicalEnvironment environment) {
        List<Binding> bindings = parseBindings(form);
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        Declarations declarations = expander.declarations().parse(body.specifiers(), environment);
        Frame frame = new Frame(expander, declarations, environment, Lists.second(form));
        for (Binding binding : bindings) {
            frame.bind(binding.name(), expander.expand(binding.initialForm(), frame.environment()));
        }
        return frame.close(expander.expandBody(body.forms(), frame.bodyEnvironment()));
    }

    /** CLHS {@code multiple-value-bind}. */
    Node multipleValueBind(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, -1, "(multiple-value-bind (name...) values-form form...)");
        if (!Lists.isProper(arguments.getFirst())) {
            throw expander.error(form, "multiple-value-bind needs a list of variables, not " + arguments.getFirst());
        }
        List<Symbol> names = new ArrayList<>();
        for (Object name : Lists.iterate(arguments.getFirst())) {
            names.add(expander.symbol(name, "a variable of multiple-value-bind"));
        }
        requireDistinct(form, names);
        Node values = expander.expand(arguments.get(1), environment);
        Body body = Body.parse(expander, Lists.nthCdr(3, form), false);
        Declarations declarations = expander.declarations().parse(body.specifiers(), environment);
        Frame frame = new Frame(expander, declarations, environment, arguments.getFirst());
        List<Variable> variables = new ArrayList<>();
        for (Symbol name : names) {
            variables.add(frame.bindParameter(name));
        }
        Node inner = frame.close(expander.expandBody(body.forms(), frame.bodyEnvironment()));
        return names.isEmpty() ? Nodes.sequence(values, inner) : new Node.MultipleValueBind(variables, values, inner);
    }

    /** CLHS {@code progv}. */
    Node progv(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, -1, "(progv symbols values form...)");
        return new Node.Progv(
                expander.expand(arguments.get(0), environment),
                expander.expand(arguments.get(1), environment),
                expander.expandBody(Lists.nthCdr(3, form), environment));
    }

    /** CLHS {@code locally}. */
    Node locally(Cons form, LexicalEnvironment environment) {
        Body body = Body.parse(expander, form.cdr(), false);
        return expander.expandBody(body.forms(), withDeclarations(body, environment));
    }

    /** Returns the environment with all declarations of a body, none of them about variables bound by it. */
    LexicalEnvironment withDeclarations(Body body, LexicalEnvironment environment) {
        return expander.declarations().parse(body.specifiers(), environment).applyFree(environment, Set.of());
    }

    /** CLHS {@code symbol-macrolet}. */
    Node symbolMacrolet(Cons form, LexicalEnvironment environment) {
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        return expander.expandBody(body.forms(), symbolMacroEnvironment(form, body, environment));
    }

    /** Returns the environment of the body of a {@code symbol-macrolet} form. */
    LexicalEnvironment symbolMacroEnvironment(Cons form, Body body, LexicalEnvironment environment) {
        LexicalEnvironment inner = environment;
        List<Symbol> names = new ArrayList<>();
        Declarations declarations = expander.declarations().parse(body.specifiers(), environment);
        for (Object definition : Lists.iterate(Lists.second(form))) {
            if (Lists.length(definition) != 2) {
                throw expander.error(form, "malformed symbol macro " + definition + ": expected (symbol expansion)");
            }
        }
        for (Binding binding : parseBindings(form)) {
            Symbol name = binding.name();
            if (expander.globals().isSpecial(name) || declarations.isSpecial(name)) {
                throw expander.error(form, name + " is a special variable and cannot be a symbol macro");
            }
            if (name.isKeyword() || expander.globals().constant(name) != null) {
                throw expander.error(form, name + " is a constant and cannot be a symbol macro");
            }
            inner = inner.withVariable(name, new LexicalEnvironment.VariableBinding.SymbolMacro(binding.initialForm()));
            names.add(name);
        }
        requireDistinct(form, names);
        return declarations.applyFree(inner, Set.of());
    }
}

package org.clysm.compiler.expand;

import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Node;

/** The special operators of the library by which foreign calls and functions for the host are written in Lisp. */
final class ForeignOperators {

    /** The module of a host name without dots, which is that of a global function. */
    private static final String GLOBAL_MODULE = "globalThis";

    private final Expander expander;

    ForeignOperators(Expander expander) {
        this.expander = expander;
    }

    void addTo(Map<Symbol, Expander.SpecialForm> table) {
        table.put(expander.symbols().foreignCall, this::call);
    }

    /**
     * {@code (sys:foreign-call name "module.field" (type...) type argument...)}: a direct call, of which errors say
     * that it was one of NAME. The values cross as the types on which those of the call are based.
     */
    private Node call(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 4, -1, "(foreign-call name host-name types type form...)");
        ForeignFunction function =
                function(form, name(arguments.get(0)), arguments.get(1), arguments.get(2), arguments.get(3), false);
        List<Node> values = expander.expandAll(Lists.nthCdr(5, form), environment);
        if (values.size() != function.parameters().size()) {
            throw expander.error(form, "a foreign call with the wrong number of arguments");
        }
        return new Node.ForeignCall(function, values, expander.position());
    }

    /** What errors name: a function, or a marshal type of functions. */
    private FunctionName name(Object name) {
        return name instanceof Symbol symbol
                ? FunctionName.of(symbol)
                : FunctionName.of(expander.packages().system().intern(Printer.brief(name)));
    }

    /** Returns what a declaration says of a function of the host. */
    ForeignFunction function(
            Cons form, FunctionName name, Object hostName, Object parameters, Object result, boolean isNamed) {
        if (!(hostName instanceof String text)) {
            throw expander.error(form, "the name of a host function must be a string, not " + Printer.brief(hostName));
        }
        List<String> path = List.of(text.split("\\.", -1));
        if (path.contains("")) {
            throw expander.error(form, "the host name \"" + text + "\" must be names with dots between them");
        }
        ForeignTypes types = new ForeignTypes(expander);
        return new ForeignFunction(
                name,
                path.size() == 1 ? GLOBAL_MODULE : path.getFirst(),
                path.size() == 1 ? text : text.substring(path.getFirst().length() + 1),
                types.parameters(form, parameters),
                types.find(form, result),
                isNamed,
                expander.position());
    }
}

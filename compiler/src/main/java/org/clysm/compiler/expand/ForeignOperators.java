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
     * {@code (sys:foreign-call label first "module.field" (type...) type argument...)}: a direct call, which errors
     * name by LABEL and its arguments by numbers from FIRST. The values cross as the types on which those of the call
     * are based.
     */
    private Node call(Cons form, LexicalEnvironment environment) {
        List<Object> arguments =
                expander.arguments(form, 5, -1, "(foreign-call label first host-name types type form...)");
        int first = ((Long) arguments.get(1)).intValue();
        ForeignFunction function = function(form, null, arguments.getFirst(), first, arguments.subList(2, 5), null);
        List<Node> values = expander.expandAll(Lists.nthCdr(6, form), environment);
        if (values.size() != function.parameters().size()) {
            throw expander.error(form, "a foreign call with the wrong number of arguments");
        }
        return new Node.ForeignCall(function, values, expander.position());
    }

    /**
     * Returns what a declaration says of a function of the host.
     *
     * @param name the Lisp function that does nothing but call it, or null
     * @param label what errors name it by
     * @param first the number by which errors call the first argument
     * @param declaration the host name, the types of the parameters, the type of the result
     * @param documentation the docstring, or null
     */
    ForeignFunction function(
            Cons form, FunctionName name, Object label, int first, List<Object> declaration, String documentation) {
        if (!(declaration.getFirst() instanceof String text)) {
            throw expander.error(
                    form, "the name of a host function must be a string, not " + Printer.brief(declaration.getFirst()));
        }
        // Only the library asks for a function whose last argument is an array of arguments.
        boolean isSpread = name == null && text.endsWith(ForeignFunction.SPREAD);
        String hostName = isSpread ? text.substring(0, text.length() - ForeignFunction.SPREAD.length()) : text;
        List<String> path = List.of(hostName.split("\\.", -1));
        if (path.contains("")) {
            throw expander.error(form, "the host name \"" + text + "\" must be names with dots between them");
        }
        return new ForeignFunction(
                name != null ? name : FunctionName.of(expander.symbols().foreignCall),
                path.size() == 1 ? GLOBAL_MODULE : path.getFirst(),
                path.size() == 1 ? text : text.substring(path.getFirst().length() + 1),
                new ForeignTypes(expander).signature(form, declaration.get(1), declaration.get(2), true),
                label,
                first,
                name != null,
                documentation,
                expander.position());
    }
}

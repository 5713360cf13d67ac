package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.TopLevelForms.Handler;
import org.clysm.compiler.expand.TopLevelForms.Run;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.ir.Variable;

/** The declarations of the static FFI: {@code ffi:define-foreign-function} and {@code ffi:export-function}. */
final class ForeignForms {

    private static final Set<String> EXPORT_OPTIONS = Set.of("AS", "ASYNC", "SIGNATURE");

    private final Expander expander;
    private final TopLevelForms forms;
    private final Set<FunctionName> conversionsBegun = new HashSet<>();

    ForeignForms(Expander expander, TopLevelForms forms) {
        this.expander = expander;
        this.forms = forms;
    }

    void addTo(Map<Symbol, Handler> handlers) {
        handlers.put(expander.symbols().defineForeignFunction, this::defineForeignFunction);
        handlers.put(expander.symbols().exportFunction, this::exportFunction);
        handlers.put(expander.symbols().defineCallback, this::defineCallback);
        handlers.put(expander.symbols().defineConversion, this::defineConversion);
    }

    /**
     * {@code (ffi:define-foreign-function name "module.name" (type...) type ["documentation"])}: a function, and calls
     * of it direct.
     */
    private void defineForeignFunction(Cons form, Run run) {
        List<Object> arguments = expander.arguments(
                form,
                4,
                5,
                "(ffi:define-foreign-function name \"module.name\" (parameter-type...) result-type"
                        + " [\"documentation\"])");
        FunctionName name = functionName(arguments.getFirst());
        forms.requireDefinable(name, form, run);
        String documentation = documentation(form, arguments);
        ForeignFunction function = new ForeignOperators(expander)
                .function(form, name, name.datum(), 1, arguments.subList(1, 4), documentation);
        if (!function.isDirect()) {
            expander.globals().define(new GlobalDefinition.Foreign(function));
            if (function.signature().isOfNumbers()) {
                forms.process(Forms.list(Forms.cl("DECLAIM"), Forms.list(Forms.cl("INLINE"), name.datum())), run);
            }
            Symbol operator = function.signature().isFixed()
                    ? expander.symbols().convertingCall
                    : expander.symbols().defineForeignFunctionOfMany;
            Object rest =
                    Lists.fromJava(arguments.subList(1, function.signature().isFixed() ? 4 : arguments.size()));
            Object call = Forms.listStar(rest, operator, name.datum());
            forms.process(
                    function.signature().isFixed()
                            ? definition(name, function.parameters().size(), documentation, call)
                            : call,
                    run);
            return;
        }
        forms.document(name.datum(), StandardSymbols.FUNCTION, documentation, run);
        forms.evaluateAtCompileTimeToo(form, run);
        boolean isRedefinition = forms.isRedefinition(name, run);
        if (isRedefinition) {
            expander.warn(form, name + " is defined more than once");
        }
        if (isRedefinition && run.mode() == Mode.PROGRAM) {
            redefine(function, run);
        } else {
            define(function, run);
        }
        forms.setValue(name.symbol());
    }

    private String documentation(Cons form, List<Object> arguments) {
        if (arguments.size() < 5) {
            return null;
        }
        if (!(arguments.get(4) instanceof String documentation)) {
            throw expander.error(
                    form,
                    "the documentation of a foreign function must be a string, not " + Printer.brief(arguments.get(4)));
        }
        return documentation;
    }

    /** A foreign function may be quoted, as may the name of an export. */
    private FunctionName functionName(Object name) {
        boolean quoted = Lists.isForm(name, StandardSymbols.QUOTE) && Lists.length(name) == 2;
        return expander.functionName(quoted ? Lists.second(name) : name);
    }

    /**
     * The definition of a function that converts: what it does with its arguments is told by a macro of the library.
     *
     * @param documentation the docstring, or null
     * @param call the macro form, to which the arguments are to be added
     */
    private Object definition(FunctionName name, int count, String documentation, Object call) {
        List<Object> parameters = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            parameters.add(expander.gensym("ARGUMENT" + i));
        }
        Object list = Lists.fromJava(parameters);
        Object body = Forms.list(Lists.append(call, list));
        return Forms.listStar(
                documentation == null ? body : new Cons(documentation, body), Forms.cl("DEFUN"), name.datum(), list);
    }

    private void define(ForeignFunction function, Run run) {
        FunctionName name = function.name();
        expander.globals()
                .define(new GlobalDefinition.Function(
                        name, FunctionShape.ofRequired(function.parameters().size())));
        expander.globals().define(new GlobalDefinition.Foreign(function));
        run.sink()
                .accept(new TopLevel.DefineFunction(
                        name, wrapper(function), new Trigger.OnFunction(name), expander.position()));
    }

    /** A second definition in one program takes effect where it stands, and calls must go through the name. */
    private void redefine(ForeignFunction function, Run run) {
        expander.globals().define(new GlobalDefinition.Indirect(function.name()));
        List<Node> arguments = List.of(Nodes.constant(function.name().datum()), new Node.Closure(wrapper(function)));
        FunctionName setFunction = FunctionName.of(expander.symbols().setFunction);
        forms.emitEvaluation(new Node.CallGlobal(setFunction, arguments, false, expander.position()), null, run);
    }

    /** The function that stands for the host's where it is not called directly. */
    private Lambda wrapper(ForeignFunction function) {
        List<Variable> parameters = new ArrayList<>();
        List<Node> arguments = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            Variable parameter = new Variable("argument" + (i + 1));
            parameters.add(parameter);
            arguments.add(new Node.LocalGet(parameter));
        }
        return new Lambda(
                function.name().entityName(),
                LambdaList.ofRequired(parameters),
                new Node.ForeignCall(function, arguments, expander.position()),
                null,
                expander.position());
    }

    /** {@code (ffi:export-function name [:as "name"] :signature ((type...) type) [:async boolean])}. */
    private void exportFunction(Cons form, Run run) {
        List<Object> arguments =
                expander.arguments(form, 1, -1, "(ffi:export-function name :as \"name\" :signature ((type...) type))");
        FunctionName name = functionName(arguments.getFirst());
        Map<String, Object> options = options(form, arguments);
        Object given = options.getOrDefault("AS", name.symbol().name().toLowerCase(Locale.ROOT));
        if (!(given instanceof String exportName)) {
            throw expander.error(form, "the name of an export must be a string, not " + Printer.brief(given));
        }
        Object signature = options.get("SIGNATURE");
        if (signature == null || Lists.length(signature) != 2) {
            throw expander.error(form, "export-function needs :signature ((parameter-type...) result-type)");
        }
        ForeignExport export = new ForeignExport(
                name,
                name,
                exportName,
                new ForeignTypes(expander).signature(form, Lists.first(signature), Lists.second(signature), false),
                name.datum(),
                1,
                options.getOrDefault("ASYNC", Symbol.NIL) != Symbol.NIL,
                expander.position());
        requireUnused(form, exportName, run);
        if (!export.isDirect()) {
            export = export.through(FunctionName.of(expander.packages().system().intern("EXPORT " + exportName)));
            Symbol converter =
                    export.isAsync() ? expander.symbols().convertingAsyncExport : expander.symbols().convertingExport;
            Object call = Forms.list(converter, name.datum(), Lists.first(signature), Lists.second(signature));
            forms.process(definition(export.callee(), export.parameters().size(), null, call), run);
        }
        expander.globals().define(new GlobalDefinition.Export(export));
        run.sink().accept(new TopLevel.Export(export, expander.position()));
        forms.setValue(name.symbol());
    }

    /**
     * {@code (sys:define-callback (sys:callback label (type...) type [function]))}: a function for the host, which
     * calls FUNCTION with its arguments, by default the Lisp function that is the first with the others. Defined once
     * for each type, wherever it is used.
     */
    private void defineCallback(Cons form, Run run) {
        Object type = expander.arguments(form, 1, 1, "(define-callback type)").getFirst();
        ForeignExport callback = new ForeignTypes(expander).callback(form, (Cons) type);
        forms.setValue(Symbol.NIL);
        if (expander.globals().function(callback.callee()) != null) {
            return;
        }
        Object call = Lists.length(type) == 5
                ? Lists.nthCdr(4, type)
                : Forms.list(expander.symbols().convertingCallback, Lists.third(type), Lists.fourth(type));
        forms.process(definition(callback.callee(), callback.parameters().size(), null, call), run);
        run.sink().accept(new TopLevel.Export(callback, expander.position()));
        forms.setValue(Symbol.NIL);
    }

    /**
     * {@code (sys:define-conversion name lambda-list form)}: a function that converts values of a type, defined once,
     * wherever it is used. The form may use the function.
     */
    private void defineConversion(Cons form, Run run) {
        FunctionName name =
                expander.functionName(expander.arguments(form, 3, 3, "(define-conversion name lambda-list form)")
                        .getFirst());
        if (expander.globals().function(name) == null && conversionsBegun.add(name)) {
            try {
                forms.process(Forms.listStar(form.cdr(), Forms.cl("DEFUN")), run);
            } finally {
                conversionsBegun.remove(name);
            }
        }
        forms.setValue(Symbol.NIL);
    }

    /** Returns the options of an export by the names of their keywords. */
    private Map<String, Object> options(Cons form, List<Object> arguments) {
        Map<String, Object> options = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            if (!(arguments.get(i) instanceof Symbol keyword)
                    || !keyword.isKeyword()
                    || !EXPORT_OPTIONS.contains(keyword.name())) {
                throw expander.error(
                        form,
                        "export-function has no option " + Printer.brief(arguments.get(i))
                                + "; its options are :as, :signature and :async");
            }
            if (i + 1 == arguments.size()) {
                throw expander.error(form, "the option " + Printer.brief(keyword) + " has no value");
            }
            if (options.put(keyword.name(), arguments.get(i + 1)) != null) {
                throw expander.error(form, "the option " + Printer.brief(keyword) + " stands there twice");
            }
        }
        return options;
    }

    private void requireUnused(Cons form, String exportName, Run run) {
        if (exportName.equals(ForeignExport.START)) {
            throw expander.error(
                    form, "the export named \"" + ForeignExport.START + "\" runs the program's top-level forms");
        }
        ForeignExport other = expander.globals().export(exportName);
        if (run.mode() == Mode.PROGRAM && other != null) {
            throw expander.error(
                    form, "there is already an export named \"%s\", of %s".formatted(exportName, other.function()));
        }
    }
}

package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.TopLevelForms.Handler;
import org.clysm.compiler.expand.TopLevelForms.Run;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.ir.Variable;

/** The declarations of the static FFI: {@code ffi:define-foreign-function} and {@code ffi:export-function}. */
final class ForeignForms {

    private final Expander expander;
    private final TopLevelForms forms;

    ForeignForms(Expander expander, TopLevelForms forms) {
        this.expander = expander;
        this.forms = forms;
    }

    void addTo(Map<Symbol, Handler> handlers) {
        handlers.put(expander.symbols().defineForeignFunction, this::defineForeignFunction);
        handlers.put(expander.symbols().exportFunction, this::exportFunction);
    }

    /** {@code (ffi:define-foreign-function name "module.field" (type...) type)}: a function, and calls of it direct. */
    private void defineForeignFunction(Cons form, Run run) {
        List<Object> arguments = expander.arguments(
                form, 4, 4, "(ffi:define-foreign-function name \"module.name\" (parameter-type...) result-type)");
        FunctionName name = functionName(arguments.getFirst());
        if (!(arguments.get(1) instanceof String hostName)) {
            throw expander.error(form, "the name of a host function must be a string, not " + arguments.get(1));
        }
        int dot = hostName.indexOf('.');
        if (dot < 1 || dot == hostName.length() - 1) {
            throw expander.error(form, "the host name \"" + hostName + "\" must have the form \"module.name\"");
        }
        ForeignFunction function = new ForeignFunction(
                name,
                hostName.substring(0, dot),
                hostName.substring(dot + 1),
                parameterTypes(form, arguments.get(2)),
                type(form, arguments.get(3), true),
                expander.position());
        forms.evaluateAtCompileTimeToo(form, run);
        defineWrapper(function, run);
        expander.globals().define(new GlobalDefinition.Foreign(function));
        forms.setValue(name.symbol());
    }

    /** A foreign function may be quoted, as may the name of an export. */
    private FunctionName functionName(Object name) {
        boolean quoted = Lists.isForm(name, StandardSymbols.QUOTE) && Lists.length(name) == 2;
        return expander.functionName(quoted ? Lists.second(name) : name);
    }

    private List<ForeignType> parameterTypes(Cons form, Object list) {
        if (!Lists.isProper(list)) {
            throw expander.error(form, "the parameter types must be a Printer.brief(list), not " + Printer.brief(list));
        }
        List<ForeignType> types = new ArrayList<>();
        for (Object specifier : Lists.iterate(list)) {
            types.add(type(form, specifier, false));
        }
        return types;
    }

    private ForeignType type(Cons form, Object specifier, boolean isResult) {
        ForeignType type = expander.foreignTypes().find(specifier);
        if (type == null) {
            throw expander.error(form, "unknown marshal type " + Printer.brief(specifier));
        }
        if (!isResult && type.name().equals(":void")) {
            throw expander.error(form, "the marshal type :VOID is only for results");
        }
        return type;
    }

    /** The function that stands for the host's where it is not called directly. */
    private void defineWrapper(ForeignFunction function, Run run) {
        List<Variable> parameters = new ArrayList<>();
        List<Node> arguments = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            Variable parameter = new Variable("argument" + i);
            parameters.add(parameter);
            arguments.add(new Node.LocalGet(parameter));
        }
        Lambda lambda = new Lambda(
                function.name().entityName(),
                LambdaList.ofRequired(parameters),
                new Node.ForeignCall(function, arguments, expander.position()),
                null,
                expander.position());
        expander.globals()
                .define(new GlobalDefinition.Function(function.name(), FunctionShape.ofRequired(parameters.size())));
        run.sink()
                .accept(new TopLevel.DefineFunction(
                        function.name(), lambda, new Trigger.OnFunction(function.name()), expander.position()));
    }

    /** {@code (ffi:export-function name [:as "name"] [:signature ((type...) type)])}. */
    private void exportFunction(Cons form, Run run) {
        List<Object> arguments =
                expander.arguments(form, 1, -1, "(ffi:export-function name :as \"name\" :signature ((type...) type))");
        FunctionName name = functionName(arguments.getFirst());
        String exportName = name.symbol().name().toLowerCase(Locale.ROOT);
        Object signature = null;
        if (arguments.size() % 2 == 0) {
            throw expander.error(form, "export-function has an option without a value");
        }
        for (int i = 1; i < arguments.size(); i += 2) {
            Object value = arguments.get(i + 1);
            if (isKeyword(arguments.get(i), "AS") && value instanceof String string) {
                exportName = string;
            } else if (isKeyword(arguments.get(i), "SIGNATURE") && Lists.length(value) == 2) {
                signature = value;
            } else {
                throw expander.error(
                        form, "malformed option " + arguments.get(i) + " " + value + " of export-function");
            }
        }
        if (signature == null) {
            throw expander.error(form, "export-function needs :signature ((parameter-type...) result-type)");
        }
        if (run.mode() == Mode.PROGRAM && expander.globals().export(exportName) != null) {
            throw expander.error(form, "there is already an export named \"" + exportName + "\"");
        }
        ForeignExport export = new ForeignExport(
                name,
                exportName,
                parameterTypes(form, Lists.first(signature)),
                type(form, Lists.second(signature), true),
                expander.position());
        expander.globals().define(new GlobalDefinition.Export(export));
        run.sink().accept(new TopLevel.Export(export, expander.position()));
        forms.setValue(name.symbol());
    }

    /** Reports exports of functions that are not defined or cannot take so many arguments. */
    static void checkExports(GlobalEnvironment globals, Diagnostics diagnostics) {
        for (ForeignExport export : globals.exports()) {
            FunctionShape shape = globals.function(export.function());
            int count = export.parameters().size();
            if (shape == null && !globals.isIndirect(export.function())) {
                diagnostics.error(
                        export.position(), "the exported function %s is not defined".formatted(export.function()));
            } else if (shape != null && !shape.acceptsCount(count)) {
                diagnostics.error(
                        export.position(),
                        "%s is exported with %d parameters, but takes %s"
                                .formatted(export.function(), count, shape.describeCount()));
            }
        }
    }

    private static boolean isKeyword(Object object, String name) {
        return object instanceof Symbol symbol
                && symbol.isKeyword()
                && symbol.name().equals(name);
    }
}

package org.clysm.compiler.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clysm.compiler.ir.ExportedFunction;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Variable;

/** What the definitions of a program tell of its exports: the names of parameters, docstrings. */
final class ExportDescriptions {

    private final Map<FunctionName, Lambda> definitions = new HashMap<>();
    private final Function<FunctionName, String> otherDocumentation;

    /**
     * Reads a program.
     *
     * @param forms the program
     * @param otherDocumentation returns the docstring of a function that has none in the program, or null
     */
    ExportDescriptions(List<TopLevel> forms, Function<FunctionName, String> otherDocumentation) {
        this.otherDocumentation = otherDocumentation;
        for (TopLevel form : forms) {
            if (form instanceof TopLevel.DefineFunction definition) {
                definitions.put(definition.name(), definition.lambda());
            }
        }
    }

    ExportedFunction describe(ForeignExport export) {
        Lambda lambda = definitions.get(export.function());
        String documentation = lambda == null || lambda.documentation() == null
                ? otherDocumentation.apply(export.function())
                : lambda.documentation();
        return new ExportedFunction(export, names(export, lambda), documentation);
    }

    private static List<String> names(ForeignExport export, Lambda lambda) {
        List<String> positional = new ArrayList<>();
        String rest = null;
        if (lambda != null) {
            LambdaList list = lambda.parameters();
            list.required().stream().map(Variable::name).forEach(positional::add);
            list.optionals().stream()
                    .map(optional -> optional.variable().name())
                    .forEach(positional::add);
            rest = list.rest() == null ? null : list.rest().name();
        }
        FunctionShape shape = export.signature().shape();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shape.positional(); i++) {
            names.add(i < positional.size() ? positional.get(i) : null);
        }
        if (shape.hasRest()) {
            names.add(rest == null ? "rest" : rest);
        } else if (shape.acceptsKeys()) {
            names.add("options");
        }
        return names;
    }
}

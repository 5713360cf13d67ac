package org.clysm.compiler.ir;

import static org.clysm.compiler.ir.IrText.form;
import static org.clysm.compiler.ir.IrText.list;
import static org.clysm.compiler.ir.IrText.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * Prints the core language as s-expressions, for people and golden tests. Keywords of the core language are in lower
 * case; a list that starts with anything else calls the primitive of that name. Variables, local functions and exits
 * that share a name are told apart by a number.
 *
 * <pre>
 * (lambda (X)
 *   (let ((Y (CL:CAR X))) (if Y (call CL-USER:F Y X) (the CONS X))))
 * </pre>
 */
public final class IrPrinter {

    private final IrNames variables = new IrNames();
    private final IrNames functions = new IrNames();
    private final IrNames exits = new IrNames();

    private IrPrinter() {}

    /** The text of a node. */
    public static String print(Node node) {
        return layOut(new IrPrinter().text(node));
    }

    /** The text of a function. */
    public static String print(Lambda lambda) {
        return layOut(new IrPrinter().text(lambda));
    }

    /** The text of a program, one paragraph for each top-level form. */
    public static String print(TopLevel.Program program) {
        return String.join(
                        "\n\n", program.forms().stream().map(IrPrinter::print).toList()) + "\n";
    }

    /** The text of a top-level form. */
    public static String print(TopLevel form) {
        IrPrinter printer = new IrPrinter();
        return layOut(
                switch (form) {
                    case TopLevel.DefineFunction(FunctionName name, Lambda lambda, var _, var _) ->
                        form(3, "define", printer.lambdaParts(word(name.entityName()), lambda));
                    case TopLevel.Evaluate(Node node, var _, var _) -> form(1, "evaluate", List.of(printer.text(node)));
                    case TopLevel.DefineGlobal(GlobalVariable global, Node value, var _) ->
                        form(2, "define-global", List.of(word(global.name()), printer.text(value)));
                    case TopLevel.Export(ForeignExport export, var _) ->
                        form(2, "export", List.of(word(export.function().entityName()), word(export.exportName())));
                });
    }

    private static String layOut(IrText text) {
        StringBuilder out = new StringBuilder();
        text.layOut(out, 0);
        return out.toString();
    }

    private IrText text(Lambda lambda) {
        return form(2, "lambda", lambdaParts(null, lambda));
    }

    private List<IrText> lambdaParts(IrText name, Lambda lambda) {
        List<IrText> parts = new ArrayList<>();
        if (name != null) {
            parts.add(name);
        }
        parts.add(text(lambda.parameters()));
        parts.add(text(lambda.body()));
        return parts;
    }

    private IrText text(LambdaList parameters) {
        List<IrText> parts = new ArrayList<>();
        parameters.required().forEach(variable -> parts.add(text(variable)));
        if (!parameters.optionals().isEmpty()) {
            parts.add(word("&optional"));
            parameters
                    .optionals()
                    .forEach(optional -> parts.add(
                            parameter(text(optional.variable()), optional.defaultValue(), optional.supplied())));
        }
        if (parameters.rest() != null) {
            parts.add(word("&rest"));
            parts.add(text(parameters.rest()));
        }
        if (parameters.acceptsKeys()) {
            parts.add(word("&key"));
            parameters
                    .keys()
                    .forEach(key -> parts.add(parameter(
                            list(List.of(word(key.keyword().toString()), text(key.variable()))),
                            key.defaultValue(),
                            key.supplied())));
        }
        if (parameters.allowsOtherKeys()) {
            parts.add(word("&allow-other-keys"));
        }
        return list(parts);
    }

    private IrText parameter(IrText name, Node defaultValue, Variable supplied) {
        return supplied == null
                ? list(List.of(name, text(defaultValue)))
                : list(List.of(name, text(defaultValue), text(supplied)));
    }

    private IrText text(Node node) {
        return switch (node) {
            case Node.Constant(Object datum) -> word(constant(datum));
            case Node.LocalGet(Variable variable) -> text(variable);
            case Node.LocalSet(Variable variable, Node value) -> form(2, "set", List.of(text(variable), text(value)));
            case Node.SpecialGet(Symbol symbol, boolean knownBound, var _) ->
                form(2, knownBound ? "special-bound" : "special", List.of(text(symbol)));
            case Node.SpecialSet(Symbol symbol, Node value) ->
                form(2, "set-special", List.of(text(symbol), text(value)));
            case Node.SpecialBind(Symbol symbol, Node value, Node body) ->
                form(3, "bind-special", List.of(text(symbol), text(value), text(body)));
            case Node.Progv(Node symbols, Node values, Node body) -> simple("progv", symbols, values, body);
            case Node.GlobalGet(GlobalVariable global) -> form(2, "global", List.of(word(global.name())));
            case Node.GlobalSet(GlobalVariable global, Node value) ->
                form(2, "set-global", List.of(word(global.name()), text(value)));
            case Node.Let(List<Variable> bound, List<Node> values, Node body) -> text(bound, values, body);
            case Node.MultipleValueBind(List<Variable> bound, Node values, Node body) -> {
                IrText valuesText = text(values);
                yield form(2, "bind-values", List.of(texts(bound), valuesText, text(body)));
            }
            case Node.Unassigned _ -> list(List.of(word("unassigned")));
            case Node.Closure(Lambda lambda) -> text(lambda);
            case Node.LetFunctions(List<LocalFunction> bound, Node body) ->
                form(
                        1,
                        "functions",
                        List.of(list(bound.stream().map(this::definition).toList()), text(body)));
            case Node.CallLocal(LocalFunction function, List<Node> arguments, var _) ->
                call("call-local", text(function), arguments);
            case Node.LocalFunctionObject(LocalFunction function) -> form(2, "local-function", List.of(text(function)));
            case Node.CallGlobal(FunctionName function, List<Node> arguments, boolean notInline, var _) ->
                call(notInline ? "call-notinline" : "call", word(function.entityName()), arguments);
            case Node.GlobalFunctionObject(FunctionName function, var _) ->
                form(2, "function", List.of(word(function.entityName())));
            case Node.Funcall(Node function, List<Node> arguments, var _) -> call("funcall", text(function), arguments);
            case Node.Apply(Node function, List<Node> arguments, var _) -> call("apply", text(function), arguments);
            case Node.If(Node test, Node consequent, Node alternative) ->
                form(2, "if", texts(test, consequent, alternative));
            case Node.Sequence(List<Node> nodes) ->
                form(1, "seq", nodes.stream().map(this::text).toList());
            case Node.Block(ExitTag tag, Node body) -> form(2, "block", List.of(text(tag), text(body)));
            case Node.ReturnFrom(ExitTag block, Node value) -> form(2, "return", List.of(text(block), text(value)));
            case Node.Tagbody(ExitTag tag, List<Node.Segment> segments) -> text(tag, segments);
            case Node.Go(ExitTag tagbody, ExitTag tag) -> form(2, "go", List.of(text(tagbody), text(tag)));
            case Node.Catch(var what, Node tag, Node body) ->
                simple(what == Node.Catchable.THROW ? "catch" : "catch-condition", tag, body);
            case Node.Throw(Node tag, Node value) -> simple("throw", tag, value);
            case Node.UnwindProtect(Node body, Node cleanup) -> form(1, "unwind-protect", texts(body, cleanup));
            case Node.MultipleValueCall(Node function, List<Node> arguments) ->
                call("values-call", text(function), arguments);
            case Node.MultipleValueProg1(Node first, Node rest) -> form(1, "values-prog1", texts(first, rest));
            case Node.Values(List<Node> arguments) -> simple("values", arguments.toArray(Node[]::new));
            case Node.PrimitiveCall(Primitive primitive, List<Node> arguments, var _, var _) ->
                form(2, primitive.name(), arguments.stream().map(this::text).toList());
            case Node.The(var _, Object specifier, Node value, boolean checked, var _) ->
                form(
                        2,
                        checked ? "check" : "the",
                        List.of(word(Printer.brief(specifier, StandardSymbols.PACKAGE)), text(value)));
            case Node.ForeignCall(ForeignFunction function, List<Node> arguments, var _) ->
                call("foreign-call", word(function.name().entityName()), arguments);
            case Node.LoadTimeValue(Node value, boolean readOnly) ->
                form(2, readOnly ? "load-time-constant" : "load-time-value", List.of(text(value)));
        };
    }

    private IrText text(List<Variable> bound, List<Node> values, Node body) {
        List<IrText> valueTexts = values.stream().map(this::text).toList();
        List<IrText> bindings = new ArrayList<>();
        for (int i = 0; i < bound.size(); i++) {
            // A let with too few values is for the verifier to refuse, and its message prints it.
            List<IrText> value = i < values.size() ? List.of(valueTexts.get(i)) : List.of();
            bindings.add(form(2, variables.of(bound.get(i), bound.get(i).name()), value));
        }
        return form(2, "let", List.of(list(bindings), text(body)));
    }

    private IrText text(ExitTag tag, List<Node.Segment> segments) {
        List<IrText> parts = new ArrayList<>();
        parts.add(text(tag));
        for (Node.Segment segment : segments) {
            parts.add(new IrText.Group(1, List.of(text(segment.tag()), text(segment.body()))));
        }
        return form(2, "tagbody", parts);
    }

    private IrText definition(LocalFunction function) {
        return new IrText.Group(2, lambdaParts(text(function), function.lambda()));
    }

    private IrText call(String keyword, IrText function, List<Node> arguments) {
        List<IrText> parts = new ArrayList<>();
        parts.add(function);
        arguments.forEach(argument -> parts.add(text(argument)));
        return form(2, keyword, parts);
    }

    private IrText simple(String keyword, Node... nodes) {
        return form(2, keyword, texts(nodes));
    }

    private List<IrText> texts(Node... nodes) {
        return Arrays.stream(nodes).map(this::text).toList();
    }

    private IrText texts(List<Variable> bound) {
        return list(bound.stream().map(this::text).toList());
    }

    private IrText text(Variable variable) {
        return word(variables.of(variable, variable.name()));
    }

    private IrText text(LocalFunction function) {
        return word(functions.of(function, function.name()));
    }

    private IrText text(ExitTag tag) {
        return word(exits.of(tag, tag.name()));
    }

    private static IrText text(Symbol symbol) {
        return word(symbol.qualifiedName());
    }

    private static String constant(Object datum) {
        return switch (datum) {
            case Symbol symbol when symbol == Symbol.NIL || symbol == Symbol.T -> symbol.name();
            case Symbol symbol -> "'" + symbol.qualifiedName();
            case Cons list -> "'" + Printer.brief(list, StandardSymbols.PACKAGE);
            default -> Printer.brief(datum, StandardSymbols.PACKAGE);
        };
    }
}

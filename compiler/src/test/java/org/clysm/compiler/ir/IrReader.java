package org.clysm.compiler.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.LispType;

/** Reads the text that {@link IrPrinter} prints, so that tests of passes can be texts. Names are scoped lexically. */
public final class IrReader {

    private static final Map<String, LispType> TYPES = Map.of(
            "FIXNUM", LispType.FIXNUM,
            "INTEGER", LispType.INTEGER,
            "DOUBLE-FLOAT", LispType.DOUBLE_FLOAT,
            "CONS", LispType.CONS,
            "LIST", LispType.LIST,
            "FUNCTION", LispType.FUNCTION);

    private final Packages packages;
    private final BiFunction<Symbol, Integer, Primitive> primitives;
    private Map<String, Object> scope = new HashMap<>();

    /**
     * Makes a reader.
     *
     * @param packages where symbols are interned
     * @param primitives the primitive of a name and a number of arguments, or null
     */
    public IrReader(Packages packages, BiFunction<Symbol, Integer, Primitive> primitives) {
        this.packages = packages;
        this.primitives = primitives;
    }

    /** Reads one node. */
    public Node read(String text) {
        List<Object> forms = SyntaxReader.readAll(text);
        if (forms.size() != 1) {
            throw new IllegalArgumentException("not one form: " + text);
        }
        return node(forms.getFirst());
    }

    private Node node(Object form) {
        if (form instanceof String word) {
            Object variable = scope.get("variable " + word);
            return variable == null ? new Node.Constant(datum(word)) : new Node.LocalGet((Variable) variable);
        }
        List<?> list = (List<?>) form;
        String head = (String) list.getFirst();
        List<?> rest = list.subList(1, list.size());
        return switch (head) {
            case "quote" ->
                new Node.Constant(Lists.fromJava(rest.stream().map(this::datum).toList()));
            case "lambda" -> new Node.Closure(lambda("lambda", rest));
            case "set" -> new Node.LocalSet(variable(rest.get(0)), node(rest.get(1)));
            case "special" -> new Node.SpecialGet(symbol(rest.get(0)), false, null);
            case "special-bound" -> new Node.SpecialGet(symbol(rest.get(0)), true, null);
            case "set-special" -> new Node.SpecialSet(symbol(rest.get(0)), node(rest.get(1)));
            case "bind-special" -> new Node.SpecialBind(symbol(rest.get(0)), node(rest.get(1)), node(rest.get(2)));
            case "let" -> let(rest);
            case "bind-values" -> bindValues(rest);
            case "unassigned" -> new Node.Unassigned();
            case "functions" -> functions(rest);
            case "call-local" -> new Node.CallLocal(function(rest.get(0)), nodes(rest.subList(1, rest.size())), null);
            case "local-function" -> new Node.LocalFunctionObject(function(rest.get(0)));
            case "call", "call-notinline" ->
                new Node.CallGlobal(
                        FunctionName.of(symbol(rest.get(0))),
                        nodes(rest.subList(1, rest.size())),
                        head.endsWith("notinline"),
                        null);
            case "function" -> new Node.GlobalFunctionObject(FunctionName.of(symbol(rest.get(0))), null);
            case "funcall" -> new Node.Funcall(node(rest.get(0)), nodes(rest.subList(1, rest.size())), null);
            case "apply" -> new Node.Apply(node(rest.get(0)), nodes(rest.subList(1, rest.size())), null);
            case "if" -> new Node.If(node(rest.get(0)), node(rest.get(1)), node(rest.get(2)));
            case "seq" -> new Node.Sequence(nodes(rest));
            case "block" -> block(rest);
            case "return" -> new Node.ReturnFrom(exit(rest.get(0)), node(rest.get(1)));
            case "tagbody" -> tagbody(rest);
            case "go" -> new Node.Go(exit(rest.get(0)), exit(rest.get(1)));
            case "catch" -> new Node.Catch(Node.Catchable.THROW, node(rest.get(0)), node(rest.get(1)));
            case "catch-condition" -> new Node.Catch(Node.Catchable.CONDITION, node(rest.get(0)), node(rest.get(1)));
            case "throw" -> new Node.Throw(node(rest.get(0)), node(rest.get(1)));
            case "unwind-protect" -> new Node.UnwindProtect(node(rest.get(0)), node(rest.get(1)));
            case "values-call" -> new Node.MultipleValueCall(node(rest.get(0)), nodes(rest.subList(1, rest.size())));
            case "values-prog1" -> new Node.MultipleValueProg1(node(rest.get(0)), node(rest.get(1)));
            case "values" -> new Node.Values(nodes(rest));
            case "the", "check" -> {
                Object specifier = datum(rest.get(0));
                yield new Node.The(
                        TYPES.get(specifier.toString()), specifier, node(rest.get(1)), head.equals("check"), null);
            }
            case "load-time-value", "load-time-constant" ->
                new Node.LoadTimeValue(node(rest.get(0)), head.endsWith("constant"));
            default -> primitiveCall(symbol(head), nodes(rest));
        };
    }

    private Node primitiveCall(Symbol name, List<Node> arguments) {
        Primitive primitive = primitives.apply(name, arguments.size());
        if (primitive == null) {
            throw new IllegalArgumentException("no primitive " + name + " of " + arguments.size() + " arguments");
        }
        return new Node.PrimitiveCall(primitive, arguments, Policy.DEFAULT, null);
    }

    private List<Node> nodes(List<?> forms) {
        List<Node> result = new ArrayList<>();
        forms.forEach(form -> result.add(node(form)));
        return result;
    }

    private Node let(List<?> rest) {
        List<Variable> variables = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (Object binding : (List<?>) rest.get(0)) {
            variables.add(new Variable((String) ((List<?>) binding).get(0)));
            values.add(node(((List<?>) binding).get(1)));
        }
        return new Node.Let(variables, values, within("variable ", variables, () -> node(rest.get(1))));
    }

    private Node bindValues(List<?> rest) {
        Node values = node(rest.get(1));
        List<Variable> variables = new ArrayList<>();
        ((List<?>) rest.get(0)).forEach(name -> variables.add(new Variable((String) name)));
        return new Node.MultipleValueBind(variables, values, within("variable ", variables, () -> node(rest.get(2))));
    }

    private Node functions(List<?> rest) {
        List<List<?>> definitions = new ArrayList<>();
        ((List<?>) rest.get(0)).forEach(definition -> definitions.add((List<?>) definition));
        List<LocalFunction> functions = definitions.stream()
                .map(definition -> new LocalFunction((String) definition.getFirst()))
                .toList();
        return within("function ", functions, () -> {
            for (int i = 0; i < functions.size(); i++) {
                List<?> definition = definitions.get(i);
                functions.get(i).setLambda(lambda(functions.get(i).name(), definition.subList(1, definition.size())));
            }
            return new Node.LetFunctions(functions, node(rest.get(1)));
        });
    }

    /** Only required, optional and rest parameters: keyword parameters have no text that tests need. */
    private Lambda lambda(String name, List<?> parts) {
        Map<String, Object> outer = scope;
        scope = new HashMap<>(outer);
        List<Variable> required = new ArrayList<>();
        List<LambdaList.OptionalParameter> optionals = new ArrayList<>();
        Variable rest = null;
        String section = "";
        for (Object part : (List<?>) parts.get(0)) {
            if (part instanceof String word && word.startsWith("&")) {
                section = word;
            } else if (section.isEmpty()) {
                required.add(bind(part));
            } else if (section.equals("&optional")) {
                List<?> optional = (List<?>) part;
                Node value = node(optional.get(1));
                optionals.add(new LambdaList.OptionalParameter(
                        bind(optional.get(0)), value, optional.size() > 2 ? bind(optional.get(2)) : null));
            } else {
                rest = bind(part);
            }
        }
        Node body = node(parts.get(1));
        scope = outer;
        LambdaList list = new LambdaList(required, optionals, rest, List.of(), false, false);
        return new Lambda(name, list, body, null, null);
    }

    private Variable bind(Object name) {
        Variable variable = new Variable((String) name);
        scope.put("variable " + name, variable);
        return variable;
    }

    private Node block(List<?> rest) {
        ExitTag tag = new ExitTag((String) rest.get(0));
        return new Node.Block(tag, within("exit ", List.of(tag), () -> node(rest.get(1))));
    }

    private Node tagbody(List<?> rest) {
        ExitTag tag = new ExitTag((String) rest.getFirst());
        List<ExitTag> tags = new ArrayList<>();
        tags.add(tag);
        List<?> segments = rest.subList(1, rest.size());
        segments.forEach(segment -> tags.add(new ExitTag((String) ((List<?>) segment).getFirst())));
        return within("exit ", tags, () -> {
            List<Node.Segment> result = new ArrayList<>();
            for (int i = 0; i < segments.size(); i++) {
                result.add(new Node.Segment(tags.get(i + 1), node(((List<?>) segments.get(i)).get(1))));
            }
            return new Node.Tagbody(tag, result);
        });
    }

    private Node within(String kind, List<?> binders, java.util.function.Supplier<Node> read) {
        Map<String, Object> outer = scope;
        scope = new HashMap<>(outer);
        binders.forEach(binder -> scope.put(kind + binder, binder));
        Node result = read.get();
        scope = outer;
        return result;
    }

    private Variable variable(Object name) {
        return (Variable) bound("variable ", name);
    }

    private LocalFunction function(Object name) {
        return (LocalFunction) bound("function ", name);
    }

    private ExitTag exit(Object name) {
        return (ExitTag) bound("exit ", name);
    }

    private Object bound(String kind, Object name) {
        Object binder = scope.get(kind + name);
        if (binder == null) {
            throw new IllegalArgumentException("unbound " + kind + name);
        }
        return binder;
    }

    private Symbol symbol(Object text) {
        String word = (String) text;
        int colon = word.indexOf(':');
        if (colon == 0) {
            return packages.keyword(word.substring(1));
        }
        Package owner = colon < 0 ? packages.commonLispUser() : packages.require(word.substring(0, colon));
        return owner.intern(word.substring(colon + 1));
    }

    private Object datum(Object form) {
        if (form instanceof List<?> list) {
            return Lists.fromJava(list.stream().map(this::datum).toList());
        }
        String word = (String) form;
        if (word.startsWith("'")) {
            return symbol(word.substring(1));
        }
        if (word.startsWith("\"")) {
            return word.substring(1, word.length() - 1);
        }
        if (word.matches("[-+]?\\d+")) {
            return org.clysm.compiler.data.LispInteger.parse(word, 10);
        }
        if (word.matches("[-+]?\\d+\\.\\d+(d\\d+)?")) {
            return word.contains("d") ? (Object) Double.valueOf(word.replace('d', 'e')) : Float.valueOf(word);
        }
        return symbol(word);
    }
}

package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.ForeignTypeTable.Derived;
import org.clysm.compiler.expand.ForeignTypeTable.Naming;
import org.clysm.compiler.expand.ForeignTypeTable.Role;
import org.clysm.compiler.expand.ForeignTypeTable.Template;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignSignature;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;

/**
 * Marshal types by their specifiers: those that generated code converts, and those that {@code ffi:define-foreign-type}
 * defines in Lisp, which the image explains.
 */
final class ForeignTypes {

    /** How deep types may stand in types. Deeper is only one that stands in itself. */
    private static final int DEPTH_LIMIT = 60;

    private static final String LAMBDA_LIST_KEYWORD = "&";

    private final Expander expander;
    private final Map<Object, ForeignType> begun = new HashMap<>();
    private int depth;

    ForeignTypes(Expander expander) {
        this.expander = expander;
    }

    /**
     * What crosses in a call, from the types in a declaration.
     *
     * @param parameters a list of specifiers, perhaps with {@code &optional}, {@code &rest} and {@code &key}
     * @param result a specifier
     * @param isForeign whether the function is one of the host, which has no defaults in Lisp
     */
    ForeignSignature signature(Cons form, Object parameters, Object result, boolean isForeign) {
        requireList(form, parameters);
        for (Object specifier : Lists.iterate(parameters)) {
            if (specifier instanceof Symbol symbol && symbol.name().startsWith(LAMBDA_LIST_KEYWORD)) {
                return variable(form, parameters, result, isForeign);
            }
        }
        return ForeignSignature.ofRequired(parameters(form, parameters), find(form, result));
    }

    /** The signature of a function that takes more or fewer arguments; the image takes the list of types apart. */
    private ForeignSignature variable(Cons form, Object parameters, Object result, boolean isForeign) {
        List<Object> explanation;
        try {
            explanation = Lists.toJava(expander.evaluator()
                    .callGlobal(
                            expander.symbols().explainForeignParameters,
                            List.of(parameters, isForeign ? Symbol.T : Symbol.NIL)));
        } catch (ImageException e) {
            throw expander.error(form, e.getMessage());
        }
        List<Symbol> keywords = Lists.toJava(explanation.get(4)).stream()
                .map(Symbol.class::cast)
                .toList();
        var shape = new FunctionShape(
                ((Long) explanation.get(1)).intValue(),
                ((Long) explanation.get(2)).intValue(),
                explanation.get(3) == StandardSymbols.find("&REST"),
                !keywords.isEmpty(),
                false,
                keywords);
        String text = Printer.briefLowerCase(parameters) + " " + Printer.briefLowerCase(result);
        return new ForeignSignature(parameters(form, explanation.getFirst()), shape, find(form, result), text);
    }

    private void requireList(Cons form, Object parameters) {
        if (!Lists.isProper(parameters)) {
            throw expander.error(form, "the parameter types must be a list, not " + Printer.brief(parameters));
        }
    }

    private List<ForeignType> parameters(Cons form, Object list) {
        requireList(form, list);
        List<ForeignType> types = new ArrayList<>();
        for (Object specifier : Lists.iterate(list)) {
            ForeignType type = find(form, specifier);
            types.add(requireArgument(form, type));
        }
        return types;
    }

    /**
     * The type that a specifier means.
     *
     * @throws CompileException if there is none
     */
    ForeignType find(Cons form, Object specifier) {
        ForeignType type = expander.foreignTypes().find(specifier);
        if (type != null) {
            return type;
        }
        if (Lists.isForm(specifier, expander.symbols().callback)
                || Lists.isForm(specifier, expander.symbols().asyncCallback)) {
            return expander.foreignTypes().callback(specifier, callback(form, (Cons) specifier));
        }
        Object name = specifier instanceof Cons cons ? cons.car() : specifier;
        if (!(name instanceof Symbol symbol) || !expander.globals().hasExpander(ExpanderKind.FOREIGN_TYPE, symbol)) {
            throw expander.error(form, unknownType(specifier, name));
        }
        ForeignType known = begun.get(specifier);
        return known != null ? known : derived(form, specifier);
    }

    /**
     * The function for the host that {@code (sys:callback label (type...) type)} means, or {@code sys:async-callback}:
     * one of which each call is a computation of its own.
     */
    ForeignExport callback(Cons form, Cons specifier) {
        Object label = Lists.second(specifier);
        FunctionName name = FunctionName.of(expander.packages()
                .system()
                .intern(Printer.full(label, expander.packages().system())));
        List<ForeignType> parameters = new ArrayList<>();
        parameters.add(expander.foreignTypes().find(expander.packages().keyword("ANYREF")));
        parameters.addAll(parameters(form, Lists.third(specifier)));
        return new ForeignExport(
                name,
                name,
                null,
                ForeignSignature.ofRequired(parameters, find(form, Lists.fourth(specifier))),
                label,
                0,
                Lists.isForm(specifier, expander.symbols().asyncCallback),
                expander.position());
    }

    private ForeignType derived(Cons form, Object specifier) {
        List<Object> explanation;
        try {
            explanation = Lists.toJava(
                    expander.evaluator().callGlobal(expander.symbols().explainForeignType, List.of(specifier)));
        } catch (ImageException e) {
            throw expander.error(form, "the marshal type %s: %s".formatted(Printer.brief(specifier), e.getMessage()));
        }
        if (++depth > DEPTH_LIMIT) {
            throw expander.error(form, "the marshal type %s stands in itself".formatted(Printer.brief(specifier)));
        }
        ForeignType base = find(form, explanation.getFirst());
        Naming naming = naming(specifier, explanation.get(6));
        Derived type = expander.foreignTypes().derive(specifier, base, explanation.get(5) != Symbol.NIL, naming);
        if (naming != null) {
            begun.put(naming.name(), type);
        }
        type.setTexts(new ForeignTypeTable.Texts(
                template(form, explanation.get(1)),
                template(form, explanation.get(2)),
                template(form, explanation.get(3)),
                template(form, explanation.get(4))));
        depth--;
        return type;
    }

    /** The name of its own that a type has, from T or its documentation; null for NIL. */
    private static Naming naming(Object specifier, Object named) {
        return named == Symbol.NIL
                ? null
                : new Naming((Symbol) specifier, named instanceof String documentation ? documentation : null);
    }

    /** A template of a type's text, with the types in it found. */
    private List<Template> template(Cons form, Object parts) {
        List<Template> result = new ArrayList<>();
        for (Object part : Lists.iterate(parts)) {
            if (part instanceof String text) {
                result.add(new Template.Text(text));
            } else if (Lists.isForm(part, expander.symbols().argumentRole)) {
                result.add(new Template.Inner(requireArgument(form, find(form, Lists.second(part))), Role.ARGUMENT));
            } else if (Lists.isForm(part, expander.symbols().resultRole)) {
                result.add(new Template.Inner(find(form, Lists.second(part)), Role.RESULT));
            } else {
                result.add(new Template.Inner(requireArgument(form, find(form, part)), Role.INSIDE));
            }
        }
        return result;
    }

    private ForeignType requireArgument(Cons form, ForeignType type) {
        if (type.isResultOnly()) {
            throw expander.error(
                    form, "the marshal type %s is only for results".formatted(Printer.brief(type.specifier())));
        }
        return type;
    }

    private static String written(Symbol name) {
        return (name.isKeyword() ? ":" : "") + name.name().toLowerCase(Locale.ROOT);
    }

    private String unknownType(Object specifier, Object name) {
        List<String> names = Stream.concat(
                        expander.foreignTypes().names().stream(),
                        expander.globals().namesOfExpanders(ExpanderKind.FOREIGN_TYPE).stream()
                                .map(ForeignTypes::written))
                .distinct()
                .sorted()
                .toList();
        String written = name instanceof Symbol symbol ? written(symbol) : "";
        return "unknown marshal type " + Printer.brief(specifier)
                + Spelling.nearest(written, names)
                        .map("; did you mean %s?"::formatted)
                        .orElse("; docs/ffi.md lists the types");
    }
}

package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;

/**
 * The defining macros (CLHS 3.8, 5.3) as they work inside other forms: by calls that change the running system. At top
 * level {@link TopLevelForms} treats most of them itself, with the parts that are made here.
 */
final class DefinitionMacros {

    private final Expander expander;

    DefinitionMacros(Expander expander) {
        this.expander = expander;
    }

    void addTo(Map<Symbol, StandardMacro> table) {
        table.put(Forms.cl("DEFUN"), this::defun);
        table.put(Forms.cl("DEFMACRO"), (form, environment) -> installExpander(macro(form)));
        table.put(Forms.cl("DEFINE-COMPILER-MACRO"), (form, environment) -> installExpander(compilerMacro(form)));
        table.put(Forms.cl("DEFTYPE"), (form, environment) -> installExpander(type(form)));
        table.put(expander.symbols().describeForeignType, (form, environment) -> installExpander(foreignType(form)));
        table.put(Forms.cl("DEFINE-SETF-EXPANDER"), (form, environment) -> installExpander(setfExpander(form)));
        table.put(Forms.cl("DEFSETF"), (form, environment) -> installExpander(defsetf(form)));
        table.put(Forms.cl("DEFINE-MODIFY-MACRO"), this::modifyMacro);
        table.put(Forms.cl("DEFINE-SYMBOL-MACRO"), this::symbolMacro);
        table.put(Forms.cl("DEFVAR"), this::defvar);
        table.put(Forms.cl("DEFPARAMETER"), this::defparameter);
        table.put(Forms.cl("DEFCONSTANT"), this::defconstant);
        table.put(Forms.cl("DECLAIM"), this::declaim);
        table.put(Forms.cl("IN-PACKAGE"), this::inPackage);
    }

    /**
     * A definition of an expander: what name it belongs to and the lambda expression that makes it.
     *
     * @param documentation the docstring, or null
     */
    record ExpanderDefinition(ExpanderKind kind, FunctionName name, Object lambda, String documentation) {}

    private Object defun(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, -1, "(defun name lambda-list form...)");
        FunctionName name = expander.functionName(arguments.getFirst());
        expander.globals().define(new GlobalDefinition.Indirect(name));
        Object lambda = Forms.listStar(form.cdr(), expander.symbols().namedLambda);
        Object documentation = documentation(Lists.nthCdr(3, form));
        return Forms.progn(
                Forms.list(expander.symbols().setFunction, Forms.quote(arguments.getFirst()), Forms.function(lambda)),
                document(arguments.getFirst(), StandardSymbols.FUNCTION, documentation),
                Forms.quote(arguments.getFirst()));
    }

    /** Returns a form that keeps a docstring; a program that runs elsewhere has those of its top level only. */
    private Object document(Object name, Symbol kind, Object documentation) {
        return documentation instanceof String && !expander.runsElsewhere()
                ? Forms.list(expander.symbols().setDocumentation, Forms.quote(name), Forms.quote(kind), documentation)
                : Symbol.NIL;
    }

    private Object documentVariable(Symbol name, List<Object> arguments) {
        return document(name, Forms.cl("VARIABLE"), arguments.size() == 3 ? arguments.get(2) : null);
    }

    /** A macro or the like that is defined while the program runs; the compiler learns of it then. */
    private Object installExpander(ExpanderDefinition definition) {
        return Forms.progn(
                expanderForm(expander.symbols().installExpander, definition),
                Forms.quote(Forms.functionName(definition.name)));
    }

    private Object symbolMacro(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = symbolMacroArguments(form);
        return Forms.list(
                expander.symbols().installSymbolMacro,
                Forms.quote(arguments.getFirst()),
                Forms.quote(arguments.getLast()));
    }

    /** Takes {@code (define-symbol-macro name expansion)} apart. */
    List<Object> symbolMacroArguments(Cons form) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(define-symbol-macro name expansion)");
        expander.symbol(arguments.getFirst(), "the name of a symbol macro");
        return arguments;
    }

    /** Returns a form that gives the expander to the image. */
    Object setExpanderForm(ExpanderDefinition definition) {
        return expanderForm(expander.symbols().setExpander, definition);
    }

    private Object expanderForm(Symbol operator, ExpanderDefinition definition) {
        return Forms.list(
                operator,
                Forms.quote(expander.packages()
                        .system()
                        .intern(definition.kind.name().replace('_', '-'))),
                Forms.quote(Forms.functionName(definition.name)),
                definition.lambda);
    }

    /** Takes {@code (defmacro name lambda-list . body)} apart. */
    ExpanderDefinition macro(Cons form) {
        return definition(ExpanderKind.MACRO, form, "the name of a macro", MacroLambdas::macro);
    }

    /** Makes the lambda expression of an expander from its name, lambda list and body. */
    @FunctionalInterface
    private interface LambdaMaker {
        Object make(Expander expander, Symbol name, Object lambdaList, Object body);
    }

    /** Takes a definition of something that a symbol names apart. */
    private ExpanderDefinition definition(ExpanderKind kind, Cons form, String role, LambdaMaker maker) {
        List<Object> arguments = definitionArguments(form);
        Symbol name = expander.symbol(arguments.getFirst(), role);
        Object body = Lists.nthCdr(3, form);
        return new ExpanderDefinition(
                kind, FunctionName.of(name), maker.make(expander, name, arguments.get(1), body), documentation(body));
    }

    private List<Object> definitionArguments(Cons form) {
        return expander.arguments(form, 2, -1, "(" + form.car() + " name lambda-list form...)");
    }

    private String documentation(Object body) {
        return Body.parse(expander, body, true).documentation();
    }

    ExpanderDefinition compilerMacro(Cons form) {
        List<Object> arguments = definitionArguments(form);
        FunctionName name = expander.functionName(arguments.getFirst());
        Object body = Lists.nthCdr(3, form);
        return new ExpanderDefinition(
                ExpanderKind.COMPILER_MACRO,
                name,
                MacroLambdas.compilerMacro(expander, name, arguments.get(1), body),
                documentation(body));
    }

    ExpanderDefinition type(Cons form) {
        return definition(ExpanderKind.TYPE, form, "the name of a type", MacroLambdas::type);
    }

    /** Takes {@code (sys:describe-foreign-type name lambda-list . body)} apart. */
    ExpanderDefinition foreignType(Cons form) {
        return definition(ExpanderKind.FOREIGN_TYPE, form, "the name of a marshal type", MacroLambdas::macro);
    }

    ExpanderDefinition setfExpander(Cons form) {
        return definition(ExpanderKind.SETF, form, "the name of a setf expander", MacroLambdas::setfExpander);
    }

    /** Takes {@code (defsetf access update [doc])} or {@code (defsetf access lambda-list (store...) . body)} apart. */
    ExpanderDefinition defsetf(Cons form) {
        List<Object> arguments = expander.arguments(
                form,
                2,
                -1,
                "(defsetf access update [documentation]) or (defsetf access lambda-list (store...) form...)");
        Symbol name = expander.symbol(arguments.getFirst(), "the name of a place");
        if (isShortDefsetf(form)) {
            String documentation = arguments.size() > 2 && arguments.get(2) instanceof String string ? string : null;
            return new ExpanderDefinition(
                    ExpanderKind.SETF,
                    FunctionName.of(name),
                    SetfLambdas.shortForm(expander, name, (Symbol) arguments.get(1)),
                    documentation);
        }
        if (arguments.size() < 3 || !Lists.isProper(arguments.get(2))) {
            throw expander.error(form, "malformed DEFSETF: expected (defsetf access lambda-list (store...) form...)");
        }
        Object body = Lists.nthCdr(4, form);
        return new ExpanderDefinition(
                ExpanderKind.SETF,
                FunctionName.of(name),
                SetfLambdas.longForm(expander, name, arguments.get(1), arguments.get(2), body),
                documentation(body));
    }

    static boolean isShortDefsetf(Cons form) {
        return Lists.third(form) instanceof Symbol update
                && update != Symbol.NIL
                && (Lists.length(form) == 3 || Lists.length(form) == 4 && Lists.fourth(form) instanceof String);
    }

    /** Returns the {@code defmacro} that a {@code define-modify-macro} form stands for. */
    private Object modifyMacro(Cons form, LexicalEnvironment environment) {
        List<Object> arguments =
                expander.arguments(form, 3, 4, "(define-modify-macro name lambda-list function [documentation])");
        OrdinaryLambdaList list = OrdinaryLambdaList.parse(expander, arguments.get(1));
        if (list.acceptsKeys() || !list.auxiliaries().isEmpty()) {
            throw expander.error(form, "the lambda list of define-modify-macro takes only &OPTIONAL and &REST");
        }
        Symbol place = expander.gensym("PLACE");
        Symbol environmentVariable = expander.gensym("ENVIRONMENT");
        List<Object> parts = new ArrayList<>(list.required());
        list.optionals().forEach(parameter -> parts.add(parameter.name()));
        parts.add(list.rest() == null ? Symbol.NIL : list.rest());
        Object operands = new Cons(StandardSymbols.LIST_STAR, Lists.fromJava(parts));
        Object body = Forms.list(
                expander.symbols().modifyMacroExpansion,
                place,
                environmentVariable,
                Forms.quote(arguments.get(2)),
                operands);
        Object lambdaList =
                Forms.listStar(new Cons(place, arguments.get(1)), Forms.cl("&ENVIRONMENT"), environmentVariable);
        Object documentation = arguments.size() == 4 ? Lists.list(arguments.get(3)) : Symbol.NIL;
        return Forms.listStar(
                Lists.append(documentation, Lists.list(body)),
                StandardSymbols.DEFMACRO,
                arguments.getFirst(),
                lambdaList);
    }

    private Object defvar(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 1, 3, "(defvar name [value [documentation]])");
        Symbol name = special(arguments.getFirst());
        if (arguments.size() == 1) {
            return Forms.quote(name);
        }
        return Forms.progn(
                setUnlessBound(name, arguments.get(1)), documentVariable(name, arguments), Forms.quote(name));
    }

    /** Notes that a name is special, which is so from here on even when the form is evaluated later. */
    Symbol special(Object object) {
        Symbol name = expander.symbol(object, "the name of a variable");
        if (expander.globals().constant(name) != null || name.isKeyword()) {
            throw expander.error(name + " is a constant and cannot be a variable");
        }
        expander.globals().define(new GlobalDefinition.Special(name));
        return name;
    }

    static Object setUnlessBound(Symbol name, Object value) {
        return Forms.list(
                StandardSymbols.IF,
                Forms.list(Forms.cl("BOUNDP"), Forms.quote(name)),
                Symbol.NIL,
                Forms.setq(name, value));
    }

    private Object defparameter(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 3, "(defparameter name value [documentation])");
        Symbol name = special(arguments.getFirst());
        return Forms.progn(Forms.setq(name, arguments.get(1)), documentVariable(name, arguments), Forms.quote(name));
    }

    private Object defconstant(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 3, "(defconstant name value [documentation])");
        Symbol name = expander.symbol(arguments.getFirst(), "the name of a constant");
        return constantDefinition(name, arguments.get(1));
    }

    /** A form that gives a value to what may be a constant already, if it is the same. */
    Object constantDefinition(Symbol name, Object value) {
        return Forms.list(expander.symbols().defineConstant, Forms.quote(name), value);
    }

    private Object declaim(Cons form, LexicalEnvironment environment) {
        List<Object> calls = new ArrayList<>();
        for (Object specifier : expander.arguments(form)) {
            calls.add(Forms.list(Forms.cl("PROCLAIM"), Forms.quote(specifier)));
        }
        calls.add(Symbol.NIL);
        return Forms.progn(calls);
    }

    /** Inside other forms, {@code in-package} sets the variable when it is evaluated. */
    private Object inPackage(Cons form, LexicalEnvironment environment) {
        Object designator = expander.arguments(form, 1, 1, "(in-package name)").getFirst();
        return Forms.setq(
                Forms.cl("*PACKAGE*"), Forms.list(expander.symbols().requirePackage, packageName(designator)));
    }

    /** Returns the name that a package designator in a form stands for. */
    String packageName(Object designator) {
        return switch (designator) {
            case String string -> string;
            case Symbol symbol -> symbol.name();
            case LispCharacter character -> character.asString();
            default -> throw expander.error("a package is named by a string or symbol, not " + designator);
        };
    }

    /** Returns the package that a designator names, which must exist. */
    static org.clysm.compiler.data.Package find(Expander expander, String name) {
        Packages packages = expander.packages();
        org.clysm.compiler.data.Package found = packages.find(name);
        if (found == null) {
            throw expander.error("there is no package named " + name);
        }
        return found;
    }
}

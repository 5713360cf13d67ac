package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.CallsByName;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.PrimitiveTable;
import org.clysm.compiler.ir.TopLevel;

/**
 * Forms to the core language (CLHS 3.1.2.1, 3.2): the entrance of the package, and what its parts share.
 *
 * <p>One expander serves one session: it keeps the global environment and the current package. It must not be used
 * while it is at work, but from inside an {@link Evaluator} call: macro functions may ask back.
 */
public final class Expander {

    /**
     * How deep forms may stand inside one another, expansions included. Only machines write so deep, and a macro that
     * expands into itself without end comes here within seconds.
     */
    static final int DEEPEST = 50_000;

    private final Packages packages;
    private final Positions positions;
    private final GlobalEnvironment globals;
    private final PrimitiveTable primitives;
    private final ForeignTypeTable foreignTypes;
    private final Evaluator evaluator;
    private final Diagnostics diagnostics;

    private final SystemSymbols symbols;
    private final EnvironmentNumbers environmentNumbers = new EnvironmentNumbers();
    private final FunctionUses functionUses = new FunctionUses();
    private final DeferredDefinitions deferredDefinitions = new DeferredDefinitions();
    private final LibraryDocumentation libraryDocumentation = new LibraryDocumentation();
    private final TypeSpecifiers types;
    private final DeclarationParser declarations;
    private final Literals literals;
    private final Macros macros;
    private final Variables variables;
    private final Bindings bindings;
    private final Lambdas lambdas;
    private final Calls calls;
    private final Setf setf;
    private final TopLevelForms topLevelForms;
    private final Map<Symbol, SpecialForm> specialForms;
    private final Map<Symbol, StandardMacro> standardMacros;

    private Package currentPackage;
    private int position;
    private boolean runsElsewhere;
    private int depth;
    private CallsByName callsByName = CallsByName.AUTO;
    private int lastPosition;
    private SourcePosition lastSourcePosition;

    /** How the expander treats an operator that is not a macro. */
    @FunctionalInterface
    interface SpecialForm {
        Node expand(Cons form, LexicalEnvironment environment);
    }

    /**
     * Makes the expander of a session.
     *
     * @param packages the packages of the session
     * @param positions explains the positions of forms
     * @param globals what is known of global names; the expander adds to it
     * @param primitives the operations that the code generator opens up
     * @param foreignTypes the marshal types of the FFI
     * @param evaluator evaluates at compile time
     * @param diagnostics takes warnings
     */
    public Expander(
            Packages packages,
            Positions positions,
            GlobalEnvironment globals,
            PrimitiveTable primitives,
            ForeignTypeTable foreignTypes,
            Evaluator evaluator,
            Diagnostics diagnostics) {
        this.packages = packages;
        this.positions = positions;
        this.globals = globals;
        this.primitives = primitives;
        this.foreignTypes = foreignTypes;
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
        this.currentPackage = packages.commonLispUser();
        this.symbols = new SystemSymbols(packages);
        this.types = new TypeSpecifiers(this, packages);
        this.declarations = new DeclarationParser(this);
        this.literals = new Literals(this);
        this.macros = new Macros(this);
        this.variables = new Variables(this);
        this.bindings = new Bindings(this);
        this.lambdas = new Lambdas(this);
        this.calls = new Calls(this);
        this.setf = new Setf(this);
        this.topLevelForms = new TopLevelForms(this);
        this.specialForms = SpecialForms.table(this);
        this.standardMacros = StandardMacros.table(this);
    }

    /**
     * Expands a top-level form.
     *
     * @param form the form
     * @param place where it stands, a number of {@link Positions}, or 0 if that is not known
     * @param mode what becomes of the pieces
     * @param sink takes each piece as soon as it is there, before the next is looked at; in the modes
     *     {@link Mode#LIBRARY} and {@link Mode#EVALUATE} it must load it into the image at once. With {@code EVALUATE}
     *     the last piece is an {@link TopLevel.Evaluate} whose values are those of the form
     *     <p>May be called while the image expands another form, for {@code eval} inside of a macro.
     * @throws CompileException if the form is malformed or cannot be expanded
     */
    public void process(Object form, int place, Mode mode, Consumer<TopLevel> sink) {
        int outer = position;
        int outerDepth = depth;
        position = place;
        try {
            running(mode == Mode.PROGRAM, () -> topLevelForms.process(form, mode, sink));
        } finally {
            position = outer;
            depth = outerDepth;
        }
    }

    /** Tells from now on whether functions of the host may be called by name. */
    public void setCallsByName(CallsByName callsByName) {
        this.callsByName = callsByName;
    }

    /** Reports the use of a function that calls the host by name, where that may not be. */
    void checkCallByName(Symbol function) {
        if (callsByName == CallsByName.MINIMAL && CallsByName.isNamedBy(function)) {
            diagnostics.error(
                    position(), function + " reaches functions of the host by name, which --ffi minimal leaves out");
        }
    }

    private void running(boolean elsewhere, Runnable expansion) {
        boolean outer = runsElsewhere;
        runsElsewhere = elsewhere;
        try {
            expansion.run();
        } finally {
            runsElsewhere = outer;
        }
    }

    /** Expands a form that is evaluated in the image, also while a program is compiled. */
    Node expandForImage(Object form, LexicalEnvironment environment) {
        boolean outer = runsElsewhere;
        runsElsewhere = false;
        try {
            return expand(form, environment);
        } finally {
            runsElsewhere = outer;
        }
    }

    /** Expands what is evaluated in the image, also while a program is compiled. */
    void runningHere(Runnable expansion) {
        running(false, expansion);
    }

    /** Expands code of the image as if no form were around it, without warnings. */
    void apart(Runnable expansion) {
        int outer = position;
        int outerDepth = depth;
        try {
            diagnostics.quietly(() -> lambdas.within("toplevel", () -> {
                runningHere(expansion);
                return null;
            }));
        } finally {
            position = outer;
            depth = outerDepth;
        }
    }

    /** Notes that what is being expanded refers to something that the program may define. */
    void want(DeferredDefinitions.Key key) {
        if (!runsElsewhere) {
            deferredDefinitions.want(key);
        }
    }

    /** Returns the docstrings of the library that is being built. */
    public LibraryDocumentation libraryDocumentation() {
        return libraryDocumentation;
    }

    DeferredDefinitions deferredDefinitions() {
        return deferredDefinitions;
    }

    /** Warns of calls of functions that do not exist, or not with so many arguments, in all that was processed. */
    public void warnOfUndefinedFunctions() {
        functionUses.report(globals, diagnostics);
    }

    /**
     * Says at the end of a program what is wrong with it as a whole: wrong calls are warnings, wrong exports errors.
     */
    public void finishProgram() {
        new ExportChecks(this).run();
        warnOfUndefinedFunctions();
    }

    /**
     * Returns the value of {@code *package*} for the reader of the next form: that of the image, where forms may have
     * set or bound it.
     */
    public Package currentPackage() {
        String name = evaluator.currentPackageName();
        Package current = name == null ? null : packages.find(name);
        return current == null ? currentPackage : current;
    }

    /** Makes the package current, here and in the image. */
    public void setCurrentPackage(Package newPackage) {
        currentPackage = newPackage;
        evaluator.setCurrentPackage(newPackage);
    }

    /** Returns what answers the image's questions about environments and macros. */
    public CompilerServices services() {
        return new CompilerServices(this);
    }

    /**
     * Expands a form in the null lexical environment to a node, for {@code #.} and the like.
     *
     * @throws CompileException if the form is malformed or cannot be expanded
     */
    public Node expandGlobally(Object form) {
        return expand(form, LexicalEnvironment.global(globals.policy()));
    }

    /** Expands a form. */
    Node expand(Object form, LexicalEnvironment environment) {
        return switch (form) {
            case Symbol symbol -> variables.reference(symbol, environment);
            case Cons cons -> {
                int outer = position;
                descend(cons);
                try {
                    yield expandCompound(cons, environment);
                } finally {
                    position = outer;
                    depth--;
                }
            }
            default -> literals.node(form);
        };
    }

    private Node expandCompound(Cons form, LexicalEnvironment environment) {
        if (form.car() instanceof Symbol operator) {
            SpecialForm special = specialForms.get(operator);
            if (special != null) {
                return special.expand(form, environment);
            }
            if (topLevelForms.isDeclaration(operator) && environment.function(FunctionName.of(operator)) == null) {
                return topLevelForms.declare(form);
            }
            Macros.Expansion expansion = macros.expandOnce(form, environment);
            return expansion.expanded()
                    ? expand(expansion.form(), environment)
                    : calls.call(operator, form, environment);
        }
        if (Lists.isForm(form.car(), StandardSymbols.LAMBDA)) {
            return calls.callLambda((Cons) form.car(), form, environment);
        }
        if (Lists.isForm(form.car(), symbols.jsGlobal) && Lists.length(form.car()) == 2) {
            Object name = Lists.second(form.car());
            Cons call = new Cons(symbols.callHost, new Cons(name, form.cdr()));
            call.setPosition(form.position());
            return expand(call, environment);
        }
        throw error(form, Printer.brief(form.car()) + " is no operator: a symbol or a lambda expression is expected");
    }

    /** Expands the forms of a list in order. */
    List<Node> expandAll(Object forms, LexicalEnvironment environment) {
        List<Node> nodes = new ArrayList<>();
        int outer = position;
        for (Object rest = forms; rest instanceof Cons cons; rest = cons.cdr()) {
            enter(cons);
            nodes.add(expand(cons.car(), environment));
        }
        position = outer;
        return nodes;
    }

    /** Expands an implicit {@code progn}. */
    Node expandBody(Object forms, LexicalEnvironment environment) {
        return Nodes.sequence(expandAll(forms, environment));
    }

    /** Returns the arguments of a form, which must be a proper list. */
    List<Object> arguments(Cons form) {
        if (!Lists.isProper(form)) {
            throw error(form, "a form must be a proper list");
        }
        return Lists.toJava(form.cdr());
    }

    /**
     * Returns the arguments of a form, checked for their number.
     *
     * @param most the greatest number, or -1 for any
     * @param syntax how the form should look, for the message
     */
    List<Object> arguments(Cons form, int least, int most, String syntax) {
        List<Object> arguments = arguments(form);
        if (arguments.size() < least || (most >= 0 && arguments.size() > most)) {
            throw error(form, "malformed " + form.car() + ": expected " + syntax);
        }
        return arguments;
    }

    /** Returns the symbol that an object is, or fails saying what it should be. */
    Symbol symbol(Object object, String what) {
        if (object instanceof Symbol symbol) {
            return symbol;
        }
        throw error(what + " must be a symbol, not " + Printer.brief(object));
    }

    /** Returns the function name that an object is, or fails. */
    FunctionName functionName(Object name) {
        FunctionName result = functionNameOrNull(name);
        if (result == null) {
            throw error(Printer.brief(name) + " is not a function name: a symbol or (setf symbol) is expected");
        }
        return result;
    }

    /** Whether the name is that of a global macro or a special operator. */
    boolean isMacroOrSpecial(FunctionName name) {
        return globals.hasExpander(ExpanderKind.MACRO, name)
                || !name.isSetf()
                        && (specialForms.containsKey(name.symbol()) || standardMacros.containsKey(name.symbol()));
    }

    /** Returns the function name that an object is, or null. */
    public static FunctionName functionNameOrNull(Object name) {
        if (name instanceof Symbol symbol) {
            return FunctionName.of(symbol);
        }
        if (Lists.isForm(name, StandardSymbols.SETF)
                && Lists.length(name) == 2
                && Lists.second(name) instanceof Symbol symbol) {
            return FunctionName.setf(symbol);
        }
        return null;
    }

    /** Makes a symbol that no program can name. */
    Symbol gensym(String name) {
        return packages.makeSymbol(name);
    }

    /** Makes the place of a form the current one, if it is known. */
    void enter(Cons form) {
        if (form.position() != 0) {
            position = form.position();
        }
    }

    /** Enters a form that stands in the current one, or is its expansion; {@link #process} comes back from all. */
    void descend(Cons form) {
        enter(form);
        if (depth == DEEPEST) {
            throw endless(form);
        }
        depth++;
    }

    /** Leaves a form that {@link #descend} entered. */
    void ascend() {
        depth--;
    }

    /** Makes the error for a form that is too deep, or of which no end of its expansion is in sight. */
    CompileException endless(Object form) {
        return error("more than " + DEEPEST + " forms stand inside one another, the last is " + form
                + "; does a macro expand into itself?");
    }

    /** Returns the place of the innermost form that is being expanded and has one, or null. */
    SourcePosition position() {
        if (position != lastPosition) {
            lastPosition = position;
            lastSourcePosition = positions.of(position);
        }
        return lastSourcePosition;
    }

    /** Returns the place of a cons, or the current one if that is not known. */
    SourcePosition position(Cons cons) {
        return cons.position() == 0 ? position() : positions.of(cons);
    }

    /** Makes an error at the current form. */
    CompileException error(String message) {
        return new CompileException(position(), message);
    }

    /** Makes an error at a form. */
    CompileException error(Cons form, String message) {
        return new CompileException(position(form), message);
    }

    /** Warns of a form, or of the current one if it is null. */
    void warn(Cons form, String message) {
        diagnostics.warning(form == null ? position() : position(form), message);
    }

    Packages packages() {
        return packages;
    }

    GlobalEnvironment globals() {
        return globals;
    }

    PrimitiveTable primitives() {
        return primitives;
    }

    ForeignTypeTable foreignTypes() {
        return foreignTypes;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    SystemSymbols symbols() {
        return symbols;
    }

    EnvironmentNumbers environmentNumbers() {
        return environmentNumbers;
    }

    FunctionUses functionUses() {
        return functionUses;
    }

    TypeSpecifiers types() {
        return types;
    }

    DeclarationParser declarations() {
        return declarations;
    }

    Literals literals() {
        return literals;
    }

    /** Returns whether the nodes that are made now become part of a program that runs without this image. */
    boolean runsElsewhere() {
        return runsElsewhere;
    }

    Macros macros() {
        return macros;
    }

    Variables variables() {
        return variables;
    }

    Bindings bindings() {
        return bindings;
    }

    Lambdas lambdas() {
        return lambdas;
    }

    Calls calls() {
        return calls;
    }

    Setf setf() {
        return setf;
    }

    Map<Symbol, SpecialForm> specialForms() {
        return specialForms;
    }

    Map<Symbol, StandardMacro> standardMacros() {
        return standardMacros;
    }
}

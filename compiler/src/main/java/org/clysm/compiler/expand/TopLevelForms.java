package org.clysm.compiler.expand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Trigger;

/** Processing of top-level forms (CLHS 3.2.3.1). */
final class TopLevelForms {

    /** Processes a kind of top-level form. */
    interface Handler {
        void handle(Cons form, Run run);
    }

    /**
     * How a form is being processed.
     *
     * @param mode what becomes of the pieces
     * @param environment macros and symbol macros around the form
     * @param alsoAtCompileTime whether the form is evaluated at compile time too
     * @param trigger what {@code sys:attach} says of when the pieces are needed, or null
     * @param isCompileTimeOnly whether the pieces go to the image only while a program is compiled that lacks them
     * @param sink takes the pieces
     */
    record Run(
            Mode mode,
            LexicalEnvironment environment,
            boolean alsoAtCompileTime,
            Trigger trigger,
            boolean isCompileTimeOnly,
            Consumer<TopLevel> sink) {

        Run in(LexicalEnvironment newEnvironment) {
            return new Run(mode, newEnvironment, alsoAtCompileTime, trigger, isCompileTimeOnly, sink);
        }

        Run alsoAtCompileTime(boolean also) {
            return new Run(mode, environment, also, trigger, isCompileTimeOnly, sink);
        }

        Run attachedTo(Trigger newTrigger) {
            return new Run(mode, environment, alsoAtCompileTime, newTrigger, isCompileTimeOnly, sink);
        }
    }

    private final Expander expander;
    private final Map<Symbol, Handler> handlers = new HashMap<>();
    private final Map<Symbol, Handler> declarations = new HashMap<>();
    private final Set<FunctionName> definedFunctions = new HashSet<>();
    private Node pendingValue;
    private Run current;

    TopLevelForms(Expander expander) {
        this.expander = expander;
        handlers.put(StandardSymbols.PROGN, (form, run) -> {
            expander.arguments(form);
            processAll(form.cdr(), run);
        });
        handlers.put(StandardSymbols.LOCALLY, this::locally);
        handlers.put(StandardSymbols.MACROLET, this::macrolet);
        handlers.put(StandardSymbols.SYMBOL_MACROLET, this::symbolMacrolet);
        handlers.put(StandardSymbols.EVAL_WHEN, this::evalWhen);
        handlers.put(expander.symbols().attach, this::attach);
        handlers.put(expander.symbols().declareStructure, this::declareStructure);
        handlers.put(expander.symbols().declareCondition, this::declareCondition);
        new TopLevelDefinitions(expander, this).addTo(handlers);
        new ForeignForms(expander, this).addTo(declarations);
        handlers.putAll(declarations);
    }

    /** Processes a form in the null lexical environment. */
    void process(Object form, Mode mode, Consumer<TopLevel> sink) {
        LexicalEnvironment environment =
                LexicalEnvironment.global(expander.globals().policy());
        Node outerValue = pendingValue;
        pendingValue = Nodes.nil();
        try {
            expander.lambdas().within("toplevel", () -> {
                process(form, new Run(mode, environment, false, null, false, sink));
                return null;
            });
            if (mode == Mode.EVALUATE && pendingValue != null) {
                sink.accept(new TopLevel.Evaluate(pendingValue, new Trigger.Always(), expander.position()));
            }
        } finally {
            pendingValue = outerValue;
        }
    }

    void process(Object form, Run run) {
        Run outer = current;
        current = run;
        try {
            processForm(form, run);
        } finally {
            current = outer;
        }
    }

    /** Whether forms with the operator declare something that does not depend on the forms around them. */
    boolean isDeclaration(Symbol operator) {
        return declarations.containsKey(operator) && current != null;
    }

    /** Processes a declaration inside another form as if it stood before that; returns its value. */
    Node declare(Cons form) {
        Node outerValue = pendingValue;
        declarations.get((Symbol) form.car()).handle(form, current);
        Node value = pendingValue;
        pendingValue = outerValue;
        return value;
    }

    private void processForm(Object form, Run run) {
        if (form instanceof Cons cons) {
            expander.enter(cons);
            if (cons.car() instanceof Symbol operator && run.environment.function(FunctionName.of(operator)) == null) {
                Handler handler = handlers.get(operator);
                if (handler != null) {
                    handler.handle(cons, run);
                    return;
                }
            }
            if (cons.car() instanceof Symbol operator
                    && !expander.specialForms().containsKey(operator)) {
                Macros.Expansion expansion = expander.macros().expandOnce(form, run.environment);
                if (expansion.expanded()) {
                    expander.descend(cons);
                    process(expansion.form(), run);
                    expander.ascend();
                    return;
                }
            }
        }
        evaluateAtCompileTimeToo(form, run);
        emitEvaluation(expander.expand(form, run.environment), null, run);
    }

    private void processAll(Object forms, Run run) {
        pendingValue = Nodes.nil();
        for (Object rest = forms; rest instanceof Cons cons; rest = cons.cdr()) {
            expander.enter(cons);
            process(cons.car(), run);
        }
    }

    /** Evaluates a form in the image if it is to be evaluated at compile time and the sink does not see to it. */
    void evaluateAtCompileTimeToo(Object form, Run run) {
        if (run.alsoAtCompileTime && run.mode == Mode.PROGRAM) {
            evaluate(Lists.list(form), run.environment);
        }
    }

    /** Evaluates a definition in the image too when the image needs what it defines. */
    void evaluateWhenWanted(DeferredDefinitions.Key key, Object form, Run run) {
        if (run.mode == Mode.PROGRAM && !run.alsoAtCompileTime) {
            expander.deferredDefinitions()
                    .offer(key, () -> expander.apart(() -> evaluate(Lists.list(form), run.environment)));
        }
    }

    /** Evaluates forms in the image now. */
    private void evaluate(Object forms, LexicalEnvironment environment) {
        Node saved = pendingValue;
        try {
            expander.runningHere(() -> expander.functionUses()
                    .withoutRecording(() ->
                            processAll(forms, new Run(Mode.EVALUATE, environment, false, null, true, this::load))));
        } finally {
            pendingValue = saved;
        }
    }

    /** Loads a piece into the image. */
    void load(TopLevel piece) {
        try {
            expander.evaluator().load(piece);
        } catch (ImageException exception) {
            throw expander.error("while evaluating at compile time: " + exception.getMessage());
        }
    }

    /**
     * Emits a form to be evaluated for its effect, unless it has none.
     *
     * @param ownTrigger when the library needs it, if no {@code sys:attach} says so; null if something has to
     */
    void emitEvaluation(Node node, Trigger ownTrigger, Run run) {
        boolean hasEffect = !(node instanceof Node.Constant);
        if (hasEffect) {
            run.sink.accept(new TopLevel.Evaluate(node, trigger(ownTrigger, run), expander.position()));
        }
        pendingValue = hasEffect ? null : node;
    }

    /** Emits a piece that the program contains only if what triggers it is there. */
    void emitSeparately(Node node, Trigger trigger, Run run) {
        run.sink.accept(new TopLevel.Evaluate(node, trigger, expander.position()));
    }

    private Trigger trigger(Trigger own, Run run) {
        if (run.trigger != null) {
            return run.trigger;
        }
        return switch (run.mode) {
            case PROGRAM, EVALUATE -> new Trigger.Always();
            case LIBRARY -> {
                if (own == null) {
                    throw expander.error(
                            "a form at the top level of the library must be attached to a symbol or variable"
                                    + " by sys:attach");
                }
                yield own;
            }
        };
    }

    /** Keeps a docstring for {@code documentation}: in programs that use that; that of the library beside it. */
    void document(Object name, Symbol kind, Object documentation, Run run) {
        if (documentation instanceof String text && run.mode() == Mode.LIBRARY) {
            expander.libraryDocumentation().add(expander.functionName(name), kind, text);
        } else if (documentation instanceof String) {
            Object form = Forms.list(
                    expander.symbols().setDocumentation, Forms.quote(name), Forms.quote(kind), documentation);
            Trigger trigger = new Trigger.OnFunction(FunctionName.of(Forms.cl("DOCUMENTATION")));
            emitSeparately(expander.expand(form, run.environment()), trigger, run);
        }
    }

    /** Says what the value of the form is that was processed last. */
    void setValue(Object value) {
        pendingValue = Nodes.constant(value);
    }

    /** Refuses definitions of functions that a program must not or cannot make. */
    void requireDefinable(FunctionName name, Cons form, Run run) {
        requireUnlocked(name, run);
        if (!name.isSetf() && expander.specialForms().containsKey(name.symbol())) {
            throw expander.error(form, name + " is a special operator and cannot be a function");
        }
    }

    /** Refuses definitions of what the standard defines, but for the library. */
    void requireUnlocked(FunctionName name, Run run) {
        if (run.mode() != Mode.LIBRARY && name.symbol().isStandard()) {
            throw expander.error(name + " is a symbol of COMMON-LISP and cannot be defined by a program");
        }
    }

    /** Notes that the program or library defines a function; returns whether it had done so before. */
    boolean isRedefinition(FunctionName name, Run run) {
        return run.mode != Mode.EVALUATE && !definedFunctions.add(name);
    }

    private void locally(Cons form, Run run) {
        Body body = Body.parse(expander, form.cdr(), false);
        processAll(body.forms(), run.in(expander.bindings().withDeclarations(body, run.environment)));
    }

    private void macrolet(Cons form, Run run) {
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        LexicalEnvironment inner = new FunctionForms(expander).macroEnvironment(form, body, run.environment);
        processAll(body.forms(), run.in(inner));
    }

    private void symbolMacrolet(Cons form, Run run) {
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        LexicalEnvironment inner = expander.bindings().symbolMacroEnvironment(form, body, run.environment);
        processAll(body.forms(), run.in(inner));
    }

    /** The table of CLHS 3.2.3.1, figure 3-7. */
    private void evalWhen(Cons form, Run run) {
        Situations situations = Situations.parse(expander, form);
        Object body = Lists.nthCdr(2, form);
        pendingValue = Nodes.nil();
        if (run.mode == Mode.EVALUATE) {
            if (situations.execute()) {
                processAll(body, run);
            }
        } else if (situations.load()) {
            boolean also = situations.compile() || situations.execute() && run.alsoAtCompileTime;
            processAll(body, run.alsoAtCompileTime(also));
        } else if (situations.compile() || situations.execute() && run.alsoAtCompileTime) {
            evaluate(body, run.environment);
        }
    }

    /** {@code (sys:attach name form...)}: the forms are needed when the symbol or {@code (:variable name)} is. */
    private void attach(Cons form, Run run) {
        List<Object> arguments = expander.arguments(form, 1, -1, "(attach name-or-(:variable name) form...)");
        if (arguments.getFirst() instanceof Symbol name) {
            evaluateWhenWanted(new DeferredDefinitions.Key.Type(name), form, run);
        }
        processAll(Lists.nthCdr(2, form), run.attachedTo(attachmentTrigger(arguments.getFirst())));
    }

    /**
     * {@code (sys:declare-structure name definition)}: from here on, the name is known to be that of a structure type.
     */
    private void declareStructure(Cons form, Run run) {
        Symbol name = expander.symbol(
                expander.arguments(form, 2, 2, "(declare-structure name definition)")
                        .getFirst(),
                "a structure's name");
        expander.globals().define(new GlobalDefinition.ClassName(name, true));
        // The class of a structure is made while the program is compiled in any case.
        expander.deferredDefinitions().withdraw(new DeferredDefinitions.Key.Type(name));
        setValue(name);
    }

    /** {@code (sys:declare-condition name)}: from here on, the name is known to be that of a condition type. */
    private void declareCondition(Cons form, Run run) {
        Symbol name = expander.symbol(
                expander.arguments(form, 1, 1, "(declare-condition name)").getFirst(), "a condition type's name");
        expander.globals().define(new GlobalDefinition.ClassName(name, false));
        setValue(name);
    }

    private Trigger attachmentTrigger(Object attachment) {
        if (attachment instanceof Symbol symbol) {
            return new Trigger.OnSymbol(symbol);
        }
        if (attachment instanceof Cons cons && cons.car() instanceof Symbol kind && kind.isKeyword()) {
            switch (kind.name()) {
                case "VARIABLE" -> {
                    Symbol name = expander.symbol(Lists.second(cons), "a variable");
                    return new Trigger.OnVariable(name.qualifiedName());
                }
                case "FUNCTION" -> {
                    return new Trigger.OnFunction(expander.functionName(Lists.second(cons)));
                }
                default -> {}
            }
        }
        throw expander.error("malformed ATTACH: expected a symbol, (:variable name) or (:function name)");
    }
}

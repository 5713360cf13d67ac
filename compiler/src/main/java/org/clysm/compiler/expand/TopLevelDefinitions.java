package org.clysm.compiler.expand;

import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.DefinitionMacros.ExpanderDefinition;
import org.clysm.compiler.expand.TopLevelForms.Handler;
import org.clysm.compiler.expand.TopLevelForms.Run;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Trigger;

/** The defining forms at top level: what they make known at compile time, and the pieces that they yield. */
final class TopLevelDefinitions {

    private final Expander expander;
    private final TopLevelForms forms;
    private final DefinitionMacros definitions;
    private final Proclamations proclamations;

    TopLevelDefinitions(Expander expander, TopLevelForms forms) {
        this.expander = expander;
        this.forms = forms;
        this.definitions = new DefinitionMacros(expander);
        this.proclamations = new Proclamations(expander);
    }

    void addTo(Map<Symbol, Handler> handlers) {
        handlers.put(Forms.cl("DEFUN"), this::defun);
        handlers.put(Forms.cl("DEFMACRO"), (form, run) -> defineExpander(definitions.macro(form), run));
        handlers.put(
                Forms.cl("DEFINE-COMPILER-MACRO"), (form, run) -> defineExpander(definitions.compilerMacro(form), run));
        handlers.put(Forms.cl("DEFTYPE"), (form, run) -> defineExpander(definitions.type(form), run));
        handlers.put(
                expander.symbols().describeForeignType,
                (form, run) -> defineExpander(definitions.foreignType(form), run));
        handlers.put(
                Forms.cl("DEFINE-SETF-EXPANDER"), (form, run) -> defineExpander(definitions.setfExpander(form), run));
        handlers.put(Forms.cl("DEFSETF"), this::defsetf);
        handlers.put(Forms.cl("DEFINE-SYMBOL-MACRO"), this::symbolMacro);
        handlers.put(Forms.cl("DEFVAR"), this::defvar);
        handlers.put(Forms.cl("DEFPARAMETER"), this::defparameter);
        handlers.put(Forms.cl("DEFCONSTANT"), this::defconstant);
        handlers.put(Forms.cl("DECLAIM"), this::declaim);
        handlers.put(Forms.cl("PROCLAIM"), this::proclaim);
        handlers.put(Forms.cl("IN-PACKAGE"), this::inPackage);
        handlers.put(expander.symbols().defineGlobal, this::defineGlobal);
    }

    private void defun(Cons form, Run run) {
        List<Object> arguments = expander.arguments(form, 2, -1, "(defun name lambda-list form...)");
        FunctionName name = expander.functionName(arguments.getFirst());
        forms.requireDefinable(name, form, run);
        forms.evaluateAtCompileTimeToo(form, run);
        forms.evaluateWhenWanted(new DeferredDefinitions.Key.Function(name), form, run);
        forms.document(
                arguments.getFirst(),
                StandardSymbols.FUNCTION,
                Body.parse(expander, Lists.nthCdr(3, form), true).documentation(),
                run);
        boolean isRedefinition = forms.isRedefinition(name, run);
        if (isRedefinition) {
            expander.warn(form, name + " is defined more than once");
        }
        if (isRedefinition && run.mode() == Mode.PROGRAM) {
            redefine(name, form, run);
        } else {
            defineFunction(name, arguments.get(1), Lists.nthCdr(3, form), run);
        }
        forms.setValue(arguments.getFirst());
    }

    private void defineFunction(FunctionName name, Object lambdaList, Object body, Run run) {
        FunctionShape shape = OrdinaryLambdaList.parse(expander, lambdaList).shape();
        if (!run.isCompileTimeOnly()) {
            expander.globals().define(new GlobalDefinition.Function(name, shape));
        }
        Lambda lambda = expandFunction(name, lambdaList, body, run);
        if (expander.globals().inlining(name) == GlobalDefinition.Inline.INLINE
                && seesOnlyGlobals(run)
                && !run.isCompileTimeOnly()) {
            Object source = Forms.listStar(
                    Body.parse(expander, body, true).withoutDocumentation(), StandardSymbols.LAMBDA, lambdaList);
            expander.globals().define(new GlobalDefinition.InlineSource(name, source));
        }
        Trigger trigger = run.trigger() != null ? run.trigger() : new Trigger.OnFunction(name);
        run.sink().accept(new TopLevel.DefineFunction(name, lambda, trigger, expander.position()));
    }

    private static boolean seesOnlyGlobals(Run run) {
        return run.environment().functions() == null && run.environment().variables() == null;
    }

    private Lambda expandFunction(FunctionName name, Object lambdaList, Object body, Run run) {
        Object type = expander.globals().functionType(name);
        return expander.lambdas()
                .within(
                        name.entityName(),
                        () -> expander.lambdas()
                                .lambda(name.entityName(), lambdaList, body, name.symbol(), type, run.environment()));
    }

    /** A second definition in one program takes effect where it stands, and calls must go through the name. */
    private void redefine(FunctionName name, Cons form, Run run) {
        expander.globals().define(new GlobalDefinition.Indirect(name));
        Object lambda = Forms.function(Forms.listStar(form.cdr(), expander.symbols().namedLambda));
        Object setting = Forms.list(expander.symbols().setFunction, Forms.quote(Lists.second(form)), lambda);
        forms.emitEvaluation(expander.expand(setting, run.environment()), null, run);
    }

    /** Gives an expander to the image, in every mode; a program contains types only. */
    private void defineExpander(ExpanderDefinition definition, Run run) {
        FunctionName name = definition.name();
        if (definition.kind() != ExpanderKind.SETF) {
            forms.requireUnlocked(name, run);
        }
        expander.globals().define(new GlobalDefinition.Expander(definition.kind(), name));
        Object form = definitions.setExpanderForm(definition);
        Trigger trigger = definition.kind() == ExpanderKind.TYPE
                ? new Trigger.OnSymbol(name.symbol())
                : new Trigger.CompileTime();
        if (run.mode() == Mode.PROGRAM) {
            forms.load(new TopLevel.Evaluate(
                    expandExpanderForImage(form, name, run), new Trigger.CompileTime(), expander.position()));
        }
        if (run.mode() != Mode.PROGRAM || definition.kind() == ExpanderKind.TYPE) {
            forms.emitSeparately(expandExpander(form, name, run), trigger, run);
        }
        forms.document(
                Forms.functionName(name), kindOfDocumentation(definition.kind()), definition.documentation(), run);
        forms.setValue(Forms.functionName(name));
    }

    private Node expandExpanderForImage(Object form, FunctionName name, Run run) {
        return expander.lambdas().within(name.entityName(), () -> expander.expandForImage(form, run.environment()));
    }

    private Node expandExpander(Object form, FunctionName name, Run run) {
        return expander.lambdas().within(name.entityName(), () -> expander.expand(form, run.environment()));
    }

    private Symbol kindOfDocumentation(ExpanderKind kind) {
        return switch (kind) {
            case MACRO -> StandardSymbols.FUNCTION;
            case COMPILER_MACRO -> Forms.cl("COMPILER-MACRO");
            case SETF -> StandardSymbols.SETF;
            case TYPE -> StandardSymbols.TYPE;
            case FOREIGN_TYPE -> expander.symbols().foreignType;
        };
    }

    private void defsetf(Cons form, Run run) {
        ExpanderDefinition definition = definitions.defsetf(form);
        defineExpander(definition, run);
        if (DefinitionMacros.isShortDefsetf(form)) {
            expander.globals()
                    .define(new GlobalDefinition.SetfUpdate(definition.name().symbol(), (Symbol) Lists.third(form)));
        }
    }

    private void symbolMacro(Cons form, Run run) {
        List<Object> arguments = definitions.symbolMacroArguments(form);
        expander.services().noteSymbolMacro((Symbol) arguments.getFirst(), arguments.getLast());
        forms.setValue(arguments.getFirst());
    }

    private void defvar(Cons form, Run run) {
        List<Object> arguments = expander.arguments(form, 1, 3, "(defvar name [value [documentation]])");
        Symbol name = definitions.special(arguments.getFirst());
        forms.evaluateAtCompileTimeToo(form, run);
        forms.evaluateWhenWanted(new DeferredDefinitions.Key.Variable(name), form, run);
        if (arguments.size() > 1) {
            Object setting = run.mode() == Mode.LIBRARY
                    ? Forms.setq(name, arguments.get(1))
                    : DefinitionMacros.setUnlessBound(name, arguments.get(1));
            forms.emitEvaluation(expander.expand(setting, run.environment()), onVariable(name), run);
        }
        forms.document(name, Forms.cl("VARIABLE"), arguments.size() == 3 ? arguments.get(2) : null, run);
        forms.setValue(name);
    }

    private static Trigger onVariable(Symbol name) {
        return new Trigger.OnVariable(name.qualifiedName());
    }

    private void defparameter(Cons form, Run run) {
        List<Object> arguments = expander.arguments(form, 2, 3, "(defparameter name value [documentation])");
        Symbol name = definitions.special(arguments.getFirst());
        forms.evaluateAtCompileTimeToo(form, run);
        forms.evaluateWhenWanted(new DeferredDefinitions.Key.Variable(name), form, run);
        Object setting = Forms.setq(name, arguments.get(1));
        forms.emitEvaluation(expander.expand(setting, run.environment()), onVariable(name), run);
        forms.document(name, Forms.cl("VARIABLE"), arguments.size() == 3 ? arguments.get(2) : null, run);
        forms.setValue(name);
    }

    /** The value is computed at compile time if that can be; references to a simple one are replaced by it. */
    private void defconstant(Cons form, Run run) {
        List<Object> arguments = expander.arguments(form, 2, 3, "(defconstant name value [documentation])");
        Symbol name = expander.symbol(arguments.getFirst(), "the name of a constant");
        Node value = expander.expand(arguments.get(1), run.environment());
        forms.requireUnlocked(FunctionName.of(name), run);
        boolean isNew = run.mode() != Mode.EVALUATE && expander.globals().constant(name) == null;
        Node setting = isNew
                ? new Node.SpecialSet(name, value)
                : expander.expand(definitions.constantDefinition(name, arguments.get(1)), run.environment());
        forms.emitEvaluation(setting, onVariable(name), run);
        markConstant(name, run);
        Object known = constantValue(name, arguments.get(1), run);
        expander.globals()
                .define(new GlobalDefinition.Constant(name, known != null, known == null ? Symbol.NIL : known));
        forms.document(name, Forms.cl("VARIABLE"), arguments.size() == 3 ? arguments.get(2) : null, run);
        forms.setValue(name);
    }

    /** Marks a constant for what assigns variables at run time; a program that does so marks all its constants. */
    private void markConstant(Symbol name, Run run) {
        Trigger trigger = run.mode() == Mode.LIBRARY
                ? onVariable(name)
                : new Trigger.OnFunction(FunctionName.of(expander.symbols().checkAssignable));
        Object form = Forms.list(expander.symbols().markConstant, Forms.quote(name));
        forms.emitSeparately(expander.expand(form, run.environment()), trigger, run);
    }

    /** Returns the value of a constant if it is simple and known, and makes it known to the image. */
    private Object constantValue(Symbol name, Object form, Run run) {
        if (run.mode() == Mode.PROGRAM) {
            try {
                Node value = expander.expand(form, run.environment());
                expander.evaluator()
                        .load(new TopLevel.Evaluate(
                                new Node.SpecialSet(name, value), new Trigger.Always(), expander.position()));
            } catch (ImageException exception) {
                // The value needs something that exists only when the program runs.
                return null;
            }
        }
        Object value = Constants.isLiteral(form)
                ? Constants.literalValue(form)
                : expander.evaluator().symbolValue(name);
        return Constants.isSimple(value) ? value : null;
    }

    private void declaim(Cons form, Run run) {
        for (Object specifier : expander.arguments(form)) {
            proclamations.proclaim(specifier);
        }
        forms.setValue(Symbol.NIL);
    }

    /** A proclamation that can be read is made known at compile time too. */
    private void proclaim(Cons form, Run run) {
        Object argument =
                expander.arguments(form, 1, 1, "(proclaim declaration)").getFirst();
        if (Lists.isForm(argument, StandardSymbols.QUOTE) && Lists.length(argument) == 2) {
            proclamations.proclaim(Lists.second(argument));
            forms.setValue(Symbol.NIL);
        } else {
            forms.evaluateAtCompileTimeToo(form, run);
            forms.emitEvaluation(expander.expand(form, run.environment()), null, run);
        }
    }

    private void inPackage(Cons form, Run run) {
        Object designator = expander.arguments(form, 1, 1, "(in-package name)").getFirst();
        String name = definitions.packageName(designator);
        if (run.mode() == Mode.EVALUATE && expander.packages().find(name) == null) {
            // A form for EVAL shall see the condition.
            expander.evaluator().callGlobal(expander.symbols().requirePackage, List.of(name));
        }
        expander.setCurrentPackage(DefinitionMacros.find(expander, name));
        if (run.mode() == Mode.PROGRAM) {
            Object setting = Forms.setq(Forms.cl("*PACKAGE*"), Forms.list(Forms.cl("FIND-PACKAGE"), name));
            forms.emitSeparately(expander.expand(setting, run.environment()), onVariable(Forms.cl("*PACKAGE*")), run);
        }
        if (run.mode() == Mode.EVALUATE) {
            forms.emitEvaluation(expander.expand(Forms.cl("*PACKAGE*"), run.environment()), null, run);
        } else {
            forms.setValue(Symbol.NIL);
        }
    }

    /**
     * {@code (sys:define-global name kind value)}: the kind is {@code t}, {@code i32}, {@code i64}, {@code f64}, or
     * {@code vector} with the length for the value, whose elements are null references.
     */
    private void defineGlobal(Cons form, Run run) {
        List<Object> arguments = expander.arguments(form, 3, 3, "(define-global name kind value)");
        Symbol name = expander.symbol(arguments.getFirst(), "the name of a global");
        GlobalVariable.Kind kind = switch (expander.symbol(arguments.get(1), "the kind of a global")
                .name()) {
            case "T" -> GlobalVariable.Kind.ANY;
            case "VECTOR" -> GlobalVariable.Kind.VECTOR;
            case "I32" -> GlobalVariable.Kind.INT32;
            case "I64" -> GlobalVariable.Kind.INT64;
            case "F64" -> GlobalVariable.Kind.DOUBLE;
            default -> throw expander.error(form, arguments.get(1) + " is no kind of global");
        };
        GlobalVariable global = new GlobalVariable(name.qualifiedName(), kind);
        expander.globals().define(new GlobalDefinition.Global(name, global));
        Node value = expander.expand(arguments.get(2), run.environment());
        run.sink().accept(new TopLevel.DefineGlobal(global, value, expander.position()));
        forms.setValue(name);
    }
}

package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * Macro and destructuring lambda lists (CLHS 3.4.4, 3.4.5) to ordinary Lisp. For
 *
 * <pre>{@code (a &optional (b 1) &key c) }</pre>
 *
 * and a list in the variable L, the body is put into
 *
 * <pre>{@code
 * (let* ((a (if (consp L) (car L) (sys:macro-argument-error ...)))
 *        (L1 (cdr L))
 *        (b (if (consp L1) (car L1) 1))
 *        (L2 (if (consp L1) (cdr L1) L1)))
 *   (apply (lambda (&key c) body) L2))
 * }</pre>
 *
 * Keyword parameters are left to the lambda list of a function, which checks them. Declarations of the body go to where
 * their variables are bound.
 */
final class DestructuringLambdaList {

    /** A piece of the code around the body, from the outside inwards. */
    private sealed interface Step {

        /** Binds a variable. */
        record Bind(Symbol name, Object value) implements Step {}

        /** Calls a function with keyword parameters with the elements of a list. */
        record Keys(Object lambdaList, List<Symbol> names, Object list) implements Step {}

        /** Evaluates a form for its effect: a check. */
        record Check(Object form) implements Step {}
    }

    private final Expander expander;
    private final Object whole;
    private final Object defaultDefault;
    private final Object blame;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Symbol> names = new HashSet<>();
    private Symbol environmentVariable;

    /**
     * Prepares to take a lambda list apart.
     *
     * @param whole the lambda list, for messages
     * @param defaultDefault the form that computes an optional argument without a default: NIL, or {@code '*} in
     *     deftype
     * @param blame a form whose value names for error messages what is being taken apart
     */
    private DestructuringLambdaList(Expander expander, Object whole, Object defaultDefault, Object blame) {
        this.expander = expander;
        this.whole = whole;
        this.defaultDefault = defaultDefault;
        this.blame = blame;
    }

    /**
     * Returns a form that binds the variables of a lambda list to the parts of a list around a body.
     *
     * @param lambdaList the lambda list
     * @param list the variable whose value is the list of arguments
     * @param wholeVariable what {@code &whole} at the outermost level is bound to, and where {@code &environment} may
     *     stand: macros have both; null for destructuring-bind, where it is {@code list}
     * @param environment the variable with the environment, or null where {@code &environment} is not allowed
     * @param defaultDefault the default of optional and keyword arguments without one, a form
     * @param blame a form whose value names the macro in errors
     * @param body the declarations and forms of the body
     */
    static Object bind(
            Expander expander,
            Object lambdaList,
            Symbol list,
            Symbol wholeVariable,
            Symbol environment,
            Object defaultDefault,
            Object blame,
            Body body) {
        DestructuringLambdaList parser = new DestructuringLambdaList(expander, lambdaList, defaultDefault, blame);
        Object remaining = environment == null ? lambdaList : parser.extractEnvironment(lambdaList);
        if (parser.environmentVariable != null) {
            parser.bindName(parser.environmentVariable, environment);
        }
        parser.level(remaining, list, wholeVariable == null ? list : wholeVariable);
        return parser.assemble(body);
    }

    /** Takes {@code &environment variable}, which may stand anywhere at the outermost level, out of the list. */
    private Object extractEnvironment(Object lambdaList) {
        List<Object> kept = new ArrayList<>();
        Object rest = lambdaList;
        while (rest instanceof Cons cons) {
            if (cons.car() == ENVIRONMENT) {
                if (!(cons.cdr() instanceof Cons next) || !(next.car() instanceof Symbol variable)) {
                    throw error("no variable follows &ENVIRONMENT");
                }
                if (environmentVariable != null) {
                    throw error("&ENVIRONMENT occurs more than once");
                }
                environmentVariable = variable;
                rest = next.cdr();
            } else {
                kept.add(cons.car());
                rest = cons.cdr();
            }
        }
        return Lists.fromJava(kept, rest);
    }

    private static final Symbol ENVIRONMENT = StandardSymbols.find("&ENVIRONMENT");

    /** Takes apart one level: a lambda list and the variable that holds the list it matches. */
    private void level(Object lambdaList, Symbol list, Symbol wholeVariable) {
        Object remaining = lambdaList;
        if (remaining instanceof Cons cons && cons.car() == StandardSymbols.AMPERSAND_WHOLE) {
            if (!(cons.cdr() instanceof Cons next)) {
                throw error("no variable follows &WHOLE");
            }
            pattern(next.car(), wholeVariable);
            remaining = next.cdr();
        }
        Symbol tail = list;
        while (remaining instanceof Cons cons && !isKeyword(cons.car())) {
            tail = required(cons, tail, list);
            remaining = cons.cdr();
        }
        if (remaining instanceof Cons cons && cons.car() == StandardSymbols.AMPERSAND_OPTIONAL) {
            remaining = cons.cdr();
            while (remaining instanceof Cons parameter && !isKeyword(parameter.car())) {
                tail = optional(parameter.car(), tail);
                remaining = parameter.cdr();
            }
        }
        end(remaining, tail, list);
    }

    private static boolean isKeyword(Object object) {
        return object instanceof Symbol symbol && LambdaListKeywords.ALL.contains(symbol);
    }

    private Symbol required(Cons parameter, Symbol tail, Symbol list) {
        expander.enter(parameter);
        Object value = Forms.list(
                StandardSymbols.IF,
                Forms.list(Forms.cl("CONSP"), tail),
                Forms.list(Forms.cl("CAR"), tail),
                complaint(list));
        bindPattern(parameter.car(), value);
        return next(Forms.list(Forms.cl("CDR"), tail));
    }

    private Symbol next(Object value) {
        Symbol variable = expander.gensym("REST");
        steps.add(new Step.Bind(variable, value));
        return variable;
    }

    /** A form that signals that a list does not match the lambda list. */
    private Object complaint(Symbol list) {
        return Forms.list(expander.symbols().argumentError, blame, list, Forms.quote(whole));
    }

    private Symbol optional(Object parameter, Symbol tail) {
        Object pattern = parameter;
        Object defaultForm = defaultDefault;
        Object supplied = null;
        if (parameter instanceof Cons cons) {
            int length = Lists.length(cons);
            if (length < 1 || length > 3) {
                throw error("malformed parameter " + Printer.brief(parameter));
            }
            pattern = cons.car();
            defaultForm = length > 1 ? Lists.second(cons) : defaultDefault;
            supplied = length == 3 ? Lists.third(cons) : null;
        }
        Object isSupplied = Forms.list(Forms.cl("CONSP"), tail);
        bindPattern(
                pattern, Forms.list(StandardSymbols.IF, isSupplied, Forms.list(Forms.cl("CAR"), tail), defaultForm));
        if (supplied != null) {
            bindName(
                    expander.symbol(supplied, "a supplied-p variable"),
                    Forms.list(StandardSymbols.IF, isSupplied, Symbol.T, Symbol.NIL));
        }
        // An atom at the end of a dotted list stays, to be found by what comes next.
        return next(Forms.list(StandardSymbols.IF, isSupplied, Forms.list(Forms.cl("CDR"), tail), tail));
    }

    /** What follows the optional parameters: a dotted end or {@code &rest}, then {@code &key}, then {@code &aux}. */
    private void end(Object lambdaList, Symbol tail, Symbol list) {
        Object remaining = lambdaList;
        boolean takesRest = false;
        if (remaining != Symbol.NIL && !(remaining instanceof Cons)) {
            bindName(expander.symbol(remaining, "the end of a dotted lambda list"), tail);
            return;
        }
        if (remaining instanceof Cons cons
                && (cons.car() == StandardSymbols.AMPERSAND_REST || cons.car() == StandardSymbols.AMPERSAND_BODY)) {
            if (!(cons.cdr() instanceof Cons next) || isKeyword(next.car())) {
                throw error("no variable follows " + cons.car());
            }
            pattern(next.car(), tail);
            takesRest = true;
            remaining = next.cdr();
        }
        if (remaining instanceof Cons cons && cons.car() == StandardSymbols.AMPERSAND_KEY) {
            remaining = keys(cons, tail);
            takesRest = true;
        }
        if (!takesRest) {
            steps.add(new Step.Check(Forms.list(StandardSymbols.IF, tail, complaint(list), Symbol.NIL)));
        }
        if (remaining instanceof Cons cons && cons.car() == StandardSymbols.AMPERSAND_AUX) {
            remaining = auxiliaries(cons.cdr());
        }
        if (remaining != Symbol.NIL) {
            throw error((remaining instanceof Cons cons ? cons.car() : remaining) + " is out of place");
        }
    }

    /** Handles {@code &key ... [&allow-other-keys]}; returns what follows. */
    private Object keys(Cons section, Symbol tail) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(StandardSymbols.AMPERSAND_KEY);
        List<Symbol> bound = new ArrayList<>();
        List<Runnable> nested = new ArrayList<>();
        Object remaining = section.cdr();
        while (remaining instanceof Cons cons && !isKeyword(cons.car())) {
            parameters.add(keyParameter(cons.car(), bound, nested));
            remaining = cons.cdr();
        }
        if (remaining instanceof Cons cons && cons.car() == StandardSymbols.AMPERSAND_ALLOW_OTHER_KEYS) {
            parameters.add(cons.car());
            remaining = cons.cdr();
        }
        steps.add(new Step.Keys(Lists.fromJava(parameters), bound, tail));
        nested.forEach(Runnable::run);
        return remaining;
    }

    private Object keyParameter(Object parameter, List<Symbol> bound, List<Runnable> nested) {
        Object spec = parameter instanceof Cons cons ? cons.car() : parameter;
        Object defaultForm =
                parameter instanceof Cons cons && cons.cdr() instanceof Cons next ? next.car() : defaultDefault;
        Object keyword;
        Object pattern;
        if (spec instanceof Cons pair) {
            keyword = pair.car();
            pattern = Lists.second(pair);
        } else {
            Symbol name = expander.symbol(spec, "a keyword parameter");
            keyword = expander.packages().keyword(name.name());
            pattern = name;
        }
        Symbol variable;
        if (pattern instanceof Symbol name && name != Symbol.NIL) {
            variable = declareName(name);
        } else {
            variable = expander.gensym("KEY");
            nested.add(() -> pattern(pattern, variable));
        }
        bound.add(variable);
        Object named = Forms.list(keyword, variable);
        if (parameter instanceof Cons cons && Lists.length(cons) == 3) {
            Symbol supplied = declareName(expander.symbol(Lists.third(cons), "a supplied-p variable"));
            bound.add(supplied);
            return Forms.list(named, defaultForm, supplied);
        }
        return Forms.list(named, defaultForm);
    }

    private Object auxiliaries(Object parameters) {
        Object remaining = parameters;
        while (remaining instanceof Cons cons && !isKeyword(cons.car())) {
            Object parameter = cons.car();
            Object name = parameter instanceof Cons pair ? pair.car() : parameter;
            Object value = parameter instanceof Cons pair ? Lists.second(pair) : Symbol.NIL;
            bindName(expander.symbol(name, "an &AUX variable"), value);
            remaining = cons.cdr();
        }
        return remaining;
    }

    /** Binds a variable, or takes apart a nested list, whose value is that of a form. */
    private void bindPattern(Object pattern, Object value) {
        if (pattern instanceof Symbol name && name != Symbol.NIL) {
            bindName(name, value);
        } else {
            Symbol variable = expander.gensym("LIST");
            steps.add(new Step.Bind(variable, value));
            pattern(pattern, variable);
        }
    }

    private void pattern(Object pattern, Symbol variable) {
        if (pattern instanceof Symbol name && name != Symbol.NIL) {
            bindName(name, variable);
        } else if (Lists.isList(pattern)) {
            level(pattern, variable, variable);
        } else {
            throw error("a parameter must be a variable or a list, not " + Printer.brief(pattern));
        }
    }

    private void bindName(Symbol name, Object value) {
        steps.add(new Step.Bind(declareName(name), value));
    }

    private Symbol declareName(Symbol name) {
        if (name.isKeyword() || name == Symbol.NIL || name == Symbol.T) {
            throw error("the constant " + name + " cannot be a variable");
        }
        if (!names.add(name)) {
            throw error("the variable " + name + " occurs more than once");
        }
        return name;
    }

    private CompileException error(String message) {
        return expander.error("malformed lambda list " + Printer.brief(whole) + ": " + message);
    }

    /** Puts the steps around the body. */
    private Object assemble(Body body) {
        DeclarationSplitter declarations = new DeclarationSplitter(body.specifiers());
        Object inner =
                Forms.listStar(Lists.append(declarations.declareOthers(names), body.forms()), StandardSymbols.LOCALLY);
        List<Object> pending = new ArrayList<>();
        Set<Symbol> pendingNames = new HashSet<>();
        for (Step step : steps.reversed()) {
            switch (step) {
                case Step.Bind(var name, var value) -> {
                    pending.addFirst(Forms.list(name, value));
                    pendingNames.add(name);
                }
                case Step.Check(var form) -> pending.addFirst(Forms.list(expander.gensym("CHECK"), form));
                case Step.Keys(var lambdaList, var bound, var list) -> {
                    inner = flush(inner, pending, pendingNames, declarations);
                    Object lambda = Forms.list(
                            StandardSymbols.LAMBDA, lambdaList, declare(declarations, Set.copyOf(bound)), inner);
                    inner = Forms.list(StandardSymbols.APPLY, lambda, list);
                }
            }
        }
        return flush(inner, pending, pendingNames, declarations);
    }

    private static Object flush(
            Object inner, List<Object> pending, Set<Symbol> pendingNames, DeclarationSplitter declarations) {
        if (pending.isEmpty()) {
            return inner;
        }
        Object form = Forms.list(
                StandardSymbols.LET_STAR, Lists.fromJava(pending), declare(declarations, pendingNames), inner);
        pending.clear();
        pendingNames.clear();
        return form;
    }

    private static Object declare(DeclarationSplitter declarations, Set<Symbol> bound) {
        return new Cons(StandardSymbols.DECLARE, declarations.about(bound));
    }
}

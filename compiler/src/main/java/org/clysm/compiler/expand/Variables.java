package org.clysm.compiler.expand;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;

/** References to variables and assignments (CLHS 3.1.2.1.1). */
final class Variables {

    private final Expander expander;
    private final TypeTests typeTests;
    private final Set<Variable> referenced = Collections.newSetFromMap(new IdentityHashMap<>());

    Variables(Expander expander) {
        this.expander = expander;
        this.typeTests = new TypeTests(expander);
    }

    /** Returns the node for a symbol as a form. */
    Node reference(Symbol symbol, LexicalEnvironment environment) {
        if (symbol.isKeyword()) {
            return Nodes.constant(symbol);
        }
        return switch (environment.variable(symbol)) {
            case LexicalEnvironment.VariableBinding.Lexical(var variable, var type, var specifier) -> {
                referenced.add(variable);
                yield typed(new Node.LocalGet(variable), type, specifier, environment);
            }
            case LexicalEnvironment.VariableBinding.Special(var type, var specifier) ->
                typed(new Node.SpecialGet(symbol, false, expander.position()), type, specifier, environment);
            case LexicalEnvironment.VariableBinding.SymbolMacro(var expansion) ->
                expander.expand(expansion, environment);
            case null -> globalReference(symbol, environment);
        };
    }

    private Node globalReference(Symbol symbol, LexicalEnvironment environment) {
        GlobalEnvironment globals = expander.globals();
        GlobalDefinition.Constant constant = globals.constant(symbol);
        if (constant != null) {
            return constant.known()
                    ? Nodes.constant(constant.value())
                    : new Node.SpecialGet(symbol, true, expander.position());
        }
        GlobalVariable global = globals.global(symbol);
        if (global != null) {
            return new Node.GlobalGet(global);
        }
        if (globals.isSymbolMacro(symbol)) {
            return expander.expand(globals.symbolMacro(symbol), environment);
        }
        warnUnlessSpecial(symbol);
        return typedGlobal(symbol, new Node.SpecialGet(symbol, false, expander.position()), environment);
    }

    private void warnUnlessSpecial(Symbol symbol) {
        if (!expander.globals().isSpecial(symbol)) {
            expander.warn(null, "undefined variable " + symbol);
        }
    }

    private Node typedGlobal(Symbol symbol, Node value, LexicalEnvironment environment) {
        DeclaredType type = proclaimedType(symbol, environment);
        return type == null ? value : typed(value, type, environment);
    }

    private DeclaredType proclaimedType(Symbol symbol, LexicalEnvironment environment) {
        Object specifier = expander.globals().variableType(symbol);
        return specifier == null ? null : expander.types().parse(specifier, environment);
    }

    /** Returns the node for {@code (setq symbol value)}; the value is already expanded. */
    Node assignment(Symbol symbol, Node value, LexicalEnvironment environment) {
        return switch (environment.variable(symbol)) {
            case LexicalEnvironment.VariableBinding.Lexical(var variable, var type, var specifier) ->
                new Node.LocalSet(variable, bound(value, type, specifier, environment));
            case LexicalEnvironment.VariableBinding.Special(var type, var specifier) ->
                new Node.SpecialSet(symbol, bound(value, type, specifier, environment));
            case LexicalEnvironment.VariableBinding.SymbolMacro macro ->
                throw new IllegalArgumentException(symbol + " is a symbol macro");
            case null -> globalAssignment(symbol, value, environment);
        };
    }

    private Node globalAssignment(Symbol symbol, Node value, LexicalEnvironment environment) {
        GlobalEnvironment globals = expander.globals();
        if (symbol.isKeyword() || globals.constant(symbol) != null) {
            throw expander.error(symbol + " is a constant and cannot be assigned");
        }
        GlobalVariable global = globals.global(symbol);
        if (global != null) {
            return new Node.GlobalSet(global, value);
        }
        warnUnlessSpecial(symbol);
        return new Node.SpecialSet(symbol, boundGlobal(symbol, value, environment));
    }

    /** Returns the value that a special variable gets as one of its proclaimed type. */
    private Node boundGlobal(Symbol symbol, Node value, LexicalEnvironment environment) {
        DeclaredType type = proclaimedType(symbol, environment);
        return type == null ? value : bound(value, type, environment);
    }

    /** Returns the value as one of the type: checked unless the policy is unsafe, as it is if that is sure already. */
    Node typed(Node value, LispType type, Object specifier, LexicalEnvironment environment) {
        if (Constants.isSurely(value, type)) {
            return value;
        }
        boolean checked = !environment.policy().isUnsafe();
        return new Node.The(type, specifier, value, checked, expander.position());
    }

    /** Returns the value as one of the declared type. */
    Node typed(Node value, DeclaredType type, LexicalEnvironment environment) {
        return typed(value, type.type(), type.specifier(), environment);
    }

    /** Returns the value of a special variable as one of its declared and proclaimed types. */
    Node typedSpecial(Symbol symbol, Node value, DeclaredType type, LexicalEnvironment environment) {
        return bound(boundGlobal(symbol, value, environment), type, environment);
    }

    /**
     * Returns the value, of which the first counts, as one of the declared type that a variable gets: checked, unless
     * the policy is unsafe, also for what inference does not know, such as the names of structures.
     */
    Node bound(Node value, DeclaredType type, LexicalEnvironment environment) {
        Node typed = typed(value, type, environment);
        if (type.exact() || environment.policy().isUnsafe() || isWellKnown(type.specifier())) {
            return typed;
        }
        Node checked = typeTests.checked(typed, type.specifier(), environment);
        return checked == null
                ? typed
                : new Node.The(type.type(), type.specifier(), checked, false, expander.position());
    }

    /** Whether the type is made of those that have names in the standard; what inference knows of these is enough. */
    private static boolean isWellKnown(Object specifier) {
        if (!(specifier instanceof Cons cons) || !(cons.car() instanceof Symbol operator)) {
            return specifier instanceof Symbol symbol && symbol.isStandard();
        }
        return switch (operator.name()) {
            case "OR", "AND", "NOT" -> Lists.toJava(cons.cdr()).stream().allMatch(Variables::isWellKnown);
            case "MEMBER", "EQL", "SATISFIES" -> false;
            default -> operator.isStandard();
        };
    }

    private Node bound(Node value, LispType type, Object specifier, LexicalEnvironment environment) {
        return type.equals(LispType.T) && specifier == Symbol.T
                ? value
                : bound(value, expander.types().parse(specifier, environment), environment);
    }

    /** Counts uses of one variable as uses of another. */
    void transferUse(Variable from, Variable to) {
        if (referenced.remove(from)) {
            referenced.add(to);
        }
    }

    /** Warns of a variable that the program binds and never reads, or reads although it is declared to be ignored. */
    void warnOfUse(Symbol name, Variable variable, Declarations declarations, SourcePosition position) {
        boolean used = referenced.remove(variable);
        if (name.homePackage() == null || declarations.isIgnorable(name)) {
            return;
        }
        if (declarations.isIgnored(name)) {
            if (used) {
                expander.diagnostics()
                        .styleWarning(position, "the variable " + name + " is declared to be ignored, but used");
            }
        } else if (!used) {
            expander.diagnostics().styleWarning(position, "the variable " + name + " is bound, but never used");
        }
    }
}

package org.clysm.compiler.ir;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Checks that the core language is well formed, between passes in every test run and where a flag asks for it. The
 * rules, each with the message that names its breach:
 *
 * <ul>
 *   <li>A node stands in one place only.
 *   <li>A variable, local function or exit is bound in one place only.
 *   <li>A variable is used only where its binding encloses the use.
 *   <li>A local function is used only where its definition encloses the use, and it has a lambda.
 *   <li>An exit leaves a block or tagbody that encloses it, and goes to a tag of that tagbody.
 *   <li>A let has one value for each variable.
 *   <li>A primitive is called with as many arguments as it has argument types.
 *   <li>A sequence has an element, and apply has an argument.
 *   <li>Only a let leaves a variable unassigned.
 *   <li>A load-time value uses nothing of the code around it.
 * </ul>
 */
public final class IrVerifier {

    /** Thrown when a rule is broken: the compiler has a fault. */
    public static final class BrokenRule extends IllegalStateException {

        private static final long serialVersionUID = 1;

        BrokenRule(String message) {
            super(message);
        }
    }

    private final Set<Node> seen = identitySet();
    private final Set<Object> bound = new HashSet<>();
    /** What may be used here: variables, functions and exits, which differ by identity, and tags as pairs. */
    private Set<Object> inScope = new HashSet<>();

    private IrVerifier() {}

    /**
     * Checks a whole program.
     *
     * @throws BrokenRule naming the first rule that does not hold
     */
    public static void verify(TopLevel.Program program) {
        program.forms().forEach(IrVerifier::verify);
    }

    /**
     * Checks a top-level form.
     *
     * @throws BrokenRule naming the first rule that does not hold
     */
    public static void verify(TopLevel form) {
        switch (form) {
            case TopLevel.DefineFunction define -> verify(define.lambda());
            case TopLevel.Evaluate evaluate -> verify(evaluate.node());
            case TopLevel.DefineGlobal define -> verify(define.initialValue());
            case TopLevel.Export _ -> {}
        }
    }

    /**
     * Checks a function that uses nothing lexical from outside.
     *
     * @throws BrokenRule naming the first rule that does not hold
     */
    public static void verify(Lambda lambda) {
        new IrVerifier().visit(lambda);
    }

    /**
     * Checks a node that uses nothing lexical from outside.
     *
     * @throws BrokenRule naming the first rule that does not hold
     */
    public static void verify(Node node) {
        new IrVerifier().visit(node);
    }

    private void visit(Node node) {
        require(seen.add(node), "a node stands in two places", node);
        switch (node) {
            case Node.LocalGet get -> requireScope(get.variable(), node);
            case Node.LocalSet set -> {
                requireScope(set.variable(), node);
                visit(set.value());
            }
            case Node.Let let -> {
                require(let.variables().size() == let.values().size(), "a let has not one value per variable", node);
                let.values().stream()
                        .filter(value -> !(value instanceof Node.Unassigned))
                        .forEach(this::visit);
                within(let.variables(), node, () -> visit(let.body()));
            }
            case Node.MultipleValueBind bind -> {
                visit(bind.values());
                within(bind.variables(), node, () -> visit(bind.body()));
            }
            case Node.Closure closure -> visit(closure.lambda());
            case Node.LetFunctions let ->
                within(let.functions(), node, () -> {
                    for (LocalFunction function : let.functions()) {
                        require(function.lambda() != null, "a local function has no lambda", node);
                        visit(function.lambda());
                    }
                    visit(let.body());
                });
            case Node.CallLocal call -> {
                requireScope(call.function(), node);
                call.arguments().forEach(this::visit);
            }
            case Node.LocalFunctionObject object -> requireScope(object.function(), node);
            case Node.Block block -> within(List.of(block.tag()), node, () -> visit(block.body()));
            case Node.ReturnFrom exit -> {
                requireScope(exit.block(), node);
                visit(exit.value());
            }
            case Node.Tagbody tagbody -> visit(tagbody);
            case Node.Go go -> {
                requireScope(go.tagbody(), node);
                requireScope(new TagOf(go.tagbody(), go.tag()), node);
            }
            case Node.LoadTimeValue once -> visitOutside(once.value());
            case Node.Unassigned _ -> require(false, "a node other than let leaves a variable unassigned", node);
            default -> {
                requireCounts(node);
                NodeChildren.forEach(node, this::visit);
            }
        }
    }

    private void visit(Lambda lambda) {
        lambda.parameters().required().forEach(variable -> bind(variable, lambda.body()));
        for (LambdaList.OptionalParameter optional : lambda.parameters().optionals()) {
            visit(optional.defaultValue());
            bindParameter(optional.variable(), optional.supplied(), lambda);
        }
        if (lambda.parameters().rest() != null) {
            bind(lambda.parameters().rest(), lambda.body());
        }
        for (LambdaList.KeyParameter key : lambda.parameters().keys()) {
            visit(key.defaultValue());
            bindParameter(key.variable(), key.supplied(), lambda);
        }
        visit(lambda.body());
        lambda.parameters().variables().forEach(inScope::remove);
    }

    private void bindParameter(Variable variable, Variable supplied, Lambda lambda) {
        bind(variable, lambda.body());
        if (supplied != null) {
            bind(supplied, lambda.body());
        }
    }

    /** Tags live in scope as pairs, so that a go to a tag of another tagbody is found. */
    private record TagOf(ExitTag tagbody, ExitTag tag) {}

    private void visit(Node.Tagbody tagbody) {
        within(List.of(tagbody.tag()), tagbody, () -> {
            List<TagOf> tags = tagbody.segments().stream()
                    .map(segment -> new TagOf(tagbody.tag(), segment.tag()))
                    .toList();
            within(tags, tagbody, () -> tagbody.segments().forEach(segment -> visit(segment.body())));
        });
    }

    private void within(List<?> binders, Node node, Runnable visit) {
        binders.forEach(binder -> bind(binder, node));
        visit.run();
        binders.forEach(inScope::remove);
    }

    private void visitOutside(Node node) {
        Set<Object> outer = inScope;
        inScope = new HashSet<>();
        visit(node);
        inScope = outer;
    }

    private void bind(Object binder, Node node) {
        require(bound.add(binder), "bound in two places: " + binder, node);
        inScope.add(binder);
    }

    private void requireScope(Object binder, Node node) {
        require(inScope.contains(binder), "used outside its scope: " + binder, node);
    }

    private static void requireCounts(Node node) {
        switch (node) {
            case Node.PrimitiveCall call ->
                require(
                        call.arguments().size()
                                == call.primitive().argumentTypes().size(),
                        "a primitive has a wrong number of arguments",
                        node);
            case Node.Sequence sequence -> require(!sequence.nodes().isEmpty(), "a sequence is empty", node);
            case Node.Apply apply -> require(!apply.arguments().isEmpty(), "apply has no argument", node);
            default -> {}
        }
    }

    private static void require(boolean condition, String rule, Node node) {
        if (!condition) {
            throw new BrokenRule(rule + "\n" + IrPrinter.print(node));
        }
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}

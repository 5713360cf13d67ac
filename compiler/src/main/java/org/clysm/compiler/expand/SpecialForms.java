package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.Expander.SpecialForm;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Node;

/**
 * The special operators (CLHS 3.1.2.1.2.1), and the few macros that the expander treats as such because the core
 * language has a node for them.
 */
final class SpecialForms {

    private final Expander expander;
    private final Map<Symbol, SpecialForm> table = new HashMap<>();

    private SpecialForms(Expander expander) {
        this.expander = expander;
    }

    /** Returns the special operators with what expands them. */
    static Map<Symbol, SpecialForm> table(Expander expander) {
        SpecialForms forms = new SpecialForms(expander);
        forms.fill();
        return forms.table;
    }

    private void fill() {
        Bindings bindings = expander.bindings();
        put("BLOCK", this::block);
        put("CATCH", catchForm(Node.Catchable.THROW, "(catch tag form...)"));
        put("EVAL-WHEN", this::evalWhen);
        put("GO", this::go);
        put("IF", this::ifForm);
        put("LET", bindings::let);
        put("LET*", bindings::letStar);
        put("LOAD-TIME-VALUE", this::loadTimeValue);
        put("LOCALLY", bindings::locally);
        put("MULTIPLE-VALUE-BIND", bindings::multipleValueBind);
        put("MULTIPLE-VALUE-CALL", this::multipleValueCall);
        put("MULTIPLE-VALUE-PROG1", this::multipleValueProg1);
        put("PROGN", (form, environment) -> {
            expander.arguments(form);
            return expander.expandBody(form.cdr(), environment);
        });
        put("PROGV", bindings::progv);
        put("QUOTE", (form, environment) -> {
            Object object = expander.arguments(form, 1, 1, "(quote object)").getFirst();
            if (object instanceof Symbol symbol) {
                expander.checkCallByName(symbol); // it may be called
            }
            return expander.literals().node(object);
        });
        put("RETURN-FROM", this::returnFrom);
        put("SETQ", this::setq);
        put("SYMBOL-MACROLET", bindings::symbolMacrolet);
        put("TAGBODY", this::tagbody);
        put("THE", (form, environment) -> the(form, !environment.policy().isUnsafe(), environment));
        put("THROW", this::throwForm);
        put("UNWIND-PROTECT", this::unwindProtect);
        table.put(
                expander.symbols().catchCondition,
                catchForm(Node.Catchable.CONDITION, "(catch-condition function form...)"));
        table.put(expander.symbols().trulyThe, (form, environment) -> the(form, false, environment));
        new FunctionForms(expander).addTo(table);
        new ForeignOperators(expander).addTo(table);
    }

    private void put(String name, SpecialForm form) {
        table.put(Forms.cl(name), form);
    }

    private Node block(Cons form, LexicalEnvironment environment) {
        Object name = expander.arguments(form, 1, -1, "(block name form...)").getFirst();
        return expander.lambdas()
                .expandBlock(expander.symbol(name, "the name of a block"), Lists.nthCdr(2, form), environment);
    }

    private Node returnFrom(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 1, 2, "(return-from name [form])");
        BlockUse block = environment.block(expander.symbol(arguments.getFirst(), "the name of a block"));
        if (block == null) {
            throw expander.error(form, "there is no block named " + arguments.getFirst() + " here");
        }
        Node value = arguments.size() == 1 ? Nodes.nil() : expander.expand(arguments.get(1), environment);
        return new Node.ReturnFrom(block.use(), value);
    }

    private SpecialForm catchForm(Node.Catchable what, String syntax) {
        return (form, environment) -> {
            Object tag = expander.arguments(form, 1, -1, syntax).getFirst();
            return new Node.Catch(
                    what, expander.expand(tag, environment), expander.expandBody(Lists.nthCdr(2, form), environment));
        };
    }

    private Node throwForm(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(throw tag form)");
        return new Node.Throw(
                expander.expand(arguments.get(0), environment), expander.expand(arguments.get(1), environment));
    }

    private Node unwindProtect(Cons form, LexicalEnvironment environment) {
        return firstAndRest(form, "(unwind-protect form cleanup...)", environment, Node.UnwindProtect::new);
    }

    /** Joins the first form and what is done after it; if there is nothing to do, the first form is all. */
    private Node firstAndRest(Cons form, String syntax, LexicalEnvironment environment, BinaryOperator<Node> joined) {
        Node first = expander.expand(expander.arguments(form, 1, -1, syntax).getFirst(), environment);
        Object rest = Lists.nthCdr(2, form);
        return rest == Symbol.NIL ? first : joined.apply(first, expander.expandBody(rest, environment));
    }

    /** Inside other forms, {@code eval-when} is {@code progn} if {@code :execute} is among its situations. */
    private Node evalWhen(Cons form, LexicalEnvironment environment) {
        Situations situations = Situations.parse(expander, form);
        return situations.execute() ? expander.expandBody(Lists.nthCdr(2, form), environment) : Nodes.nil();
    }

    private Node ifForm(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 3, "(if test then [else])");
        return new Node.If(
                expander.expand(arguments.get(0), environment),
                expander.expand(arguments.get(1), environment),
                arguments.size() < 3 ? Nodes.nil() : expander.expand(arguments.get(2), environment));
    }

    private Node loadTimeValue(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 1, 2, "(load-time-value form [read-only-p])");
        Node value = expander.expand(arguments.getFirst(), LexicalEnvironment.global(environment.policy()));
        boolean readOnly = arguments.size() > 1 && arguments.get(1) != Symbol.NIL;
        return value instanceof Node.Constant ? value : new Node.LoadTimeValue(value, readOnly);
    }

    private Node multipleValueCall(Cons form, LexicalEnvironment environment) {
        Object function = expander.arguments(form, 1, -1, "(multiple-value-call function form...)")
                .getFirst();
        return new Node.MultipleValueCall(
                expander.expand(function, environment), expander.expandAll(Lists.nthCdr(2, form), environment));
    }

    private Node multipleValueProg1(Cons form, LexicalEnvironment environment) {
        return firstAndRest(form, "(multiple-value-prog1 first form...)", environment, Node.MultipleValueProg1::new);
    }

    private Node setq(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form);
        if (arguments.size() % 2 != 0) {
            throw expander.error(form, "malformed SETQ: expected (setq variable form...)");
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            Symbol name = expander.symbol(arguments.get(i), "a variable of setq");
            nodes.add(assign(name, arguments.get(i + 1), environment));
        }
        return Nodes.sequence(nodes);
    }

    private Node assign(Symbol name, Object valueForm, LexicalEnvironment environment) {
        Macros.Expansion expansion = expander.macros().expandOnce(name, environment);
        return expansion.expanded()
                ? expander.expand(Forms.list(Forms.cl("SETF"), expansion.form(), valueForm), environment)
                : expander.variables().assignment(name, expander.expand(valueForm, environment), environment);
    }

    private Node the(Cons form, boolean checked, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(the type form)");
        DeclaredType type = expander.types().parse(arguments.getFirst(), environment);
        Node value = expander.expand(arguments.get(1), environment);
        if (checked && Nodes.isSingle(value)) {
            return expander.variables().bound(value, type, environment);
        }
        return Constants.isSurely(value, type.type())
                ? value
                : new Node.The(type.type(), type.specifier(), value, checked, expander.position());
    }

    /** CLHS {@code tagbody}: symbols and integers among the statements are tags. */
    private Node tagbody(Cons form, LexicalEnvironment environment) {
        ExitTag tagbody = new ExitTag("tagbody");
        LexicalEnvironment inner = environment;
        for (Object statement : expander.arguments(form)) {
            if (isTag(statement)) {
                inner = inner.withTag(
                        statement, new LexicalEnvironment.TagBinding(tagbody, new ExitTag(tagName(statement))));
            }
        }
        List<Node.Segment> segments = new ArrayList<>();
        List<Node> current = new ArrayList<>();
        ExitTag currentTag = new ExitTag("start");
        for (Object rest = form.cdr(); rest instanceof Cons cons; rest = cons.cdr()) {
            Object statement = cons.car();
            if (isTag(statement)) {
                addSegment(segments, currentTag, current);
                current = new ArrayList<>();
                currentTag = inner.tag(statement).tag();
            } else {
                current.add(expander.expand(statement, inner));
            }
        }
        if (segments.isEmpty() && inner == environment) {
            current.add(Nodes.nil());
            return Nodes.sequence(current);
        }
        addSegment(segments, currentTag, current);
        return new Node.Tagbody(tagbody, segments);
    }

    private static void addSegment(List<Node.Segment> segments, ExitTag tag, List<Node> statements) {
        segments.add(new Node.Segment(tag, Nodes.sequence(statements)));
    }

    private static boolean isTag(Object statement) {
        return statement instanceof Symbol || LispInteger.isInteger(statement);
    }

    private static String tagName(Object tag) {
        return tag instanceof Symbol symbol ? symbol.name() : tag.toString();
    }

    private Node go(Cons form, LexicalEnvironment environment) {
        Object tag = expander.arguments(form, 1, 1, "(go tag)").getFirst();
        LexicalEnvironment.TagBinding binding = isTag(tag) ? environment.tag(tag) : null;
        if (binding == null) {
            throw expander.error(form, "there is no tag " + tag + " here");
        }
        return new Node.Go(binding.tagbody(), binding.tag());
    }
}

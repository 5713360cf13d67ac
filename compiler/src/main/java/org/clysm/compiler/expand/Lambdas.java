package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;

/** Lambda expressions to {@link Lambda} (CLHS 3.1.3, 3.4.1). */
final class Lambdas {

    private final Expander expander;
    private String outerName = "lambda";
    private int innerCount;

    Lambdas(Expander expander) {
        this.expander = expander;
    }

    /** Returns a name for the next inner function: that of the global function around it and a number. */
    String innerName() {
        innerCount++;
        return outerName + "/" + innerCount;
    }

    /** Returns a name for a local function. */
    String innerName(String localName) {
        return outerName + "/" + localName;
    }

    /** Expands something that belongs to the global function or form of the given name. */
    <T> T within(String globalName, Supplier<T> expansion) {
        String savedName = outerName;
        int savedCount = innerCount;
        outerName = globalName;
        innerCount = 0;
        try {
            return expansion.get();
        } finally {
            outerName = savedName;
            innerCount = savedCount;
        }
    }

    /** Expands a lambda expression {@code (lambda lambda-list . body)}. */
    Lambda lambdaExpression(Cons expression, LexicalEnvironment environment) {
        if (Lists.length(expression) < 2) {
            throw expander.error(expression, "malformed lambda expression: expected (lambda lambda-list form...)");
        }
        return lambda(innerName(), Lists.second(expression), Lists.nthCdr(2, expression), null, null, environment);
    }

    /**
     * Expands a function.
     *
     * @param name its name for people
     * @param lambdaList its lambda list
     * @param bodyForms its body with declarations and docstring
     * @param block the name of the block around its forms, or null for none
     * @param functionType the type proclaimed for it, a list {@code (function parameters result)}, or null
     */
    Lambda lambda(
            String name,
            Object lambdaList,
            Object bodyForms,
            Symbol block,
            Object functionType,
            LexicalEnvironment environment) {
        OrdinaryLambdaList list = OrdinaryLambdaList.parse(expander, lambdaList);
        Body body = Body.parse(expander, bodyForms, true);
        Declarations declarations = expander.declarations().parse(body.specifiers(), environment);
        FunctionTypes type = FunctionTypes.parse(expander, functionType, environment);
        if (type != null) {
            declarations = type.declareParameters(list, declarations);
        }
        Frame frame = new Frame(expander, declarations, environment, lambdaList);
        LambdaList parameters = new ParameterBinder(frame).bind(list);
        Node node = expandFunctionBody(body.forms(), block, frame.bodyEnvironment());
        if (type != null) {
            node = expander.variables().typed(node, type.result(), frame.bodyEnvironment());
        }
        return new Lambda(name, parameters, frame.close(node), body.documentation(), expander.position());
    }

    private Node expandFunctionBody(Object forms, Symbol block, LexicalEnvironment environment) {
        return block == null ? expander.expandBody(forms, environment) : expandBlock(block, forms, environment);
    }

    /** Expands the forms of a block; one that is never left early is no block. */
    Node expandBlock(Symbol name, Object forms, LexicalEnvironment environment) {
        ExitTag tag = new ExitTag(name.name());
        BlockUse use = new BlockUse(tag);
        Node body = expander.expandBody(forms, environment.withBlock(name, use));
        return use.isUsed() ? new Node.Block(tag, body) : body;
    }

    /** Binds the parameters of a lambda list in order. */
    private final class ParameterBinder {

        private final Frame frame;
        private final List<Variable> required = new ArrayList<>();
        private final List<LambdaList.OptionalParameter> optionals = new ArrayList<>();
        private final List<LambdaList.KeyParameter> keys = new ArrayList<>();

        /**
         * Whether a special parameter came before: later defaults must see its binding, which stands in the body, so
         * that they are computed there too.
         */
        private boolean defaultsInBody;

        ParameterBinder(Frame frame) {
            this.frame = frame;
        }

        LambdaList bind(OrdinaryLambdaList list) {
            list.required().forEach(name -> required.add(bindPlain(name)));
            for (OrdinaryLambdaList.Parameter parameter : list.optionals()) {
                optionals.add(bindOptional(parameter));
            }
            Variable rest = list.rest() == null ? null : bindPlain(list.rest());
            for (OrdinaryLambdaList.Parameter parameter : list.keys()) {
                LambdaList.OptionalParameter bound = bindOptional(parameter);
                keys.add(new LambdaList.KeyParameter(
                        parameter.keyword(), bound.variable(), bound.defaultValue(), bound.supplied()));
            }
            for (OrdinaryLambdaList.Parameter auxiliary : list.auxiliaries()) {
                frame.bind(auxiliary.name(), expander.expand(auxiliary.defaultForm(), frame.environment()));
            }
            return new LambdaList(required, optionals, rest, keys, list.acceptsKeys(), list.allowsOtherKeys());
        }

        private Variable bindPlain(Symbol name) {
            defaultsInBody |= frame.isSpecial(name);
            return frame.bindParameter(name);
        }

        private LambdaList.OptionalParameter bindOptional(OrdinaryLambdaList.Parameter parameter) {
            if (defaultsInBody && !Constants.isLiteral(parameter.defaultForm())) {
                return bindWithDefaultInBody(parameter);
            }
            Node defaultValue = expander.expand(parameter.defaultForm(), frame.parameterEnvironment());
            Variable variable = bindPlain(parameter.name());
            Variable supplied = parameter.supplied() == null ? null : bindPlain(parameter.supplied());
            return new LambdaList.OptionalParameter(variable, defaultValue, supplied);
        }

        private LambdaList.OptionalParameter bindWithDefaultInBody(OrdinaryLambdaList.Parameter parameter) {
            Variable argument = new Variable(parameter.name().name());
            Variable supplied = new Variable(parameter.name().name() + "-supplied-p");
            Node defaultValue = expander.expand(parameter.defaultForm(), frame.environment());
            frame.bind(
                    parameter.name(),
                    new Node.If(new Node.LocalGet(supplied), new Node.LocalGet(argument), defaultValue));
            if (parameter.supplied() != null) {
                frame.bind(parameter.supplied(), new Node.LocalGet(supplied));
            }
            return new LambdaList.OptionalParameter(argument, Nodes.nil(), supplied);
        }
    }
}

package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * The arguments of a direct call of a main function: one for each parameter. Keywords are resolved here, rest lists are
 * made here, and what is not supplied is null.
 */
final class DirectArguments {

    private final FunctionGenerator function;

    DirectArguments(FunctionGenerator function) {
        this.function = function;
    }

    /** Whether a call with these arguments can be direct: their number is right, and the keywords are constants. */
    static boolean arePossible(FunctionShape shape, List<Node> arguments) {
        if (!shape.acceptsCount(arguments.size())) {
            return false;
        }
        if (!shape.acceptsKeys() || arguments.size() <= shape.positional()) {
            return true;
        }
        var pairs = arguments.subList(shape.positional(), arguments.size());
        for (int i = 0; i < pairs.size(); i += 2) {
            if (!(pairs.get(i) instanceof Node.Constant(Object datum) && isKnown(shape, datum))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKnown(FunctionShape shape, Object keyword) {
        return keyword instanceof Symbol symbol && (shape.keywords().contains(symbol) || shape.allowsOtherKeys());
    }

    /** Pushes an argument for each parameter. */
    void push(FunctionSignature signature, List<Node> arguments) {
        var shape = signature.shape();
        for (int i = 0; i < shape.positional(); i++) {
            if (i < arguments.size()) {
                argument(
                        arguments.get(i),
                        signature.parameters().get(i),
                        signature.parameterTypes().get(i));
            } else {
                missing();
            }
        }
        if (!shape.hasRest() && !shape.acceptsKeys()) {
            return;
        }
        var rest = arguments.subList(Math.min(shape.positional(), arguments.size()), arguments.size());
        if (shape.acceptsKeys()) {
            keys(signature, rest);
        } else {
            rest.forEach(node -> function.generate(node, Demand.ANY));
            makeList(rest.size());
        }
    }

    /** Generates an argument, of the type that the callee believes. */
    void argument(Node node, Representation representation, LispType required) {
        var type = function.typeOf(node);
        if (type.isSubtypeOf(required)) {
            function.generate(node, Demand.of(representation));
            return;
        }
        var natural = function.types().natural(node);
        function.generate(node, Demand.of(natural));
        function.checks().check(natural, type, required, null, representation);
    }

    private void missing() {
        function.code().refNull(AbstractHeapType.NONE);
    }

    /** Makes a list of the objects on the stack. */
    private void makeList(int length) {
        function.code().globalGet(CoreTypes.NIL);
        for (int i = 0; i < length; i++) {
            function.code().structNew(CoreTypes.CONS);
        }
    }

    private void keys(FunctionSignature signature, List<Node> rest) {
        var shape = signature.shape();
        var code = function.code();
        var locals = new ArrayList<Local>();
        for (Node node : rest) {
            function.generate(node, Demand.ANY);
            var local = function.emission().acquire(ReferenceType.ANYREF);
            code.localSet(local);
            locals.add(local);
        }
        if (shape.hasRest()) {
            locals.forEach(code::localGet);
            makeList(locals.size());
        }
        int firstKey = shape.positional() + (shape.hasRest() ? 1 : 0);
        for (int i = 0; i < shape.keywords().size(); i++) {
            int index = valueIndex(rest, shape.keywords().get(i));
            if (index < 0) {
                missing();
            } else {
                code.localGet(locals.get(index));
                var type = function.typeOf(rest.get(index));
                var required = signature.parameterTypes().get(firstKey + i);
                function.checks().check(Representation.ANY, type, required, null, Representation.ANY);
            }
        }
        locals.forEach(function.emission()::release);
    }

    /** The place of the argument after the leftmost occurrence of a keyword, or -1. */
    private static int valueIndex(List<Node> rest, Symbol keyword) {
        for (int i = 0; i < rest.size(); i += 2) {
            if (rest.get(i) instanceof Node.Constant(Object datum) && datum == keyword) {
                return i + 1;
            }
        }
        return -1;
    }
}

package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Policy;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * Calls: of main functions directly where the callee is known, of entries through the function object otherwise. Calls
 * in tail position are tail calls; those of the function itself jump to its beginning.
 */
final class CallGenerator {

    private static final DefinedType ARRAY = CoreTypes.ANY_ARRAY;

    /** The standard functions of two values whose first is often all that is wanted. */
    private static final Map<String, String> QUOTIENTS =
            Map.of("CL:TRUNCATE", "SYS:QUOTIENT", "CL:FLOOR", "SYS:FLOOR-QUOTIENT");

    private final FunctionGenerator function;
    private final DirectArguments direct;

    CallGenerator(FunctionGenerator function) {
        this.function = function;
        this.direct = new DirectArguments(function);
    }

    // The callee

    void functionObject(Node.GlobalFunctionObject node, Demand demand) {
        var signature = function.unit().known().lookup(node.function());
        if (signature != null) {
            function.code().globalGet(signature.functionGlobal());
        } else {
            function.emission().at(node.position());
            throughSymbol(node.function());
        }
        function.deliver(Representation.FUNCTION, LispType.FUNCTION, demand);
    }

    /** Pushes the function that a symbol names at run time. */
    private void throughSymbol(FunctionName name) {
        var emission = function.emission();
        var defined = new Label("defined");
        symbolObject(name.symbol());
        emission.code().structGet(CoreTypes.SYMBOL, name.isSetf() ? "setter" : "function");
        emission.withLocal(CoreTypes.FUNCTION.nullable(), local -> {
            emission.code().localSet(local);
            emission.code().beginBlock(defined, BlockType.of(CoreTypes.FUNCTION.reference()));
            emission.code().localGet(local).brOnNonNull(defined);
            symbolObject(name.symbol());
            emission.call(name.isSetf() ? RuntimeFunction.NO_SETTER : RuntimeFunction.NO_FUNCTION);
            emission.code().end();
        });
    }

    private void symbolObject(Symbol symbol) {
        if (symbol == Symbol.NIL) {
            function.code().globalGet(CoreTypes.NIL_SYMBOL);
        } else {
            function.emission().constant(symbol, Representation.SYMBOL);
        }
    }

    /** Pushes the function that the value of a node is or names. */
    void functionValue(Node node) {
        if (node instanceof Node.Constant(Symbol symbol) && symbol != Symbol.NIL) {
            throughSymbol(FunctionName.of(symbol));
            return;
        }
        if (function.typeOf(node).isSubtypeOf(LispType.FUNCTION)) {
            function.generate(node, Demand.of(Representation.FUNCTION));
            return;
        }
        var code = function.code();
        var done = new Label("function");
        function.generate(node, Demand.ANY);
        function.emission().withLocal(ReferenceType.ANYREF, object -> {
            code.localSet(object).beginBlock(done, BlockType.of(CoreTypes.FUNCTION.reference()));
            code.localGet(object).brOnCast(done, ReferenceType.ANYREF, CoreTypes.FUNCTION.reference());
            function.emission().call(RuntimeFunction.COERCE_TO_FUNCTION);
            code.end();
        });
    }

    // Calls of known functions

    void global(Node.CallGlobal node, Demand demand) {
        var quotient = node.notInline() || demand.isMultiple() ? null : quotient(node);
        if (quotient != null) {
            function.generate(quotient, demand);
            return;
        }
        var signature = node.notInline() ? null : function.unit().known().lookup(node.function());
        if (signature == null) {
            throughSymbol(node.function());
            callObject(node.arguments(), node.position(), function.typeOf(node), demand);
        } else if (DirectArguments.arePossible(signature.shape(), node.arguments())) {
            direct.push(signature, node.arguments());
            if (signature.equals(function.plan().signature()) && function.canJumpToStart(demand)) {
                function.jumpToStart();
                return;
            }
            function.emission().at(node.position());
            var type = function.typeOf(node);
            var main = signature.main(function.unit().typePool());
            if (type.isEmpty() && isStandard(node.function())) {
                // Not a tail call, so that the stack of an unhandled condition shows who called ERROR.
                callMain(signature, main, type, Demand.VOID);
                function.code().unreachable();
            } else {
                callMain(signature, main, type, demand);
            }
        } else {
            function.code().globalGet(signature.functionGlobal());
            callObject(node.arguments(), node.position(), function.typeOf(node), demand);
        }
    }

    private static boolean isStandard(FunctionName name) {
        var home = name.symbol().homePackage();
        return home != null && home.name().equals("COMMON-LISP");
    }

    /** The operation that yields the first value of a standard division, or null if the call is none. */
    private static Node quotient(Node.CallGlobal node) {
        var operation = QUOTIENTS.get(node.function().entityName());
        if (operation == null || node.arguments().isEmpty() || node.arguments().size() > 2) {
            return null;
        }
        var divisor = node.arguments().size() == 2 ? node.arguments().get(1) : new Node.Constant(1L);
        return new Node.PrimitiveCall(
                Primitives.TABLE.find(operation, 2),
                List.of(node.arguments().getFirst(), divisor),
                Policy.DEFAULT,
                node.position());
    }

    void local(Node.CallLocal node, Demand demand) {
        var plan = function.analysis().planOf(node.function());
        function.unit().prepare(plan);
        if (!DirectArguments.arePossible(plan.signature().shape(), node.arguments())) {
            function.closures().pushObject(plan);
            callObject(node.arguments(), node.position(), function.typeOf(node), demand);
            return;
        }
        if (plan == function.plan() && function.canJumpToStart(demand)) {
            direct.push(plan.signature(), node.arguments());
            function.jumpToStart();
            return;
        }
        function.closures().pushLeadingArguments(plan);
        direct.push(plan.signature(), node.arguments());
        function.emission().at(node.position());
        callMain(plan.signature(), function.unit().main(plan), function.typeOf(node), demand);
    }

    /** Calls a main function whose arguments are on the stack. */
    private void callMain(FunctionSignature signature, FunctionRef main, LispType type, Demand demand) {
        emitCall(
                () -> function.code().call(main),
                () -> function.code().returnCall(main),
                signature.result(),
                type,
                demand);
    }

    private void emitCall(Runnable call, Runnable tailCall, Representation result, LispType type, Demand demand) {
        boolean yieldsSeveral = result == Representation.ANY;
        if (demand.isMultiple() && yieldsSeveral) {
            function.setCountToOne(demand);
        }
        if (demand.isTail() && fits(result, demand.representation())) {
            tailCall.run();
            return;
        }
        call.run();
        function.emission().markDirty();
        if (yieldsSeveral) {
            function.emission().conversions().convert(result, type, demand.representation());
        } else {
            function.deliver(result, type, demand);
        }
    }

    /** Whether a callee's result can be the caller's as it is. */
    private static boolean fits(Representation result, Representation wanted) {
        return result == wanted || result == Representation.CONS && wanted == Representation.LIST;
    }

    // Calls of function objects

    void funcall(Node.Funcall node, Demand demand) {
        var type = function.typeOf(node);
        switch (node.function()) {
            case Node.GlobalFunctionObject(FunctionName name, var _) ->
                global(new Node.CallGlobal(name, node.arguments(), false, node.position()), demand);
            case Node.LocalFunctionObject(var local) ->
                local(new Node.CallLocal(local, node.arguments(), node.position()), demand);
            default -> {
                functionValue(node.function());
                callObject(node.arguments(), node.position(), type, demand);
            }
        }
    }

    /** Calls the function object on the stack with arguments still to be generated. */
    private void callObject(List<Node> arguments, SourcePosition position, LispType type, Demand demand) {
        var code = function.code();
        var callee = function.emission().acquire(CoreTypes.FUNCTION.reference());
        code.localTee(callee);
        arguments.forEach(argument -> function.generate(argument, Demand.ANY));
        function.emission().at(position);
        int count = arguments.size();
        if (count > CoreTypes.MAXIMUM_DIRECT_ARGUMENTS) {
            code.arrayNewFixed(ARRAY, count);
            callEntry(callee, "codeN", CoreTypes.CODE_N, type, demand);
        } else {
            callEntry(callee, "code" + count, CoreTypes.code(count), type, demand);
        }
        function.emission().release(callee);
    }

    /** Calls a function with an array of arguments; both are on the stack. */
    void callWithArray(Local callee, Demand demand, LispType type) {
        callEntry(callee, "codeN", CoreTypes.CODE_N, type, demand);
    }

    private void callEntry(Local callee, String field, DefinedType codeType, LispType type, Demand demand) {
        var code = function.code();
        code.localGet(callee).structGet(CoreTypes.FUNCTION, "entry").structGet(CoreTypes.ENTRY, field);
        emitCall(() -> code.callRef(codeType), () -> code.returnCallRef(codeType), Representation.ANY, type, demand);
    }

    void apply(Node.Apply node, Demand demand) {
        var code = function.code();
        var emission = function.emission();
        var callee = emission.acquire(CoreTypes.FUNCTION.reference());
        functionValue(node.function());
        code.localTee(callee);
        var prefix = new ArrayList<Local>();
        for (Node argument : node.arguments().subList(0, node.arguments().size() - 1)) {
            function.generate(argument, Demand.ANY);
            var local = emission.acquire(ReferenceType.ANYREF);
            code.localSet(local);
            prefix.add(local);
        }
        function.generate(node.arguments().getLast(), Demand.ANY);
        emission.at(node.position());
        code.i32Const(prefix.size());
        emission.call(RuntimeFunction.LIST_TO_ARGUMENTS);
        if (!prefix.isEmpty()) {
            emission.withLocal(ARRAY.reference(), array -> {
                code.localSet(array);
                for (int i = 0; i < prefix.size(); i++) {
                    code.localGet(array).i32Const(i).localGet(prefix.get(i)).arraySet(ARRAY);
                }
                code.localGet(array);
            });
        }
        callWithArray(callee, demand, function.typeOf(node));
        prefix.forEach(emission::release);
        emission.release(callee);
    }

    // Calls of the host

    void foreign(Node.ForeignCall node, Demand demand) {
        var foreign = function.unit().foreign();
        var emission = function.emission();
        var operands = new ArrayList<ForeignCalls.Operand>();
        for (int i = 0; i < node.arguments().size(); i++) {
            var argument = node.arguments().get(i);
            var type = function.typeOf(argument);
            var representation = foreign.operandRepresentation(node.function(), i, type);
            function.generate(argument, Demand.of(representation));
            var local = emission.acquire(representation.valueType());
            emission.code().localSet(local);
            operands.add(new ForeignCalls.Operand(local, representation, type));
        }
        emission.at(node.position());
        foreign.emit(node.function(), operands, emission);
        emission.markDirty();
        operands.forEach(operand -> emission.release(operand.local()));
        function.deliver(foreign.resultRepresentation(node.function()), function.typeOf(node), demand);
    }
}

package org.clysm.compiler.codegen;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.ExitTag;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.LocalFunction;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.NodeChildren;
import org.clysm.compiler.ir.SingleValues;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.passes.TypeInformation;
import org.clysm.compiler.types.ConstantTypes;
import org.clysm.compiler.types.LispType;

/**
 * What code generation knows of the values of nodes: the inferred type, narrowed by what the table of operations and
 * the signatures of functions say; whether there is exactly one value; which representation comes without a conversion.
 */
final class NodeTypes {

    private final TypeInformation inferred;
    private final KnownFunctions known;
    private final ForeignCalls foreign;
    private final Map<Node, LispType> types = new IdentityHashMap<>();
    private final Map<Node, Representation> naturals = new IdentityHashMap<>();
    private final Map<Variable, Representation> variables = new IdentityHashMap<>();
    private final Map<LocalFunction, FunctionSignature> localSignatures = new IdentityHashMap<>();
    private final Map<Object, Representation> supposed = new HashMap<>();

    NodeTypes(TypeInformation inferred, KnownFunctions known, ForeignCalls foreign) {
        this.inferred = inferred;
        this.known = known;
        this.foreign = foreign;
    }

    TypeInformation inferred() {
        return inferred;
    }

    /** Records how a variable's value lies in its place. */
    void setRepresentation(Variable variable, Representation representation) {
        variables.put(variable, representation);
    }

    void setSignature(LocalFunction function, FunctionSignature signature) {
        localSignatures.put(function, signature);
        naturals.clear();
    }

    /** How a bound variable's value lies in its place; in a box it is an object. */
    Representation representation(Variable variable) {
        return variables.get(variable);
    }

    /**
     * Supposes that a function has one value in a representation; null ends that. A function is a {@link LocalFunction}
     * or a {@link FunctionName}.
     */
    void suppose(Object function, Representation result) {
        if (result == null) {
            supposed.remove(function);
        } else {
            supposed.put(function, result);
        }
        naturals.clear();
    }

    LispType of(Variable variable) {
        return inferred.of(variable).meet(variable.declaredType());
    }

    /** The type of the first value of a node. */
    LispType of(Node node) {
        var type = types.get(node);
        if (type == null) {
            type = inferred.of(node).meet(compute(node));
            types.put(node, type);
        }
        return type;
    }

    List<LispType> of(List<Node> nodes) {
        return nodes.stream().map(this::of).toList();
    }

    private LispType compute(Node node) {
        return switch (node) {
            case Node.Constant(Object datum) -> ConstantTypes.typeOf(datum);
            case Node.LocalGet(Variable variable) -> of(variable);
            case Node.LocalSet(var _, Node value) -> of(value);
            case Node.SpecialSet(var _, Node value) -> of(value);
            case Node.GlobalSet(var _, Node value) -> of(value);
            case Node.GlobalGet(var global) ->
                GlobalKinds.representation(global.kind()).lispType();
            case Node.SpecialBind(var _, var _, Node body) -> of(body);
            case Node.Progv(var _, var _, Node body) -> of(body);
            case Node.Let(var _, var _, Node body) -> of(body);
            case Node.MultipleValueBind(var _, var _, Node body) -> of(body);
            case Node.LetFunctions(var _, Node body) -> of(body);
            case Node.Sequence(List<Node> nodes) -> of(nodes.getLast());
            case Node.If(var _, Node consequent, Node alternative) ->
                of(consequent).join(of(alternative));
            case Node.Closure _, Node.LocalFunctionObject _, Node.GlobalFunctionObject _ -> LispType.FUNCTION;
            case Node.PrimitiveCall(var primitive, List<Node> arguments, var _, var _) ->
                primitive.resultType(of(arguments));
            case Node.The(LispType type, var _, Node value, var _, var _) ->
                of(value).meet(type);
            case Node.CallGlobal(FunctionName name, var _, boolean notInline, var _) ->
                notInline || known.lookup(name) == null
                        ? LispType.T
                        : known.lookup(name).resultType();
            case Node.CallLocal(LocalFunction function, var _, var _) ->
                localSignatures.containsKey(function)
                        ? localSignatures.get(function).resultType()
                        : LispType.T;
            case Node.ForeignCall(var function, var _, var _) -> foreign.resultType(function);
            case Node.Tagbody _ -> LispType.NULL;
            case Node.ReturnFrom _, Node.Go _, Node.Throw _, Node.Unassigned _ -> LispType.NOTHING;
            case Node.UnwindProtect(Node body, var _) -> of(body);
            case Node.MultipleValueProg1(Node first, var _) -> of(first);
            case Node.Values(List<Node> arguments) -> arguments.isEmpty() ? LispType.NULL : of(arguments.getFirst());
            case Node.SpecialGet _,
                    Node.Block _,
                    Node.Catch _,
                    Node.Funcall _,
                    Node.Apply _,
                    Node.MultipleValueCall _,
                    Node.LoadTimeValue _ -> LispType.T;
        };
    }

    /**
     * The representation in which the value of a node is to be had without a conversion. All possible values of the
     * node have it. {@link Representation#BOOLEAN} comes from tests and T and NIL.
     */
    Representation natural(Node node) {
        var natural = naturals.get(node);
        if (natural == null) {
            natural = computeNatural(node);
            naturals.put(node, natural);
        }
        return natural;
    }

    private Representation computeNatural(Node node) {
        var byType = Representation.of(of(node));
        return switch (node) {
            case Node.LocalGet(Variable variable)
            when variables.containsKey(variable) -> better(variables.get(variable), byType);
            case Node.Let(var _, var _, Node body) -> natural(body);
            case Node.MultipleValueBind(var _, var _, Node body) -> natural(body);
            case Node.LetFunctions(var _, Node body) -> natural(body);
            case Node.Sequence(List<Node> nodes) -> natural(nodes.getLast());
            case Node.If _ when isBoolean(node) -> Representation.BOOLEAN;
            case Node.If(var _, Node consequent, Node alternative)
            when natural(consequent) == natural(alternative) -> natural(consequent);
            case Node.PrimitiveCall(var primitive, List<Node> arguments, var _, var _) ->
                better(((PrimitiveRow) primitive).select(of(arguments)).result(), byType);
            case Node.The(LispType type, var _, Node value, var _, var _)
            when of(value).isSubtypeOf(type) -> natural(value);
            case Node.CallGlobal(FunctionName name, var _, boolean notInline, var _)
            when !notInline && supposed.containsKey(name) -> better(supposed.get(name), byType);
            case Node.CallLocal(LocalFunction function, var _, var _)
            when supposed.containsKey(function) -> better(supposed.get(function), byType);
            case Node.CallGlobal(FunctionName name, var _, boolean notInline, var _)
            when !notInline && known.lookup(name) != null ->
                better(known.lookup(name).result(), byType);
            case Node.CallLocal(LocalFunction function, var _, var _)
            when localSignatures.containsKey(function) ->
                better(localSignatures.get(function).result(), byType);
            case Node.ForeignCall(var function, var _, var _) -> better(foreign.resultRepresentation(function), byType);
            default -> byType;
        };
    }

    /** What an operation yields, unless the type allows a raw representation where it yields an object. */
    private static Representation better(Representation yielded, Representation byType) {
        return yielded == Representation.ANY || yielded == Representation.VOID ? byType : yielded;
    }

    /** Whether all values of a node are T or NIL. */
    private boolean isBoolean(Node node) {
        return switch (node) {
            case Node.If(var _, Node consequent, Node alternative) -> isBoolean(consequent) && isBoolean(alternative);
            case Node.Constant(Object datum) -> datum == Symbol.T || datum == Symbol.NIL;
            default -> natural(node) == Representation.BOOLEAN || of(node).isEmpty();
        };
    }

    /** Whether a node always has exactly one value, if it has any: a call that never returns does no harm. */
    boolean isSingle(Node node) {
        return SingleValues.isSingle(node, this::isSingleExitOrCall);
    }

    private boolean isSingleExitOrCall(Node node) {
        return switch (node) {
            case Node.Block(ExitTag tag, Node body) -> isSingle(body) && areExitsSingle(tag, body);
            case Node.CallGlobal(FunctionName name, var _, boolean notInline, var _) ->
                !notInline
                        && (of(node).isEmpty()
                                || supposed.containsKey(name)
                                || known.lookup(name) != null
                                        && known.lookup(name).isSingleValued());
            case Node.CallLocal(LocalFunction function, var _, var _) ->
                supposed.containsKey(function)
                        || localSignatures.containsKey(function)
                                && localSignatures.get(function).isSingleValued();
            default -> false;
        };
    }

    private boolean areExitsSingle(ExitTag tag, Node body) {
        boolean[] single = {true};
        NodeChildren.forEachDeep(body, node -> {
            if (node instanceof Node.ReturnFrom(ExitTag block, Node value) && block == tag && !isSingle(value)) {
                single[0] = false;
            }
        });
        return single[0];
    }
}

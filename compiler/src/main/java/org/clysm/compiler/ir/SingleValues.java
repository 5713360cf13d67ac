package org.clysm.compiler.ir;

import java.util.function.Predicate;

/** Tells which nodes have one value, neither none nor more. */
public final class SingleValues {

    private SingleValues() {}

    /**
     * Returns whether a node always yields exactly one value, if it yields at all.
     *
     * @param others tells of blocks and of calls by name, of which the node alone does not tell
     */
    public static boolean isSingle(Node node, Predicate<Node> others) {
        return switch (node) {
            case Node.Constant _,
                    Node.LocalGet _,
                    Node.LocalSet _,
                    Node.SpecialGet _,
                    Node.SpecialSet _,
                    Node.GlobalGet _,
                    Node.GlobalSet _,
                    Node.Closure _,
                    Node.LocalFunctionObject _,
                    Node.GlobalFunctionObject _,
                    Node.PrimitiveCall _,
                    Node.ForeignCall _,
                    Node.LoadTimeValue _,
                    Node.Tagbody _,
                    Node.Unassigned _,
                    Node.ReturnFrom _,
                    Node.Go _,
                    Node.Throw _ -> true;
            case Node.Values values -> values.arguments().size() == 1;
            case Node.If conditional ->
                isSingle(conditional.consequent(), others) && isSingle(conditional.alternative(), others);
            case Node.The the -> isSingle(the.value(), others);
            case Node.Sequence sequence -> isSingle(sequence.nodes().getLast(), others);
            case Node.Let let -> isSingle(let.body(), others);
            case Node.MultipleValueBind bind -> isSingle(bind.body(), others);
            case Node.LetFunctions let -> isSingle(let.body(), others);
            case Node.SpecialBind bind -> isSingle(bind.body(), others);
            case Node.Progv progv -> isSingle(progv.body(), others);
            case Node.UnwindProtect protect -> isSingle(protect.body(), others);
            case Node.MultipleValueProg1 prog1 -> isSingle(prog1.first(), others);
            case Node.Block _, Node.CallGlobal _, Node.CallLocal _ -> others.test(node);
            case Node.Catch _, Node.Funcall _, Node.Apply _, Node.MultipleValueCall _ -> false;
        };
    }
}

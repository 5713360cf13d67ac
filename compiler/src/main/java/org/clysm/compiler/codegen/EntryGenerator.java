package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * Generates the entries of a function: the code that is called through a function object, with 0 to 3 arguments or an
 * array of them. It checks and converts the arguments, makes the rest list, finds the keywords, and calls main.
 */
final class EntryGenerator {

    private final UnitGenerator unit;
    private final FunctionPlan plan;
    private final FunctionSignature signature;
    private final FunctionShape shape;

    EntryGenerator(UnitGenerator unit, FunctionPlan plan) {
        this.unit = unit;
        this.plan = plan;
        this.signature = plan.signature();
        this.shape = signature.shape();
    }

    /** Adds the entries, the global that holds them, and the constant function object if there is one. */
    void generate() {
        var init = new CodeBuilder();
        for (int count = 0; count <= CoreTypes.MAXIMUM_DIRECT_ARGUMENTS; count++) {
            if (shape.isWithinBounds(count)) {
                unit.add(direct(count));
                init.refFunc(signature.entry(count));
            } else {
                init.refFunc(CoreUnit.argumentCountError(count));
            }
        }
        unit.add(general());
        init.refFunc(signature.entryN());
        init.globalGet(unit.constants().reference(nameForPeople()));
        init.i32Const(shape.mostArguments()).structNew(CoreTypes.ENTRY);
        unit.add(new Global(signature.entryGlobal(), init.build()));
        if (!plan.takesSelf()) {
            var object = new CodeBuilder()
                    .globalGet(signature.entryGlobal())
                    .refNull(AbstractHeapType.NONE)
                    .structNew(CoreTypes.FUNCTION);
            unit.add(new Global(signature.functionGlobal(), object.build()));
        }
    }

    private String nameForPeople() {
        return plan.lambda().name() == null ? signature.name() : plan.lambda().name();
    }

    /** What both kinds of entry share while they are generated. */
    private final class Entry {
        final Local self = new Local("self", CoreTypes.FUNCTION.reference());
        final Emission emission = new Emission(unit.typePool(), unit.constants());
        final CodeBuilder code = emission.code();
        final List<Local> locals = new ArrayList<>(List.of(self));

        Entry() {
            emission.at(plan.lambda().position());
        }

        /** Converts the argument on the stack, which may be any object, for a parameter. */
        void convert(int parameter) {
            var type = signature.parameterTypes().get(parameter);
            new TypeChecks(emission)
                    .check(
                            Representation.ANY,
                            LispType.T,
                            type,
                            null,
                            signature.parameters().get(parameter));
        }

        void pushSelf() {
            if (plan.takesSelf()) {
                code.localGet(self).refCast(plan.closureType().reference());
            }
        }

        /** Calls main, whose arguments are on the stack, and ends the entry. */
        Function end(FunctionRef ref) {
            var main = unit.main(plan);
            if (signature.result() == Representation.ANY) {
                code.returnCall(main);
            } else {
                code.call(main);
                emission.conversions().convert(signature.result(), signature.resultType(), Representation.ANY);
                code.i32Const(1).globalSet(CoreTypes.VALUE_COUNT);
            }
            var position = plan.lambda().position();
            return new Function(ref, locals, code.build(), position == null ? "" : position.file());
        }
    }

    // A fixed number of arguments

    private Function direct(int count) {
        var entry = new Entry();
        var arguments = new ArrayList<Local>();
        for (int i = 0; i < count; i++) {
            arguments.add(new Local("a" + i, ReferenceType.ANYREF));
        }
        entry.locals.addAll(arguments);
        if (count > shape.positional() && shape.acceptsKeys()) {
            entry.code.localGet(entry.self);
            arguments.forEach(entry.code::localGet);
            entry.code.arrayNewFixed(CoreTypes.ANY_ARRAY, count).returnCall(signature.entryN());
            return new Function(signature.entry(count), entry.locals, entry.code.build(), "");
        }
        entry.pushSelf();
        for (int i = 0; i < shape.positional(); i++) {
            if (i < count) {
                entry.code.localGet(arguments.get(i));
                entry.convert(i);
            } else {
                entry.code.refNull(AbstractHeapType.NONE);
            }
        }
        if (shape.hasRest()) {
            var rest = arguments.subList(Math.min(shape.positional(), count), count);
            rest.forEach(entry.code::localGet);
            entry.code.globalGet(CoreTypes.NIL);
            rest.forEach(_ -> entry.code.structNew(CoreTypes.CONS));
        }
        shape.keywords().forEach(_ -> entry.code.refNull(AbstractHeapType.NONE));
        return entry.end(signature.entry(count));
    }

    // Any number of arguments

    private Function general() {
        var entry = new Entry();
        var arguments = new Local("arguments", CoreTypes.ANY_ARRAY.reference());
        var count = new Local("count", NumberType.I32);
        entry.locals.add(arguments);
        entry.code.localGet(arguments).arrayLen().localSet(count);
        checkCount(entry, arguments, count);
        if (shape.acceptsKeys()) {
            checkKeys(entry, arguments, count);
        }
        entry.pushSelf();
        for (int i = 0; i < shape.positional(); i++) {
            positional(entry, arguments, count, i);
        }
        if (shape.hasRest()) {
            entry.code.localGet(arguments).i32Const(shape.positional());
            entry.emission.call(RuntimeFunction.REST_LIST);
        }
        int firstKey = shape.positional() + (shape.hasRest() ? 1 : 0);
        for (int i = 0; i < shape.keywords().size(); i++) {
            entry.code.localGet(arguments).i32Const(shape.positional());
            entry.emission.constant(shape.keywords().get(i), Representation.ANY);
            entry.emission.call(RuntimeFunction.KEY_ARGUMENT);
            supplied(entry, firstKey + i);
        }
        return entry.end(signature.entryN());
    }

    private void checkCount(Entry entry, Local arguments, Local count) {
        boolean isBounded = !shape.hasRest() && !shape.acceptsKeys();
        if (!isBounded && shape.required() == 0) {
            return;
        }
        var code = entry.code;
        code.localGet(count).i32Const(shape.required());
        if (isBounded) {
            // One unsigned comparison tests both bounds.
            code.op(Operator.I32_SUB).i32Const(shape.optional()).op(Operator.I32_GT_U);
        } else {
            code.op(Operator.I32_LT_S);
        }
        code.beginIf(new Label("wrong-count"), BlockType.NONE);
        code.localGet(entry.self).localGet(arguments);
        entry.emission.callForever(RuntimeFunction.ARGUMENT_COUNT_ERROR);
        code.end();
    }

    private void checkKeys(Entry entry, Local arguments, Local count) {
        var code = entry.code;
        code.localGet(count).i32Const(shape.positional());
        if (shape.allowsOtherKeys()) {
            code.op(Operator.I32_SUB).i32Const(1).op(Operator.I32_AND);
            code.localGet(count)
                    .i32Const(shape.positional())
                    .op(Operator.I32_GT_S)
                    .op(Operator.I32_AND);
            code.beginIf(new Label("odd"), BlockType.NONE).localGet(entry.self);
            entry.emission.callForever(RuntimeFunction.ODD_KEYWORDS);
        } else {
            code.op(Operator.I32_GT_S);
            code.beginIf(new Label("keys"), BlockType.NONE);
            code.localGet(entry.self).localGet(arguments).i32Const(shape.positional());
            entry.emission.constant(new LispVector(shape.keywords().toArray()), Representation.SIMPLE_VECTOR);
            entry.emission.call(RuntimeFunction.CHECK_KEYS);
        }
        code.end();
    }

    private void positional(Entry entry, Local arguments, Local count, int index) {
        var code = entry.code;
        if (index < shape.required()) {
            code.localGet(arguments).i32Const(index).arrayGet(CoreTypes.ANY_ARRAY);
            entry.convert(index);
            return;
        }
        code.localGet(count).i32Const(index).op(Operator.I32_GT_S);
        code.beginIf(new Label("supplied"), BlockType.of(ReferenceType.ANYREF));
        code.localGet(arguments).i32Const(index).arrayGet(CoreTypes.ANY_ARRAY);
        entry.convert(index);
        code.beginElse().refNull(AbstractHeapType.NONE).end();
    }

    /** Checks the argument on the stack, unless it is the null reference. */
    private void supplied(Entry entry, int parameter) {
        if (signature.parameterTypes().get(parameter).equals(LispType.T)) {
            return;
        }
        var code = entry.code;
        entry.emission.withLocal(ReferenceType.ANYREF, argument -> {
            code.localTee(argument).op(Operator.REF_IS_NULL).op(Operator.I32_EQZ);
            code.beginIf(new Label("supplied"), BlockType.NONE).localGet(argument);
            entry.convert(parameter);
            code.drop().end().localGet(argument);
        });
    }
}

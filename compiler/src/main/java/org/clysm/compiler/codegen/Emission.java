package org.clysm.compiler.codegen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.ConstantTypes;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;

/**
 * The code of one function under construction, with what emitters need besides: temporaries, constants, conversions,
 * calls of the run-time system, and what is known of the operation that is being emitted.
 */
public final class Emission {

    private final CodeBuilder code = new CodeBuilder();
    private final TypePool types;
    private final Constants constants;
    private final Conversions conversions = new Conversions(this);
    private final Map<ValueType, Deque<Local>> freeLocals = new HashMap<>();
    private final Deque<Label> landings = new ArrayDeque<>();
    private int localCount;
    private SourcePosition position;
    private List<LispType> argumentTypes = List.of();
    private boolean isDirty;

    public Emission(TypePool types, Constants constants) {
        this.types = types;
        this.constants = constants;
    }

    public CodeBuilder code() {
        return code;
    }

    public TypePool types() {
        return types;
    }

    public Constants constants() {
        return constants;
    }

    public Conversions conversions() {
        return conversions;
    }

    // Temporaries

    /** A local that nothing else uses until it is released. It holds whatever was left there. */
    public Local acquire(ValueType type) {
        var free = freeLocals.get(type);
        if (free != null && !free.isEmpty()) {
            return free.pop();
        }
        return new Local("t" + localCount++, type);
    }

    /** Gives back a local from {@link #acquire}. */
    public void release(Local local) {
        freeLocals.computeIfAbsent(local.type(), _ -> new ArrayDeque<>()).push(local);
    }

    /** Runs emission with a temporary that is released afterwards. */
    public void withLocal(ValueType type, Consumer<Local> body) {
        var local = acquire(type);
        body.accept(local);
        release(local);
    }

    // Exits

    /** Emits code around which a frame that is thrown lands at a label, with the frame on the stack. */
    void landingAt(Label landing, Runnable body) {
        landings.push(landing);
        body.run();
        landings.pop();
    }

    /**
     * Leaves with the frame in a local. Where that lands in this function anyway it is not thrown, which would take a
     * hundred times as long.
     */
    public void exitWith(Local frame) {
        code.localGet(frame);
        if (!frame.type().equals(CoreTypes.FRAME.reference())) {
            code.refCast(CoreTypes.FRAME.reference());
        }
        if (landings.isEmpty()) {
            code.throwTag(CoreTypes.EXIT_TAG);
        } else {
            code.br(landings.peek());
        }
    }

    // Positions

    /** Marks that the instructions from here on belong to a place in the source; null changes nothing. */
    public void at(SourcePosition newPosition) {
        if (newPosition != null) {
            position = newPosition;
            code.sourceLine(newPosition.line());
        }
    }

    /** The place in the source that was marked last, or null. */
    public SourcePosition position() {
        return position;
    }

    // Constants and the run-time system

    /** Pushes an object of the program's text in a representation that can hold it. */
    public void constant(Object datum, Representation wanted) {
        switch (wanted) {
            case VOID -> {}
            case BOOLEAN -> code.i32Const(datum == Symbol.NIL ? 0 : 1);
            default -> {
                if (!number(datum, wanted)) {
                    object(datum, wanted);
                }
            }
        }
    }

    private boolean number(Object datum, Representation wanted) {
        switch (datum) {
            case Long value when wanted == Representation.INT32 -> code.i32Const(value.intValue());
            case Long value when wanted == Representation.INT64 -> code.i64Const(value);
            case Number value when wanted == Representation.DOUBLE -> code.f64Const(value.doubleValue());
            case Number value when wanted == Representation.SINGLE -> code.f32Const(value.floatValue());
            case LispCharacter(int value) when wanted == Representation.CHARACTER -> code.i32Const(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void object(Object datum, Representation wanted) {
        var type = ConstantTypes.typeOf(datum);
        switch (datum) {
            case Symbol symbol
            when symbol == Symbol.NIL -> {
                code.globalGet(CoreTypes.NIL);
                conversions.convert(Representation.LIST, type, wanted);
            }
            case Long value
            when type.isSubtypeOf(LispType.FIXNUM) -> {
                code.i32Const(value.intValue()).refI31();
                conversions.convert(Representation.ANY, type, wanted);
            }
            case LispCharacter(int value)
            when value < CoreTypes.SHARED_CHARACTERS -> {
                code.globalGet(CoreTypes.CHARACTERS).i32Const(value).arrayGet(CoreTypes.ANY_ARRAY);
                conversions.convert(Representation.ANY, type, wanted);
            }
            default -> {
                var global = constants.reference(datum);
                code.globalGet(global);
                conversions.convert(Representation.of(global.type()), type, wanted);
            }
        }
    }

    /**
     * Calls a function of the run-time system whose arguments are on the stack in its representations; what it returns
     * is on the stack in its result representation afterwards.
     */
    public void call(RuntimeFunction function) {
        code.call(function.signature().main(types));
        // A function with a raw result may have looked at several values on its way, and need not say that it has one.
        if (function.signature().result().valueType() instanceof NumberType
                || !function.signature().isSingleValued()) {
            markDirty();
        }
    }

    /** Calls a function of the run-time system that never returns. */
    public void callForever(RuntimeFunction function) {
        code.call(function.signature().main(types)).unreachable();
    }

    // What is known of the operation

    /** The inferred types of the operands of the operation that is being emitted. */
    public List<LispType> argumentTypes() {
        return argumentTypes;
    }

    /** The integer that an operand always is; its type must have told so. */
    public int constantOperand(int index) {
        return argumentTypes.get(index).low().intValueExact();
    }

    void setArgumentTypes(List<LispType> newTypes) {
        argumentTypes = newTypes;
    }

    /** Whether {@code value-count} may have changed since the function was entered. */
    boolean isDirty() {
        return isDirty;
    }

    void markDirty() {
        isDirty = true;
    }
}

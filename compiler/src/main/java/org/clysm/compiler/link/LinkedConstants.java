package org.clysm.compiler.link;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.data.BitVector;
import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Parts;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.binary.Encoder;
import org.clysm.compiler.wasm.binary.ModuleWriter;

/**
 * Makes Lisp objects of a module's text: globals with constant expressions that build them (Wasm 3.0, 3.4.12), and
 * patches, code to run at the start, for what such an expression cannot do: cycles and very long strings and vectors.
 *
 * <p>An object that occurs more than once within one constant gets a global of its own, so that it stays one object.
 */
final class LinkedConstants {

    /** A longer list is built from its end in pieces, each a global, to keep constant expressions of moderate size. */
    private static final int LONGEST_LIST_PIECE = 500;

    private final ObjectGlobals objects;
    private final List<Global> globals = new ArrayList<>();
    private final CodeBuilder patches = new CodeBuilder();
    private final VectorConstants vectors = new VectorConstants(patches);
    private final Set<String> defined = new HashSet<>();
    private final Map<Object, GlobalRef> shared = new IdentityHashMap<>();
    private final Map<Object, Boolean> unfinished = new IdentityHashMap<>();
    private int pieces;

    /** Gives the globals of objects that are made elsewhere, defined before the globals that use them. */
    interface ObjectGlobals {
        GlobalRef symbol(Symbol symbol);

        /** Returns the global of an object that lives in the image. */
        GlobalRef handle(Handle handle);
    }

    LinkedConstants(ObjectGlobals objects) {
        this.objects = objects;
    }

    /** Returns the code that completes the constants when the module starts. */
    CodeBuilder patches() {
        return patches;
    }

    /**
     * Adds all that was made so far to a module.
     *
     * @param symbolGlobals the globals of symbols made for these constants, which stand before them
     */
    void addTo(ModuleWriter writer, List<Global> symbolGlobals) {
        for (List<Global> each : List.of(vectors.globals(), symbolGlobals, globals)) {
            each.forEach(global -> writer.addGlobal(global.ref(), Encoder.encodeConstant(global.init())));
        }
        vectors.fillers().forEach(filler -> writer.addFunction(filler.ref(), Encoder.encode(filler)));
    }

    /** Returns the global of a symbol other than NIL, without value and functions, in no package yet. */
    Global symbol(Symbol symbol) {
        var code = new CodeBuilder();
        vectors.emitCharacters(code, symbol.name());
        SymbolConstants.emit(code, symbol.name(), symbol.id());
        return new Global(SymbolConstants.global(symbol), code.build());
    }

    /** Defines the global of a constant, unless a global of that name is defined already. */
    void define(GlobalRef ref, Object datum) {
        if (!defined.add(ref.name())) {
            return;
        }
        findShared(datum, ref.name());
        var code = new CodeBuilder();
        if (shared.containsKey(datum)) {
            emit(code, datum);
        } else {
            emitFresh(code, datum);
        }
        globals.add(new Global(ref, code.build()));
    }

    /** Adds the instructions that leave the object as a constant expression. */
    void emit(CodeBuilder code, Object datum) {
        var global = shared.get(datum);
        if (global == null) {
            emitFresh(code, datum);
        } else if (unfinished.containsKey(datum)) {
            throw new IllegalStateException("a cycle was not patched");
        } else {
            if (defined.add(global.name())) {
                unfinished.put(datum, true);
                var own = new CodeBuilder();
                emitFresh(own, datum);
                globals.add(new Global(global, own.build()));
                unfinished.remove(datum);
                patchCycles(datum, global);
            }
            code.globalGet(global);
        }
    }

    private void emitFresh(CodeBuilder code, Object datum) {
        switch (datum) {
            case Symbol symbol -> {
                code.globalGet(symbol == Symbol.NIL ? CoreTypes.NIL : objects.symbol(symbol));
            }
            case Long number -> emitInteger(code, number);
            case BigInteger number -> emitBignum(code, number);
            case Double number -> code.f64Const(number).structNew(CoreTypes.DOUBLE);
            case Float number -> code.f32Const(number).structNew(CoreTypes.SINGLE);
            case Ratio ratio -> {
                emitAnyInteger(code, ratio.numerator());
                emitAnyInteger(code, ratio.denominator());
                code.structNew(CoreTypes.RATIO);
            }
            case ComplexNumber number -> {
                emit(code, number.realPart());
                emit(code, number.imaginaryPart());
                code.structNew(CoreTypes.COMPLEX);
            }
            case LispCharacter character -> code.i32Const(character.code()).structNew(CoreTypes.CHARACTER);
            case String string -> emitString(code, string);
            case Cons cons -> emitList(code, cons);
            case Handle handle -> code.globalGet(objects.handle(handle));
            case LispVector vector -> emitVector(code, vector);
            case BitVector bits -> emitBitVector(code, bits);
            case LispArray array -> emitArray(code, array);
            default ->
                throw new IllegalArgumentException(
                        "no constant can be made of a " + datum.getClass().getSimpleName());
        }
    }

    private static void emitInteger(CodeBuilder code, long number) {
        if (isFixnum(number)) {
            code.i32Const((int) number).refI31();
        } else {
            code.i64Const(number).structNew(CoreTypes.INT64);
        }
    }

    private static boolean isFixnum(long number) {
        return number >= LispType.MOST_NEGATIVE_FIXNUM.longValue()
                && number <= LispType.MOST_POSITIVE_FIXNUM.longValue();
    }

    private void emitAnyInteger(CodeBuilder code, BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            emitInteger(code, number.longValue());
        } else {
            emitBignum(code, number);
        }
    }

    private void emitBignum(CodeBuilder code, BigInteger number) {
        code.i32Const(number.signum());
        var magnitude = number.abs();
        int limbs = (magnitude.bitLength() + Integer.SIZE - 1) / Integer.SIZE;
        vectors.emit(
                code,
                CoreTypes.I32_ARRAY,
                limbs,
                (target, index) -> target.i32Const(
                        magnitude.shiftRight(index * Integer.SIZE).intValue()));
        code.structNew(CoreTypes.BIGNUM);
    }

    private void emitString(CodeBuilder code, String string) {
        vectors.emitCharacters(code, string);
        code.structNew(CoreTypes.STRING);
    }

    private void emitList(CodeBuilder code, Cons list) {
        Deque<Cons> piece = new ArrayDeque<>();
        Object tail = list;
        do {
            piece.addLast((Cons) tail);
            tail = ((Cons) tail).cdr();
        } while (tail instanceof Cons && !shared.containsKey(tail) && piece.size() < LONGEST_LIST_PIECE);
        GlobalRef rest = null;
        if (tail instanceof Cons longTail && !shared.containsKey(tail)) {
            rest = new GlobalRef("list-piece " + pieces++, CoreTypes.CONS.reference(), false);
            var own = new CodeBuilder();
            emitList(own, longTail);
            globals.add(new Global(rest, own.build()));
        }
        for (Cons cons : piece) {
            emitElement(code, cons.car());
        }
        if (rest != null) {
            code.globalGet(rest);
        } else {
            emitElement(code, tail);
        }
        for (int i = 0; i < piece.size(); i++) {
            code.structNew(CoreTypes.CONS);
        }
    }

    private void emitVector(CodeBuilder code, LispVector vector) {
        vectors.emit(
                code, CoreTypes.ANY_ARRAY, vector.length(), (target, index) -> emitElement(target, vector.get(index)));
    }

    private void emitBitVector(CodeBuilder code, BitVector bits) {
        vectors.emit(
                code, CoreTypes.I8_ARRAY, bits.length(), (target, index) -> target.i32Const(bits.get(index) ? 1 : 0));
        emitHeader(code, new int[] {bits.length()}, ArrayElements.BIT);
    }

    private void emitArray(CodeBuilder code, LispArray array) {
        var elements = ArrayElements.of(array);
        switch (elements) {
            case CHARACTER -> emitString(code, ArrayElements.string(array));
            case ANY ->
                vectors.emit(
                        code,
                        elements.data(),
                        array.totalSize(),
                        (target, index) -> emitElement(target, array.get(index)));
            default ->
                vectors.emit(
                        code,
                        elements.data(),
                        array.totalSize(),
                        (target, index) -> elements.emitRaw(target, array.get(index)));
        }
        if (ArrayElements.objectType(array) == CoreTypes.ARRAY) {
            emitHeader(code, dimensions(array), elements);
        }
    }

    private static int[] dimensions(LispArray array) {
        int[] dimensions = new int[array.rank()];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = array.dimension(i);
        }
        return dimensions;
    }

    /** Adds the rest of an array header, whose data lies on the stack. */
    private static void emitHeader(CodeBuilder code, int[] dimensions, ArrayElements elements) {
        for (int dimension : dimensions) {
            code.i32Const(dimension).refI31();
        }
        code.arrayNewFixed(CoreTypes.ANY_ARRAY, dimensions.length);
        code.i32Const(ArrayElements.NO_FILL_POINTER)
                .i32Const(0)
                .i32Const(elements.ordinal())
                .i32Const(0);
        code.structNew(CoreTypes.ARRAY);
    }

    /** Adds an element of a compound object; one that is not finished yet is put in place later. */
    private void emitElement(CodeBuilder code, Object element) {
        if (unfinished.containsKey(element)) {
            code.globalGet(CoreTypes.NIL);
        } else {
            emit(code, element);
        }
    }

    /** Finds the objects that a constant contains more than once and gives each a global. */
    private void findShared(Object datum, String name) {
        if (!isCompound(datum)) {
            return;
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> inOrder = new ArrayList<>();
        Deque<Object> open = new ArrayDeque<>();
        open.push(datum);
        while (!open.isEmpty()) {
            Object object = open.pop();
            if (!isCompound(object)) {
                continue;
            }
            if (!seen.add(object)) {
                shared.computeIfAbsent(
                        object, key -> new GlobalRef(name + "." + shared.size(), compoundType(key), false));
                continue;
            }
            inOrder.add(object);
            Parts.of(object).forEach(open::push);
        }
        // Who refers back to an object that is not finished must be reachable for the patch: what is an element of the
        // other and contains it lies with it on a cycle.
        for (Object object : inOrder) {
            for (Object element : Parts.of(object)) {
                if (shared.containsKey(element) && Parts.anyDeep(element, part -> part == object)) {
                    shared.computeIfAbsent(
                            object, key -> new GlobalRef(name + "." + shared.size(), compoundType(key), false));
                }
            }
        }
    }

    /** Adds patches for references from the object back to itself or to objects that contain it. */
    private void patchCycles(Object object, GlobalRef global) {
        List<Object> elements = Parts.of(object);
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            if (element == object || unfinished.containsKey(element)) {
                patch(object, global, i, shared.get(element));
            }
        }
    }

    private void patch(Object container, GlobalRef global, int index, GlobalRef element) {
        patches.globalGet(global);
        if (container instanceof Cons) {
            patches.globalGet(element).structSet(CoreTypes.CONS, index == 0 ? "car" : "cdr");
        } else if (container instanceof LispVector) {
            patches.i32Const(index).globalGet(element).arraySet(CoreTypes.ANY_ARRAY);
        } else {
            // Only an array of any objects contains others.
            patches.structGet(CoreTypes.ARRAY, "data").refCast(CoreTypes.ANY_ARRAY.reference());
            patches.i32Const(index).globalGet(element).arraySet(CoreTypes.ANY_ARRAY);
        }
    }

    private static boolean isCompound(Object object) {
        return object instanceof Cons
                || object instanceof LispVector
                || object instanceof LispArray
                || object instanceof String;
    }

    private static ReferenceType compoundType(Object object) {
        return switch (object) {
            case Cons cons -> CoreTypes.CONS.reference();
            case LispVector vector -> CoreTypes.ANY_ARRAY.reference();
            case LispArray array -> ArrayElements.objectType(array).reference();
            default -> CoreTypes.STRING.reference();
        };
    }
}

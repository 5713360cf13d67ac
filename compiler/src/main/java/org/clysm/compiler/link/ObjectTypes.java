package org.clysm.compiler.link;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.data.BitVector;
import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.binary.ObjectCode;
import org.clysm.compiler.wasm.binary.Relocation;

/**
 * Which kinds of numbers and arrays a module can make. A program that makes no ratio needs nothing of what the library
 * does with ratios. Objects of all other types are thought to exist always.
 */
final class ObjectTypes {

    private static final int FIXNUM_SIZE = 31;

    private final Set<DefinedType> absent = new LinkedHashSet<>(List.of(
            CoreTypes.INT64,
            CoreTypes.BIGNUM,
            CoreTypes.RATIO,
            CoreTypes.COMPLEX,
            CoreTypes.SINGLE,
            CoreTypes.DOUBLE,
            CoreTypes.ARRAY,
            CoreTypes.I8_ARRAY,
            CoreTypes.I64_ARRAY,
            CoreTypes.F32_ARRAY,
            CoreTypes.F64_ARRAY));

    private final Map<DefinedType, List<Runnable>> waiting = new HashMap<>();

    /** Returns the types of which no object was noticed. */
    Set<DefinedType> absent() {
        return absent;
    }

    /** Tells whether there is no object of any of these types. */
    boolean areAbsent(List<DefinedType> types) {
        return absent.containsAll(types);
    }

    /** Runs the action when the first object of one of these types is noticed; of these there is none yet. */
    void whenPresent(List<DefinedType> types, Runnable action) {
        var once = new Runnable() {
            private boolean isDone;

            @Override
            public void run() {
                if (!isDone) {
                    isDone = true;
                    action.run();
                }
            }
        };
        types.forEach(
                type -> waiting.computeIfAbsent(type, key -> new ArrayList<>()).add(once));
    }

    /** Notices an instruction that makes an object. */
    void noticeAllocation(ObjectCode code, Relocation relocation) {
        if (relocation.target() instanceof DefinedType type && absent.contains(type) && relocation.allocates(code)) {
            notice(type);
        }
    }

    /** Notices an object of the text. */
    void noticeConstant(Object datum) {
        switch (datum) {
            case Long number -> noticeInteger(BigInteger.valueOf(number));
            case BigInteger number -> noticeInteger(number);
            case Ratio ratio -> {
                notice(CoreTypes.RATIO);
                noticeConstant(ratio.numerator());
                noticeConstant(ratio.denominator());
            }
            case ComplexNumber number -> {
                notice(CoreTypes.COMPLEX);
                noticeConstant(number.realPart());
                noticeConstant(number.imaginaryPart());
            }
            case Float _ -> notice(CoreTypes.SINGLE);
            case Double _ -> notice(CoreTypes.DOUBLE);
            case BitVector _ -> {
                notice(CoreTypes.ARRAY);
                notice(CoreTypes.I8_ARRAY);
            }
            case LispArray array -> {
                notice(ArrayElements.of(array).data());
                notice(ArrayElements.objectType(array));
            }
            default -> {
                // Of a type whose objects always exist.
            }
        }
    }

    private void noticeInteger(BigInteger number) {
        if (number.bitLength() >= Long.SIZE) {
            notice(CoreTypes.BIGNUM);
        } else if (number.bitLength() >= FIXNUM_SIZE) {
            notice(CoreTypes.INT64);
        }
    }

    /** Notices objects of all types. */
    void noticeAll() {
        List.copyOf(absent).forEach(this::notice);
    }

    private void notice(DefinedType type) {
        if (absent.remove(type)) {
            waiting.getOrDefault(type, List.of()).forEach(Runnable::run);
            waiting.remove(type);
        }
    }
}

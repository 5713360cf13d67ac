package org.clysm.compiler.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clysm.compiler.data.BitVector;
import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.StructureLiteral;
import org.clysm.compiler.data.Symbol;

/** The objects with parts that {@code #} introduces: vectors, arrays, complex numbers, structures. */
final class SharpAggregates {
    /** The longest vector that a number alone can ask for, as in {@code #1000000(0)}. */
    private static final int MAXIMUM_LENGTH = 1 << 24;

    private SharpAggregates() {}

    /** Reads {@code #(...)} and {@code #n(...)}, where the last element fills what is missing (CLHS 2.4.8.3). */
    static Object readVector(Reader reader, int start, int argument) {
        Object list = reader.readList(start);
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        if (!Lists.isProper(list)) {
            throw reader.error(start, "a dot in a vector");
        }
        Object[] elements = Lists.toJava(list).toArray();
        if (argument == SharpMacros.NO_ARGUMENT || argument == elements.length) {
            return new LispVector(elements);
        }
        requireFit(reader, start, argument, elements.length);
        Object[] filled = Arrays.copyOf(elements, argument);
        Arrays.fill(filled, elements.length, argument, elements[elements.length - 1]);
        return new LispVector(filled);
    }

    private static void requireFit(Reader reader, int start, int wanted, int given) {
        if (given > wanted) {
            throw reader.error(start, "a vector of length " + wanted + " with " + given + " elements");
        }
        if (given == 0) {
            throw reader.error(start, "a vector of length " + wanted + " without an element to fill it");
        }
        if (wanted > MAXIMUM_LENGTH) {
            throw reader.error(start, "a vector of length " + wanted + " is too long");
        }
    }

    /** Reads {@code #*0110} and {@code #n*01}, where the last bit fills what is missing (CLHS 2.4.8.4). */
    static Object readBits(Reader reader, int start, int argument) {
        Token token = reader.readToken();
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        int given = token.length();
        int length = argument == SharpMacros.NO_ARGUMENT ? given : argument;
        if (length != given) {
            requireFit(reader, start, length, given);
        }
        BitVector bits = new BitVector(length);
        for (int i = 0; i < length; i++) {
            char digit = token.charAt(Math.min(i, given - 1));
            if (token.isEscaped() || digit != '0' && digit != '1') {
                throw reader.error(start, "a bit-vector consists of the digits 0 and 1");
            }
            bits.set(i, digit == '1');
        }
        return bits;
    }

    /** Reads {@code #C(real imaginary)} (CLHS 2.4.8.11). */
    static Object readComplex(Reader reader, int start) {
        Object parts = reader.readClosedOperand(start);
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        if (Lists.length(parts) != 2
                || !ComplexNumber.isReal(Lists.first(parts))
                || !ComplexNumber.isReal(Lists.second(parts))) {
            throw reader.error(start, "#C needs a list of two real numbers");
        }
        return ComplexNumber.of(Lists.first(parts), Lists.second(parts));
    }

    /** Reads {@code #nA}contents: sequences of sequences to the depth n (CLHS 2.4.8.12). */
    static Object readArray(Reader reader, int start, int rank) {
        Object contents = reader.readClosedOperand(start);
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        if (rank == SharpMacros.NO_ARGUMENT) {
            throw reader.error(start, "#A needs the number of dimensions, as in #2A((1 2) (3 4))");
        }
        int[] dimensions = new int[rank];
        Object first = contents;
        for (int axis = 0; axis < rank; axis++) {
            List<Object> parts = elements(reader, start, first);
            dimensions[axis] = parts.size();
            // An axis of length 0 leaves nothing to measure: the axes inside have length 0 too.
            first = parts.isEmpty() ? Symbol.NIL : parts.getFirst();
        }
        List<Object> flat = new ArrayList<>();
        flatten(reader, start, contents, dimensions, 0, flat);
        Object[] elements = flat.toArray();
        return rank == 1 ? new LispVector(elements) : new LispArray(Symbol.T, dimensions, elements);
    }

    private static void flatten(Reader reader, int start, Object part, int[] dimensions, int axis, List<Object> flat) {
        if (axis == dimensions.length) {
            flat.add(part);
            return;
        }
        List<Object> parts = elements(reader, start, part);
        if (parts.size() != dimensions[axis]) {
            throw reader.error(
                    start,
                    "the parts of an array differ in length: %d and %d".formatted(dimensions[axis], parts.size()));
        }
        for (Object inner : parts) {
            flatten(reader, start, inner, dimensions, axis + 1, flat);
        }
    }

    /** Returns the elements of a sequence. */
    private static List<Object> elements(Reader reader, int start, Object sequence) {
        List<Object> elements = new ArrayList<>();
        switch (sequence) {
            case LispVector vector -> {
                for (int i = 0; i < vector.length(); i++) {
                    elements.add(vector.get(i));
                }
            }
            case BitVector bits -> {
                for (int i = 0; i < bits.length(); i++) {
                    elements.add(bits.get(i) ? 1L : 0L);
                }
            }
            case String string -> {
                for (int i = 0; i < string.length(); i += Character.charCount(string.codePointAt(i))) {
                    elements.add(new LispCharacter(string.codePointAt(i)));
                }
            }
            default -> {
                if (!Lists.isProper(sequence)) {
                    throw reader.error(
                            start, "the contents of an array are no sequences to the depth of its dimensions");
                }
                return Lists.toJava(sequence);
            }
        }
        return elements;
    }

    /** Reads {@code #S(name slot value ...)} (CLHS 2.4.8.13). */
    static Object readStructure(Reader reader, int start) {
        Object datum = reader.readClosedOperand(start);
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        if (!(datum instanceof Cons cons) || !(cons.car() instanceof Symbol name) || (Lists.length(datum) & 1) != 1) {
            throw reader.error(start, "#S needs a list of a structure name, slots and values");
        }
        int count = (Lists.length(datum) - 1) / 2;
        Symbol[] slots = new Symbol[count];
        Object[] values = new Object[count];
        Object rest = cons.cdr();
        for (int i = 0; i < count; i++) {
            slots[i] = slotKeyword(reader, start, Lists.first(rest));
            values[i] = Lists.second(rest);
            rest = Lists.nthCdr(2, rest);
        }
        return new StructureLiteral(name, slots, values);
    }

    private static Symbol slotKeyword(Reader reader, int start, Object designator) {
        Package keyword = reader.context().packages().keyword();
        return switch (designator) {
            case Symbol symbol -> keyword.intern(symbol.name());
            case String string -> keyword.intern(string);
            case LispCharacter character -> keyword.intern(character.asString());
            default -> throw reader.error(start, "the name of a slot in #S is no symbol");
        };
    }
}

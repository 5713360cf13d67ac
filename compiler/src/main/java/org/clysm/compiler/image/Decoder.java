package org.clysm.compiler.image;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.BitVector;
import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.PackageChange;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.data.StructureLiteral;
import org.clysm.compiler.data.Symbol;

/** Reads one message as {@link Codec} describes it. */
final class Decoder {
    private static final Tag[] TAGS = Tag.values();
    private static final ChangeTag[] CHANGE_TAGS = ChangeTag.values();

    private final Codec codec;
    private final String message;
    private final List<Object> labelled = new ArrayList<>();
    private int index;
    private int tag;
    private int operand;
    private String subject;

    Decoder(Codec codec, String message) {
        this.codec = codec;
        this.message = message;
    }

    private IllegalArgumentException malformed(String what) {
        return new IllegalArgumentException("malformed message before unit " + index + ": " + what);
    }

    // Units.

    private int number() {
        int unit = message.charAt(index++);
        return unit < 0x8000 ? unit : (unit & 0x7FFF) << 15 | message.charAt(index++);
    }

    /** Reads a head into {@link #tag} and {@link #operand}. */
    private void head() {
        int unit = message.charAt(index++);
        tag = unit >> 11;
        operand = unit & 2047;
        if (operand == 2047) {
            operand = number();
        }
    }

    private String text() {
        return units(number());
    }

    private String units(int count) {
        index += count;
        return message.substring(index - count, index);
    }

    /** Reads bits from units, the least significant first. */
    private long bits(int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= (long) message.charAt(index++) << 16 * i;
        }
        return bits;
    }

    // The journal.

    void readJournal() {
        int entries = number();
        for (int i = 0; i < entries; i++) {
            head();
            if (tag >= CHANGE_TAGS.length) {
                throw malformed("journal tag " + tag);
            }
            readEntry(CHANGE_TAGS[tag], operand);
        }
    }

    private void readEntry(ChangeTag kind, int argument) {
        switch (kind) {
            case SUBJECT -> subject = units(argument);
            case CREATED -> {
                subject = text();
                replay(new PackageChange.Created(subject, texts(argument)));
            }
            case RENAMED -> {
                String oldName = subject;
                subject = text();
                replay(new PackageChange.Renamed(oldName, subject, texts(argument)));
            }
            case DELETED -> replay(new PackageChange.Deleted(subject));
            case USED -> replay(new PackageChange.Used(subject, units(argument)));
            case UNUSED -> replay(new PackageChange.Unused(subject, units(argument)));
            case INTERNED -> replay(new PackageChange.Interned(subject, readSymbol(), argument == 1));
            case PRESENT -> replay(new PackageChange.Present(subject, readSymbol(), argument == 1));
            case ABSENT -> replay(new PackageChange.Absent(subject, readSymbol()));
            case SHADOWING -> replay(new PackageChange.Shadowing(subject, readSymbol()));
            case HOMELESS -> replay(new PackageChange.Homeless(readSymbol()));
        }
    }

    private void replay(PackageChange change) {
        codec.packages().replay(change);
    }

    private List<String> texts(int count) {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    // Data.

    Object readWhole() {
        Object datum = read();
        if (index != message.length()) {
            throw malformed("something follows the datum");
        }
        return datum;
    }

    private Object read() {
        head();
        if (tag >= TAGS.length) {
            throw malformed("tag " + tag);
        }
        return read(TAGS[tag], operand, false);
    }

    /** Reads what follows a head. An object with a label is put into the table before its parts are read. */
    private Object read(Tag kind, int n, boolean hasLabel) {
        return switch (kind) {
            case SYMBOL -> knownSymbol(n);
            case NEW_SYMBOL -> newSymbol(n);
            case LIST -> readList(n, false, hasLabel);
            case LIST_STAR -> readList(n, true, hasLabel);
            case INTEGER -> (long) n;
            case NEGATIVE -> -1L - n;
            case BIGNUM -> readBignum(n);
            case RATIO -> new Ratio(LispInteger.big(read()), LispInteger.big(read()));
            case COMPLEX -> new ComplexNumber(read(), read());
            case SINGLE -> Float.intBitsToFloat((int) bits(2));
            case DOUBLE -> Double.longBitsToDouble(bits(4));
            case CHARACTER -> new LispCharacter(n);
            case STRING -> units(n);
            case VECTOR -> readVector(n, hasLabel);
            case BIT_VECTOR -> readBits(n);
            case ARRAY -> readArray(n, hasLabel);
            case STRUCTURE -> readStructure(n, hasLabel);
            case HANDLE -> new Handle(n);
            case LABEL -> readLabelled(n);
            case REFERENCE -> labelled.get(n);
            case ORIGINAL -> readCopy(new Handle(n));
        };
    }

    private Object readCopy(Handle original) {
        Object copy = read();
        codec.setOriginal(copy, original);
        return copy;
    }

    private Object readLabelled(int label) {
        head();
        if (label != labelled.size() || tag >= TAGS.length) {
            throw malformed("label " + label);
        }
        return read(TAGS[tag], operand, true);
    }

    private void register(Object object, boolean hasLabel) {
        if (hasLabel) {
            labelled.add(object);
        }
    }

    private Symbol readSymbol() {
        return read() instanceof Symbol symbol ? symbol : reject("a symbol");
    }

    private Symbol reject(String expected) {
        throw malformed(expected + " should stand here");
    }

    private static int symbolId(int operand) {
        return (operand & 1) == 0 ? operand >> 1 : -(operand >> 1) - 1;
    }

    private Symbol knownSymbol(int n) {
        Symbol symbol = codec.symbol(symbolId(n));
        return symbol != null ? symbol : reject("the number of a known symbol, not " + symbolId(n) + ",");
    }

    private Symbol newSymbol(int n) {
        int id = symbolId(n);
        if (codec.symbol(id) != null) {
            throw malformed("there is a symbol with the number " + id);
        }
        Symbol symbol = codec.packages().makeSymbol(text(), id);
        codec.setKnown(symbol);
        return symbol;
    }

    private Object readList(int length, boolean dotted, boolean hasLabel) {
        Cons first = new Cons(Symbol.NIL, Symbol.NIL);
        register(first, hasLabel);
        first.setCar(read());
        Cons last = first;
        for (int i = 1; i < length; i++) {
            Cons next = new Cons(read(), Symbol.NIL);
            last.setCdr(next);
            last = next;
        }
        if (dotted) {
            last.setCdr(read());
        }
        return first;
    }

    private Object readBignum(int count) {
        BigInteger value = BigInteger.valueOf((short) message.charAt(index + count - 1));
        for (int i = count - 2; i >= 0; i--) {
            value = value.shiftLeft(16).or(BigInteger.valueOf(message.charAt(index + i)));
        }
        index += count;
        return LispInteger.of(value);
    }

    private Object readVector(int length, boolean hasLabel) {
        LispVector vector = new LispVector(new Object[length]);
        register(vector, hasLabel);
        for (int i = 0; i < length; i++) {
            vector.set(i, read());
        }
        return vector;
    }

    private Object readBits(int length) {
        BitVector bits = new BitVector(length);
        for (int i = 0; i < length; i++) {
            bits.set(i, (message.charAt(index + i / 16) >> i % 16 & 1) != 0);
        }
        index += (length + 15) / 16;
        return bits;
    }

    private Object readArray(int rank, boolean hasLabel) {
        int register = labelled.size();
        if (hasLabel) {
            labelled.add(Symbol.NIL);
        }
        Object elementType = read();
        int[] dimensions = new int[rank];
        int size = 1;
        for (int axis = 0; axis < rank; axis++) {
            dimensions[axis] = number();
            size = Math.multiplyExact(size, dimensions[axis]);
        }
        LispArray array = new LispArray(elementType, dimensions, new Object[size]);
        if (hasLabel) {
            labelled.set(register, array);
        }
        for (int i = 0; i < size; i++) {
            array.set(i, read());
        }
        return array;
    }

    private Object readStructure(int slots, boolean hasLabel) {
        Symbol[] names = new Symbol[slots];
        Object[] values = new Object[slots];
        StructureLiteral structure = new StructureLiteral(readSymbol(), names, values);
        register(structure, hasLabel);
        for (int i = 0; i < slots; i++) {
            names[i] = readSymbol();
            values[i] = read();
        }
        return structure;
    }
}

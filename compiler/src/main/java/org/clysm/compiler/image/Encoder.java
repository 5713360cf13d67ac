package org.clysm.compiler.image;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

/** Writes one message as {@link Codec} describes it. */
final class Encoder {
    /** In {@link #labels}: the object was met once, or several times but has no label yet. */
    private static final int ONCE = -1;

    private static final int SEVERAL_TIMES = -2;

    private final Codec codec;
    private final StringBuilder out = new StringBuilder();
    private final Map<Object, Integer> labels = new IdentityHashMap<>();
    private int nextLabel;
    private String subject;

    Encoder(Codec codec) {
        this.codec = codec;
    }

    String message() {
        return out.toString();
    }

    // Units.

    private void number(int value) {
        if (value >= 0x8000) {
            out.append((char) (0x8000 | value >> 15));
        }
        out.append((char) (value >= 0x8000 ? value & 0x7FFF : value));
    }

    private void head(int tag, int operand) {
        if (operand < 2047) {
            out.append((char) (tag << 11 | operand));
        } else {
            out.append((char) (tag << 11 | 2047));
            number(operand);
        }
    }

    private void head(Tag tag, int operand) {
        head(tag.ordinal(), operand);
    }

    private void head(ChangeTag tag, int operand) {
        head(tag.ordinal(), operand);
    }

    private void text(String text) {
        number(text.length());
        out.append(text);
    }

    /** Writes the low {@code count} units of a number, least significant first. */
    private void units(long bits, int count) {
        for (int i = 0; i < count; i++) {
            out.append((char) (bits >>> 16 * i));
        }
    }

    // The journal.

    void writeJournal(List<PackageChange> changes) {
        StringBuilder message = new StringBuilder();
        int entries = changes.size();
        for (PackageChange change : changes) {
            entries += setSubject(change.subject()) ? 1 : 0;
            writeChange(change);
        }
        // The entries come before their number is known, since setting the subject makes entries of its own.
        message.append(out);
        out.setLength(0);
        number(entries);
        out.append(message);
    }

    private boolean setSubject(String packageName) {
        if (packageName == null || packageName.equals(subject)) {
            return false;
        }
        head(ChangeTag.SUBJECT, packageName.length());
        out.append(packageName);
        subject = packageName;
        return true;
    }

    private void writeChange(PackageChange change) {
        switch (change) {
            case PackageChange.Created(var name, var nicknames) -> names(ChangeTag.CREATED, name, nicknames);
            case PackageChange.Renamed(var _, var newName, var nicknames) ->
                names(ChangeTag.RENAMED, newName, nicknames);
            case PackageChange.Deleted(var _) -> head(ChangeTag.DELETED, 0);
            case PackageChange.Used(var _, var used) -> {
                head(ChangeTag.USED, used.length());
                out.append(used);
            }
            case PackageChange.Unused(var _, var used) -> {
                head(ChangeTag.UNUSED, used.length());
                out.append(used);
            }
            case PackageChange.Interned(var _, var symbol, var external) ->
                symbolEntry(ChangeTag.INTERNED, external, symbol);
            case PackageChange.Present(var _, var symbol, var external) ->
                symbolEntry(ChangeTag.PRESENT, external, symbol);
            case PackageChange.Absent(var _, var symbol) -> symbolEntry(ChangeTag.ABSENT, false, symbol);
            case PackageChange.Shadowing(var _, var symbol) -> symbolEntry(ChangeTag.SHADOWING, false, symbol);
            case PackageChange.Homeless(var symbol) -> symbolEntry(ChangeTag.HOMELESS, false, symbol);
        }
    }

    private void names(ChangeTag tag, String name, List<String> nicknames) {
        head(tag, nicknames.size());
        text(name);
        nicknames.forEach(this::text);
        subject = name;
    }

    private void symbolEntry(ChangeTag tag, boolean external, Symbol symbol) {
        head(tag, external ? 1 : 0);
        writeSymbol(symbol);
    }

    // Data.

    /** Writes the datum that makes up the message, with labels where they are needed. */
    void writeWhole(Object datum) {
        count(datum);
        write(datum);
    }

    /** Finds out which objects occur more than once. */
    private void count(Object datum) {
        Object rest = datum;
        while (rest instanceof Cons cons && codec.original(cons) == null) {
            if (!countOnce(cons)) {
                return;
            }
            count(cons.car());
            rest = cons.cdr();
        }
        if (codec.original(rest) != null) {
            return;
        }
        if (rest instanceof LispVector vector && countOnce(vector)) {
            for (int i = 0; i < vector.length(); i++) {
                count(vector.get(i));
            }
        } else if (rest instanceof LispArray array && countOnce(array)) {
            count(array.elementType());
            for (int i = 0; i < array.totalSize(); i++) {
                count(array.get(i));
            }
        } else if (rest instanceof StructureLiteral structure && countOnce(structure)) {
            for (int i = 0; i < structure.slotCount(); i++) {
                count(structure.value(i));
            }
        }
    }

    /** Notes an occurrence; returns whether it is the first. */
    private boolean countOnce(Object object) {
        boolean first = labels.putIfAbsent(object, ONCE) == null;
        if (!first) {
            labels.put(object, SEVERAL_TIMES);
        }
        return first;
    }

    /** Writes any datum; what forms mostly consist of comes first, for the first pattern switch costs a millisecond. */
    private void write(Object datum) {
        Handle original = codec.original(datum);
        if (original != null) {
            head(Tag.HANDLE, original.id());
        } else if (datum instanceof Symbol symbol) {
            writeSymbol(symbol);
        } else if (datum instanceof Cons cons) {
            if (writeLabel(cons)) {
                writeList(cons);
            }
        } else if (datum instanceof Long value) {
            writeInteger(value);
        } else if (datum instanceof String string) {
            head(Tag.STRING, string.length());
            out.append(string);
        } else {
            writeRareDatum(datum);
        }
    }

    private void writeRareDatum(Object datum) {
        switch (datum) {
            case BigInteger value -> writeBignum(value);
            case Ratio ratio -> {
                head(Tag.RATIO, 0);
                write(LispInteger.of(ratio.numerator()));
                write(LispInteger.of(ratio.denominator()));
            }
            case ComplexNumber complex -> {
                head(Tag.COMPLEX, 0);
                write(complex.realPart());
                write(complex.imaginaryPart());
            }
            case Float value -> {
                head(Tag.SINGLE, 0);
                units(Float.floatToRawIntBits(value), 2);
            }
            case Double value -> {
                head(Tag.DOUBLE, 0);
                units(Double.doubleToRawLongBits(value), 4);
            }
            case LispCharacter character -> head(Tag.CHARACTER, character.code());
            case LispVector vector -> writeVector(vector);
            case BitVector bits -> writeBits(bits);
            case LispArray array -> writeArray(array);
            case StructureLiteral structure -> writeStructure(structure);
            case Handle handle -> head(Tag.HANDLE, handle.id());
            default -> throw new IllegalArgumentException("not a Lisp object: " + datum.getClass());
        }
    }

    /** Writes the label or the reference that an object needs; returns whether the object itself must follow. */
    private boolean writeLabel(Object object) {
        int label = labels.get(object);
        if (label == ONCE) {
            return true;
        }
        if (label == SEVERAL_TIMES) {
            head(Tag.LABEL, nextLabel);
            labels.put(object, nextLabel++);
            return true;
        }
        head(Tag.REFERENCE, label);
        return false;
    }

    private void writeSymbol(Symbol symbol) {
        int id = symbol.id();
        int operand = id >= 0 ? 2 * id : -2 * id - 1;
        if (codec.isKnown(symbol)) {
            head(Tag.SYMBOL, operand);
        } else {
            codec.setKnown(symbol);
            head(Tag.NEW_SYMBOL, operand);
            text(symbol.name());
        }
    }

    /** Writes the conses from here up to one that needs a label of its own. */
    private void writeList(Cons list) {
        int length = 1;
        Object tail = list.cdr();
        while (tail instanceof Cons cons && codec.original(cons) == null && labels.get(cons) == ONCE) {
            length++;
            tail = cons.cdr();
        }
        head(tail == Symbol.NIL ? Tag.LIST : Tag.LIST_STAR, length);
        Object rest = list;
        for (int i = 0; i < length; i++) {
            Cons cons = (Cons) rest;
            write(cons.car());
            rest = cons.cdr();
        }
        if (tail != Symbol.NIL) {
            write(tail);
        }
    }

    private void writeInteger(long value) {
        if (value >= 0 && value <= LispInteger.MOST_POSITIVE_FIXNUM) {
            head(Tag.INTEGER, (int) value);
        } else if (value < 0 && value >= LispInteger.MOST_NEGATIVE_FIXNUM) {
            head(Tag.NEGATIVE, (int) (-1 - value));
        } else {
            writeBignum(BigInteger.valueOf(value));
        }
    }

    private void writeBignum(BigInteger value) {
        int count = value.bitLength() / 16 + 1;
        head(Tag.BIGNUM, count);
        for (int i = 0; i < count; i++) {
            out.append((char) value.shiftRight(16 * i).intValue());
        }
    }

    private void writeVector(LispVector vector) {
        if (writeLabel(vector)) {
            head(Tag.VECTOR, vector.length());
            for (int i = 0; i < vector.length(); i++) {
                write(vector.get(i));
            }
        }
    }

    private void writeBits(BitVector bits) {
        head(Tag.BIT_VECTOR, bits.length());
        for (int start = 0; start < bits.length(); start += 16) {
            int unit = 0;
            for (int i = start; i < Math.min(start + 16, bits.length()); i++) {
                unit |= bits.get(i) ? 1 << i - start : 0;
            }
            out.append((char) unit);
        }
    }

    private void writeArray(LispArray array) {
        if (writeLabel(array)) {
            head(Tag.ARRAY, array.rank());
            write(array.elementType());
            for (int axis = 0; axis < array.rank(); axis++) {
                number(array.dimension(axis));
            }
            for (int i = 0; i < array.totalSize(); i++) {
                write(array.get(i));
            }
        }
    }

    private void writeStructure(StructureLiteral structure) {
        if (writeLabel(structure)) {
            head(Tag.STRUCTURE, structure.slotCount());
            writeSymbol(structure.name());
            for (int i = 0; i < structure.slotCount(); i++) {
                writeSymbol(structure.slotName(i));
                write(structure.value(i));
            }
        }
    }
}

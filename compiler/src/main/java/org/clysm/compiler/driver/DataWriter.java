package org.clysm.compiler.driver;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.BitVector;
import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.binary.ArchiveWriter;

/**
 * Writes Lisp data into a library archive. Symbols with a home are written by number, which a snapshot of the packages
 * explains; others by name, and within one datum a name with the same place in it stands for the same symbol.
 */
final class DataWriter {

    /** How a datum is written; the ordinal is its tag. */
    enum Tag {
        SYMBOL,
        HOMELESS,
        FIXNUM,
        BIGNUM,
        RATIO,
        COMPLEX,
        SINGLE,
        DOUBLE,
        CHARACTER,
        STRING,
        LIST,
        VECTOR,
        BITS
    }

    private final ArchiveWriter archive;

    DataWriter(ArchiveWriter archive) {
        this.archive = archive;
    }

    ArchiveWriter archive() {
        return archive;
    }

    /** Writes a datum that contains no cycle. */
    void write(Object datum) {
        write(datum, new IdentityHashMap<>());
    }

    private void write(Object datum, Map<Symbol, Integer> homeless) {
        switch (datum) {
            case Symbol symbol -> writeSymbol(symbol, homeless);
            case Long number -> {
                tag(Tag.FIXNUM);
                archive.writeSigned(number);
            }
            case BigInteger number -> {
                tag(Tag.BIGNUM);
                archive.writeBytes(number.toByteArray());
            }
            case Ratio ratio -> {
                tag(Tag.RATIO);
                archive.writeBytes(ratio.numerator().toByteArray());
                archive.writeBytes(ratio.denominator().toByteArray());
            }
            case ComplexNumber number -> {
                tag(Tag.COMPLEX);
                write(number.realPart(), homeless);
                write(number.imaginaryPart(), homeless);
            }
            case Float number -> {
                tag(Tag.SINGLE);
                archive.writeSigned(Float.floatToRawIntBits(number));
            }
            case Double number -> {
                tag(Tag.DOUBLE);
                archive.writeSigned(Double.doubleToRawLongBits(number));
            }
            case LispCharacter character -> {
                tag(Tag.CHARACTER);
                archive.writeUnsigned(character.code());
            }
            case String string -> {
                tag(Tag.STRING);
                archive.writeString(string);
            }
            case Cons cons -> writeList(cons, homeless);
            case LispVector vector -> {
                tag(Tag.VECTOR);
                archive.writeUnsigned(vector.length());
                for (int i = 0; i < vector.length(); i++) {
                    write(vector.get(i), homeless);
                }
            }
            case BitVector bits -> {
                tag(Tag.BITS);
                archive.writeUnsigned(bits.length());
                for (int i = 0; i < bits.length(); i++) {
                    archive.writeUnsigned(bits.get(i) ? 1 : 0);
                }
            }
            default -> throw new IllegalArgumentException("the library cannot keep " + datum);
        }
    }

    private void tag(Tag tag) {
        archive.writeUnsigned(tag.ordinal());
    }

    private void writeSymbol(Symbol symbol, Map<Symbol, Integer> homeless) {
        if (symbol.homePackage() != null) {
            tag(Tag.SYMBOL);
            archive.writeSigned(symbol.id());
            return;
        }
        tag(Tag.HOMELESS);
        Integer known = homeless.get(symbol);
        archive.writeUnsigned(known == null ? 0 : known);
        if (known == null) {
            homeless.put(symbol, homeless.size() + 1);
            archive.writeString(symbol.name());
        }
    }

    private void writeList(Cons list, Map<Symbol, Integer> homeless) {
        int count = 0;
        Object tail = list;
        while (tail instanceof Cons cons) {
            count++;
            tail = cons.cdr();
        }
        tag(Tag.LIST);
        archive.writeUnsigned(count);
        Object rest = list;
        while (rest instanceof Cons cons) {
            write(cons.car(), homeless);
            rest = cons.cdr();
        }
        write(tail, homeless);
    }

    void writeName(FunctionName name) {
        archive.writeUnsigned(name.isSetf() ? 1 : 0);
        write(name.symbol());
    }

    void writeSymbols(List<Symbol> symbols) {
        archive.writeUnsigned(symbols.size());
        symbols.forEach(this::write);
    }

    void writeFlag(boolean flag) {
        archive.writeUnsigned(flag ? 1 : 0);
    }

    void writeShape(FunctionShape shape) {
        archive.writeUnsigned(shape.required());
        archive.writeUnsigned(shape.optional());
        writeFlag(shape.hasRest());
        writeFlag(shape.acceptsKeys());
        writeFlag(shape.allowsOtherKeys());
        writeSymbols(shape.keywords());
    }

    void writeType(LispType type) {
        archive.writeUnsigned(type.kinds());
        writeBound(type.low());
        writeBound(type.high());
    }

    private void writeBound(BigInteger bound) {
        archive.writeBytes(bound == null ? new byte[0] : bound.toByteArray());
    }
}

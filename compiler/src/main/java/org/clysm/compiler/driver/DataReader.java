package org.clysm.compiler.driver;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.clysm.compiler.data.BitVector;
import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.binary.ArchiveReader;

/** Reads what {@link DataWriter} wrote. */
final class DataReader {

    private static final DataWriter.Tag[] TAGS = DataWriter.Tag.values();

    private final ArchiveReader.Cursor cursor;
    private final Packages packages;
    private final IntFunction<Symbol> symbols;

    /**
     * Reads at a cursor.
     *
     * @param symbols the symbols with a home by number
     */
    DataReader(ArchiveReader.Cursor cursor, Packages packages, IntFunction<Symbol> symbols) {
        this.cursor = cursor;
        this.packages = packages;
        this.symbols = symbols;
    }

    ArchiveReader.Cursor cursor() {
        return cursor;
    }

    Object read() {
        return read(new ArrayList<>(0));
    }

    private Object read(List<Symbol> homeless) {
        return switch (TAGS[cursor.readUnsigned()]) {
            case SYMBOL -> symbols.apply((int) cursor.readSigned());
            case HOMELESS -> readHomeless(homeless);
            case FIXNUM -> cursor.readSigned();
            case BIGNUM -> new BigInteger(cursor.readBytes());
            case RATIO -> Ratio.of(new BigInteger(cursor.readBytes()), new BigInteger(cursor.readBytes()));
            case COMPLEX -> {
                Object realPart = read(homeless);
                yield ComplexNumber.of(realPart, read(homeless));
            }
            case SINGLE -> Float.intBitsToFloat((int) cursor.readSigned());
            case DOUBLE -> Double.longBitsToDouble(cursor.readSigned());
            case CHARACTER -> new LispCharacter(cursor.readUnsigned());
            case STRING -> cursor.readString();
            case LIST -> {
                Object[] elements = readAll(homeless);
                yield Lists.listStar(elements, read(homeless));
            }
            case VECTOR -> new LispVector(readAll(homeless));
            case BITS -> readBits();
        };
    }

    private Symbol readHomeless(List<Symbol> homeless) {
        int place = cursor.readUnsigned();
        if (place == 0) {
            homeless.add(packages.makeSymbol(cursor.readString()));
            return homeless.getLast();
        }
        return homeless.get(place - 1);
    }

    private Object[] readAll(List<Symbol> homeless) {
        var elements = new Object[cursor.readUnsigned()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = read(homeless);
        }
        return elements;
    }

    private BitVector readBits() {
        var bits = new BitVector(cursor.readUnsigned());
        for (int i = 0; i < bits.length(); i++) {
            bits.set(i, cursor.readUnsigned() == 1);
        }
        return bits;
    }

    Symbol readSymbol() {
        return (Symbol) read();
    }

    FunctionName readName() {
        boolean isSetf = readFlag();
        return new FunctionName(readSymbol(), isSetf);
    }

    List<Symbol> readSymbols() {
        int count = cursor.readUnsigned();
        var result = new ArrayList<Symbol>(count);
        for (int i = 0; i < count; i++) {
            result.add(readSymbol());
        }
        return result;
    }

    boolean readFlag() {
        return cursor.readUnsigned() == 1;
    }

    FunctionShape readShape() {
        int required = cursor.readUnsigned();
        int optional = cursor.readUnsigned();
        boolean hasRest = readFlag();
        boolean acceptsKeys = readFlag();
        boolean allowsOtherKeys = readFlag();
        return new FunctionShape(required, optional, hasRest, acceptsKeys, allowsOtherKeys, readSymbols());
    }

    LispType readType() {
        int kinds = cursor.readUnsigned();
        BigInteger low = readBound();
        return new LispType(kinds, low, readBound());
    }

    private BigInteger readBound() {
        byte[] bytes = cursor.readBytes();
        return bytes.length == 0 ? null : new BigInteger(bytes);
    }
}

package org.clysm.compiler.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.PackageChange;
import org.clysm.compiler.data.PackageListener;
import org.clysm.compiler.data.PackageSnapshot;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * The encoding of forms in which the compiler and the image talk, and the compiler's end of it.
 *
 * <p>Each end has package tables and a table of symbols by number. Each message tells the other end first what changed
 * in the packages since the last message of this end, and then one datum; so the tables are the same whenever a message
 * has been read. A symbol crosses by name once, in whichever direction, and by number from then on. The numbers of the
 * {@link StandardSymbols} are known to both ends from the start, and so are the packages that a fresh {@link Packages}
 * has. The compiler numbers the symbols that it makes upwards from 978, the image downwards from -1.
 *
 * <h2>Messages</h2>
 *
 * A message is a sequence of 16-bit units, any value of which may occur; in Java and JavaScript it is a string.
 *
 * <p><b>number</b>, an integer n from 0 to 2^30-1: one unit n if n is below 0x8000; else the two units 0x8000 +
 * n/0x8000 and n mod 0x8000.
 *
 * <p><b>head</b>, a tag t from 0 to 31 with an operand n as of a number: one unit t*2048 + n if n is below 2047; else
 * the unit t*2048 + 2047, then n as a number.
 *
 * <p><b>text</b>: the number of units, then the units: the UTF-16 form of a string.
 *
 * <p><b>message</b>: the number of journal entries, the entries, the datum.
 *
 * <h2>Data</h2>
 *
 * A datum is a head, with the tag and operand below, and what follows it. The number i of a symbol is written as the
 * operand 2i if i is not negative, and as -2i-1 if it is.
 *
 * <pre>
 * tag               operand         what follows               what it is
 *  0 SYMBOL         symbol number                              a symbol that both ends know
 *  1 NEW_SYMBOL     symbol number   text: its name             a symbol that the reader of the message makes now;
 *                                                              it has no home until an INTERNED gives it one
 *  2 LIST           n, at least 1   n data                     a proper list
 *  3 LIST_STAR      n, at least 1   n data and one more        a list that has the last one as its tail
 *  4 INTEGER        n                                          the integer n
 *  5 NEGATIVE       n                                          the integer -n-1
 *  6 BIGNUM         n               n units: two's complement, an integer outside [-2^30, 2^30-1]
 *                                   the least significant
 *                                   first, as few as can be
 *  7 RATIO          0               two integers               numerator/denominator
 *  8 COMPLEX        0               two reals                  real part, imaginary part
 *  9 SINGLE         0               2 units, the least         the single-float with these bits
 *                                   significant first
 * 10 DOUBLE         0               4 units, likewise          the double-float with these bits
 * 11 CHARACTER      code                                       a character
 * 12 STRING         n               n units: UTF-16            a simple string
 * 13 VECTOR         n               n data                     a simple vector
 * 14 BIT_VECTOR     n               ceiling(n/16) units        a simple bit-vector; bit i is bit i mod 16 of
 *                                                              unit floor(i/16), bit 0 the least significant
 * 15 ARRAY          rank n          a datum: the element type, an array that is none of the above
 *                                   n numbers: the dimensions,
 *                                   data in row-major order
 * 16 STRUCTURE      n               a symbol: the name,        a #S that was read but not yet made
 *                                   n times keyword and datum
 * 17 HANDLE         n                                          the object at this place in the table of
 *                                                              handles in the image
 * 18 LABEL          n               a datum, of tag 2, 3, 13,  the datum, which occurs elsewhere too
 *                                   15 or 16
 * 19 REFERENCE      n                                          the object that has the label n
 * 20 ORIGINAL       n               a datum                    a copy of the object at this place in the table of
 *                                                              handles; only the image writes it
 * </pre>
 *
 * <p>An object that occurs more than once has a label at its first occurrence; labels count from 0 within a message, in
 * the order in which they stand there. A reference may stand inside the labelled object, which therefore must be made
 * before its parts are read. A label in the tail of a LIST_STAR lets lists share their ends. Conses, general vectors,
 * arrays and structures keep their identity in this way; equal numbers and strings may become one object or several.
 *
 * <p>{@code eval} must not copy literals (CLHS 3.2.4), so the image tells of which objects in a form the copies are.
 * The compiler looks into the copies; where it gives one back, it writes the handle of the original.
 *
 * <h2>The journal</h2>
 *
 * An entry is a head, with the tag and operand below, and what follows it. Entries are carried out in order, without
 * checks, as {@link Packages#replay} does. Most are about the <i>subject</i>, which is the package that the last
 * SUBJECT, CREATED or RENAMED of the message named. Names are those at the time of the change.
 *
 * <pre>
 * tag               operand         what follows               what changed
 *  0 SUBJECT        n               n units: a package name    nothing; it is the subject now
 *  1 CREATED        n               n+1 texts: the name and    there is a new package, the subject now;
 *                                   the nicknames              it uses nothing
 *  2 RENAMED        n               n+1 texts, likewise        the subject has these names and no others
 *  3 DELETED        0                                          the subject is gone
 *  4 USED           n               n units: a package name    the subject uses it, after those it uses already
 *  5 UNUSED         n               n units: a package name    the subject no longer uses it
 *  6 INTERNED       1 if external,  a symbol                   it is present in the subject, which is its home
 *                   else 0
 *  7 PRESENT        likewise        a symbol                   it is present in the subject, as said and only so
 *  8 ABSENT         0               a symbol                   it is no longer present in the subject, nor a
 *                                                              shadowing symbol of it
 *  9 SHADOWING      0               a symbol                   it is a shadowing symbol of the subject
 * 10 HOMELESS       0               a symbol                   it has no home
 * </pre>
 */
public final class Codec implements PackageListener {
    private final Packages packages;
    private final Map<Integer, Symbol> symbols = new HashMap<>();
    private final List<PackageChange> journal = new ArrayList<>();
    private final Map<Object, Handle> originals = new IdentityHashMap<>();

    private Codec(Packages packages) {
        this.packages = packages;
    }

    /**
     * Makes the codec of a session whose image knows nothing beyond a fresh session: the first message tells it all
     * that is in the packages. From now on it listens to the packages.
     */
    public static Codec ofNewImage(Packages packages) {
        Codec codec = new Codec(packages);
        codec.journal.addAll(PackageSnapshot.of(packages));
        packages.setListener(codec);
        return codec;
    }

    /**
     * Makes the codec of a session whose image already has what a snapshot tells; brings fresh packages into the same
     * state. From now on it listens to the packages.
     *
     * @param snapshot a message of {@link #snapshot}
     * @throws IllegalArgumentException if {@code snapshot} is no message
     */
    public static Codec ofImageWith(String snapshot, Packages packages) {
        Codec codec = new Codec(packages);
        codec.decode(snapshot);
        packages.setListener(codec);
        return codec;
    }

    /**
     * Makes the codec of a session whose image has the same packages and knows their symbols by number. From now on it
     * listens to the packages.
     */
    public static Codec ofImageInStep(Packages packages) {
        Codec codec = new Codec(packages);
        for (Package each : packages.all()) {
            each.internalSymbols().forEach(codec::setKnown);
            each.externalSymbols().forEach(codec::setKnown);
        }
        packages.setListener(codec);
        return codec;
    }

    /**
     * Returns a message that brings a fresh session to the present state of the packages, with the same symbols under
     * the same numbers, and with more symbols without a home.
     *
     * @param symbols the homeless symbols that both ends of the new session shall know by number
     */
    public static String snapshot(Packages packages, List<Symbol> symbols) {
        Codec codec = new Codec(packages);
        codec.journal.addAll(PackageSnapshot.of(packages));
        return codec.encode(Lists.fromJava(symbols));
    }

    /** Adds a change to the journal of the next message. */
    @Override
    public void packageChanged(PackageChange change) {
        journal.add(change);
    }

    /** Tells whether a message with NIL as its datum would tell the other end nothing. */
    public boolean isJournalEmpty() {
        return journal.isEmpty();
    }

    /** Tells whether the other end knows this symbol by its number. */
    public boolean isKnown(Symbol symbol) {
        return symbol.isStandard() || symbols.containsKey(symbol.id());
    }

    /** Notes that the other end has got to know this symbol in some other way than by a message. */
    public void setKnown(Symbol symbol) {
        if (!symbol.isStandard()) {
            symbols.put(symbol.id(), symbol);
        }
    }

    /** Returns the symbol with this number, or null if it is not known to both ends. */
    public Symbol symbol(int id) {
        return id >= 0 && id < StandardSymbols.COUNT ? StandardSymbols.all().get(id) : symbols.get(id);
    }

    /** Returns the object in the image of which an object from a message is a copy, if the message said so, or null. */
    public Handle original(Object copy) {
        return originals.get(copy);
    }

    void setOriginal(Object copy, Handle original) {
        originals.put(copy, original);
    }

    /** Forgets of what objects copies were; from now on these are objects like others. */
    public void forgetOriginals() {
        originals.clear();
    }

    /**
     * Returns a message of the changes since the last one, and a datum. Both count as told: each message is to be read
     * by the other end, in order.
     *
     * @throws IllegalArgumentException if part of {@code datum} is no Lisp object
     */
    public String encode(Object datum) {
        Encoder encoder = new Encoder(this);
        encoder.writeJournal(journal);
        journal.clear();
        encoder.writeWhole(datum);
        return encoder.message();
    }

    /**
     * Reads a message: carries out its journal, which the listener of the packages does not hear of, and returns its
     * datum. Its conses have no source positions; {@link org.clysm.compiler.data.Positions#transfer} may give them
     * some.
     *
     * @throws IllegalArgumentException if this is no message
     */
    public Object decode(String message) {
        try {
            Decoder decoder = new Decoder(this, message);
            decoder.readJournal();
            return decoder.readWhole();
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the message is cut off", e);
        }
    }

    Packages packages() {
        return packages;
    }
}

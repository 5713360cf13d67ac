package org.clysm.compiler.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.PackageSnapshot;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.StructureLiteral;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.reader.Reader;
import org.clysm.compiler.reader.ReaderContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sessions talk: {@code near} plays the compiler, {@code far} the image, with a codec of the same kind. */
class CodecTest {
    private final Packages nearPackages = new Packages();
    private final Packages farPackages = new Packages();
    private final Codec near = Codec.ofNewImage(nearPackages);
    private final Codec far = Codec.ofNewImage(farPackages);

    private Object read(String text) {
        ReaderContext context = new ReaderContext(nearPackages, new Positions());
        return new Reader(new SourceText("test", text), context).read();
    }

    private Object send(Object datum) {
        return far.decode(near.encode(datum));
    }

    private Object sendBack(Object datum) {
        return near.decode(far.encode(datum));
    }

    private String printFar(Object datum) {
        return Printer.full(datum, farPackages.commonLispUser());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NIL",
                "T",
                "CAR",
                "()",
                "FOO",
                ":KEY",
                "|odd name|",
                "SYS::%X",
                "FFI::Y",
                "CLYSM::Z",
                "||",
                "0",
                "1",
                "2046",
                "2047",
                "2048",
                "32767",
                "32768",
                "65535",
                "65536",
                "1073741823",
                "1073741824",
                "-1",
                "-2047",
                "-2048",
                "-2049",
                "-32768",
                "-32769",
                "-1073741824",
                "-1073741825",
                "4294967295",
                "-4294967296",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "-9223372036854775809",
                "123456789012345678901234567890123456789",
                "-340282366920938463463374607431768211456",
                "1/2",
                "-1/3",
                "123456789012345678901234567890/7",
                "0.0",
                "-0.0",
                "1.5",
                "-1.0e-30",
                "3.4028235e38",
                "1.4e-45",
                "0.0d0",
                "-0.0d0",
                "1.5d0",
                "4.9d-324",
                "1.7976931348623157d308",
                "#C(1 2)",
                "#C(1/2 -3)",
                "#C(1.5 -0.0)",
                "#C(1.0d0 2.0d0)",
                "#\\a",
                "#\\Nul",
                "#\\Newline",
                "#\\U+D800",
                "#\\U+FFFF",
                "#\\U+10FFFF",
                "\"\"",
                "\"abc\"",
                "\"\u0000\uFFFF λ𝔸\"",
                "(A)",
                "(A B C)",
                "(A . B)",
                "(A B . C)",
                "((A) (B (C . D)))",
                "(NIL)",
                "'A",
                "#'(LAMBDA (X) X)",
                "#()",
                "#(A #(B) \"s\")",
                "#*",
                "#*1",
                "#*1010101010101010",
                "#*10101010101010101",
                "#0AX",
                "#2A((1 2) (3 4))",
                "#3A(((1)) ((2)))",
                "#2A()",
                "#S(POINT :X 1 :Y (A))"
            })
    void everyDatumSurvives(String text) {
        Object datum = read(text);
        Object there = send(datum);
        assertThat(printFar(there)).isEqualTo(Printer.full(datum, nearPackages.commonLispUser()));
        Object back = sendBack(there);
        assertThat(Printer.full(back, nearPackages.commonLispUser()))
                .isEqualTo(Printer.full(datum, nearPackages.commonLispUser()));
        assertThat(back.getClass()).isEqualTo(datum.getClass());
    }

    @Test
    void floatsKeepTheirBits() {
        float oddNan = Float.intBitsToFloat(0x7FC12345);
        assertThat(Float.floatToRawIntBits((Float) send(oddNan))).isEqualTo(0x7FC12345);
        assertThat(send(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void stringsMayHoldUnpairedSurrogates() {
        String odd = "\uDC00a\uD800";
        assertThat(send(odd)).isEqualTo(odd);
        String lengthy = "x".repeat(100_000);
        assertThat(send(lengthy)).isEqualTo(lengthy);
    }

    @Test
    void longListsAndVectorsNeedNoStack() {
        Object list = Symbol.NIL;
        for (long i = 0; i < 100_000; i++) {
            list = new Cons(i, list);
        }
        assertThat(Lists.length(send(list))).isEqualTo(100_000);
        assertThat(((LispVector) send(new LispVector(Lists.toJava(list).toArray()))).length())
                .isEqualTo(100_000);
    }

    @Test
    void handlesAndElementTypesCross() {
        assertThat(send(new Handle(70_000))).isEqualTo(new Handle(70_000));
        LispArray bytes = new LispArray(read("(unsigned-byte 8)"), new int[] {3}, new Object[] {1L, 2L, 255L});
        LispArray there = (LispArray) send(bytes);
        assertThat(printFar(there.elementType())).isEqualTo("(UNSIGNED-BYTE 8)");
        assertThat(there.dimension(0)).isEqualTo(3);
        assertThat(there.get(2)).isEqualTo(255L);
    }

    @Test
    void symbolsKeepTheirIdentity() {
        Symbol foo = nearPackages.commonLispUser().intern("FOO");
        Symbol loose = nearPackages.makeSymbol("G");
        Object there = send(Lists.list(foo, loose, loose, nearPackages.makeSymbol("G")));
        assertThat(Lists.first(there)).isSameAs(farPackages.commonLispUser().find("FOO"));
        assertThat(((Symbol) Lists.second(there)).homePackage()).isNull();
        assertThat(Lists.second(there)).isSameAs(Lists.third(there)).isNotSameAs(Lists.fourth(there));
        assertThat(((Symbol) Lists.second(there)).id()).isEqualTo(loose.id());
        Object back = sendBack(there);
        assertThat(Lists.first(back)).isSameAs(foo);
        assertThat(Lists.second(back)).isSameAs(loose);
        assertThat(send(loose)).isSameAs(Lists.second(there));
        assertThat(near.symbol(foo.id())).isSameAs(foo);
        assertThat(near.isKnown(loose)).isTrue();
        assertThat(near.isKnown(nearPackages.makeSymbol("NEW"))).isFalse();
    }

    @Test
    void knownSymbolsAreShort() {
        Symbol foo = nearPackages.commonLispUser().intern("A-RATHER-LONG-NAME");
        near.encode(foo);
        assertThat(near.encode(Lists.list(foo, foo, StandardSymbols.QUOTE))).hasSizeLessThan(8);
        Symbol told = nearPackages.makeSymbol("TOLD");
        near.setKnown(told);
        assertThat(near.encode(told)).hasSizeLessThan(4).doesNotContain("TOLD");
    }

    @Test
    void symbolsMadeByTheImageHaveNegativeNumbers() {
        Symbol made = farPackages.makeSymbol("MADE", -1);
        Symbol deep = farPackages.makeSymbol("DEEP", -40_000);
        Object here = sendBack(Lists.list(made, deep));
        assertThat(((Symbol) Lists.first(here)).id()).isEqualTo(-1);
        assertThat(((Symbol) Lists.second(here)).id()).isEqualTo(-40_000);
        Object back = send(here);
        assertThat(Lists.first(back)).isSameAs(made);
        assertThat(Lists.second(back)).isSameAs(deep);
    }

    @Test
    void sharedPartsStayShared() {
        Cons shared = (Cons) read("(a b)");
        LispVector vector = new LispVector(1L);
        Object there = send(Lists.list(shared, vector, shared, new Cons(0L, shared.cdr()), vector));
        assertThat(Lists.first(there)).isSameAs(Lists.third(there));
        assertThat(Lists.second(there)).isSameAs(Lists.nth(4, there));
        assertThat(Lists.cdr(Lists.first(there))).isSameAs(Lists.cdr(Lists.fourth(there)));
        assertThat(printFar(there)).isEqualTo("((A B) #(1) (A B) (0 B) #(1))");
    }

    @Test
    void unsharedPartsNeedNoLabels() {
        assertThat(near.encode(Lists.list(1L, Lists.list(2L, 3L))))
                .isEqualTo("\0" + head(2, 2) + head(4, 1) + head(2, 2) + head(4, 2) + head(4, 3));
    }

    private static char head(int tag, int operand) {
        return (char) (tag * 2048 + operand);
    }

    @Test
    void circlesStayCircles() {
        Cons ring = (Cons) send(read("#1=(a b . #1#)"));
        assertThat(((Cons) ring.cdr()).cdr()).isSameAs(ring);
        LispVector vector = (LispVector) send(read("#1=#(x (#1#))"));
        assertThat(Lists.first(vector.get(1))).isSameAs(vector);
        LispArray array = (LispArray) send(read("#1=#2A((#2=(y) (#1# #2#)))"));
        assertThat(Lists.first(array.get(1))).isSameAs(array);
        assertThat(Lists.second(array.get(1))).isSameAs(array.get(0));
        StructureLiteral structure = (StructureLiteral) send(read("#1=#S(node :next #1#)"));
        assertThat(structure.value(0)).isSameAs(structure);
        Cons tail = (Cons) send(read("(a #1=(b) . #1#)"));
        assertThat(Lists.second(tail)).isSameAs(((Cons) tail.cdr()).cdr());
    }

    @Test
    void theJournalKeepsBothSidesAlike() {
        Package mine = nearPackages.make("MINE", List.of("M"), List.of(nearPackages.commonLisp()));
        mine.internExternal("API");
        nearPackages.shadow("CAR", mine);
        nearPackages.use(mine, nearPackages.commonLispUser());
        send(Symbol.NIL);
        assertThat(PackageSnapshot.of(farPackages)).hasSameSizeAs(PackageSnapshot.of(nearPackages));
        Package theirs = farPackages.find("M");
        assertThat(farPackages.commonLispUser().find("API")).isSameAs(theirs.find("API"));
        assertThat(theirs.find("CAR").homePackage()).isSameAs(theirs);
        assertThat(near.isJournalEmpty()).isTrue();
        assertThat(far.isJournalEmpty()).as("what was told is not told back").isTrue();

        Symbol api = theirs.find("API");
        farPackages.unuse(theirs, farPackages.commonLispUser());
        farPackages.unexport(api, theirs);
        farPackages.rename(theirs, "YOURS", List.of("Y", "YY"));
        farPackages.unintern(theirs.find("CAR"), theirs);
        farPackages.delete(farPackages.make("GONE", List.of(), List.of(theirs)));
        assertThat(sendBack(api)).isSameAs(mine.find("API"));
        assertThat(mine.name()).isEqualTo("YOURS");
        assertThat(nearPackages.find("YY")).isSameAs(mine);
        assertThat(mine.find("CAR")).isSameAs(StandardSymbols.find("CAR"));
        assertThat(mine.findExternal("API")).isNull();
        assertThat(nearPackages.find("GONE")).isNull();
        assertThat(nearPackages.commonLispUser().useList()).doesNotContain(mine);
        assertThat(PackageSnapshot.of(nearPackages)).hasSameSizeAs(PackageSnapshot.of(farPackages));
    }

    @Test
    void changesAreToldInTheNamesOfTheirTime() {
        Package mine = nearPackages.make("FIRST", List.of(), List.of());
        mine.intern("A");
        nearPackages.rename(mine, "SECOND", List.of());
        mine.intern("B");
        nearPackages.make("FIRST", List.of(), List.of()).intern("C");
        send(Symbol.NIL);
        assertThat(farPackages.find("SECOND").find("A")).isNotNull();
        assertThat(farPackages.find("SECOND").find("B")).isNotNull();
        assertThat(farPackages.find("FIRST").find("C")).isNotNull();
        assertThat(farPackages.find("FIRST").find("A")).isNull();
    }

    @Test
    void aNewImageIsToldWhatWasThereBefore() {
        Packages old = new Packages();
        old.ffi().internExternal("DEFINE-FOREIGN-FUNCTION");
        old.make("LIB", List.of(), List.of(old.commonLisp())).intern("X");
        Codec codec = Codec.ofNewImage(old);
        Packages fresh = new Packages();
        Codec image = Codec.ofNewImage(fresh);
        image.decode(codec.encode(Symbol.NIL));
        assertThat(PackageSnapshot.of(fresh)).hasSameSizeAs(PackageSnapshot.of(old));
        assertThat(fresh.find("LIB").find("X").id())
                .isEqualTo(old.find("LIB").find("X").id());
    }

    @Test
    void aSnapshotRestoresSymbolsAndNumbers() {
        Symbol foo = nearPackages.system().internExternal("FOO");
        Symbol loose = nearPackages.makeSymbol("LOOSE");
        String snapshot = Codec.snapshot(nearPackages, List.of(loose));
        Packages restored = new Packages();
        Codec codec = Codec.ofImageWith(snapshot, restored);
        assertThat(restored.system().findExternal("FOO").id()).isEqualTo(foo.id());
        assertThat(codec.symbol(loose.id()).name()).isEqualTo("LOOSE");
        assertThat(codec.isJournalEmpty()).isTrue();
        assertThat(restored.makeSymbol("NEXT").id()).isGreaterThan(loose.id());
        assertThat(Codec.snapshot(restored, List.of(codec.symbol(loose.id())))).isEqualTo(snapshot);
    }

    @Test
    void whatIsNoMessageIsRefused() {
        String message = near.encode(read("(a #(1 2) \"s\" 1.5 #1=(b) #1# 123456789012345678901234567890)"));
        for (int i = 0; i < message.length(); i++) {
            String cut = message.substring(0, i);
            Codec codec = Codec.ofNewImage(new Packages());
            assertThatThrownBy(() -> codec.decode(cut))
                    .as("first %d units", i)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        Codec codec = Codec.ofNewImage(new Packages());
        assertThatThrownBy(() -> codec.decode(message + "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> near.decode("\0\uFFFE")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> near.decode("\0" + head(0, 2044))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> near.encode(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}

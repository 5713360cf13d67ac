package org.clysm.compiler.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.clysm.compiler.reader.Reader;
import org.clysm.compiler.reader.ReaderContext;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private final Positions positions = new Positions();
    private final ReaderContext context = new ReaderContext(new Packages(), positions);

    private Object read(String name, String text) {
        return new Reader(new SourceText(name, text), context).read();
    }

    /** Reads an expansion as the image would return it: without positions. */
    private Object unplaced(String text) {
        Object form = read("expansion", text);
        strip(form);
        return form;
    }

    private static void strip(Object form) {
        if (form instanceof Cons cons) {
            cons.setPosition(0);
            strip(cons.car());
            strip(cons.cdr());
        }
    }

    private String place(Object form) {
        SourcePosition position = positions.of(form);
        return position == null ? "none" : position.toString();
    }

    @Test
    void partsOfTheOriginalKeepTheirPlace() {
        Object original = read("f", "(when (> x 0)\n  (print x)\n  (go (done)))");
        Object expanded = unplaced("(if (> x 0) (progn (print x) (go (done))) nil)");
        Positions.transfer(original, expanded);
        assertThat(place(expanded)).isEqualTo("none");
        assertThat(place(Lists.second(expanded))).isEqualTo("f:1:7");
        Object progn = Lists.third(expanded);
        assertThat(place(progn)).isEqualTo("none");
        assertThat(place(Lists.cdr(progn))).as("a tail of the original").isEqualTo("f:2:3");
        assertThat(place(Lists.second(progn))).isEqualTo("f:2:3");
        assertThat(place(Lists.third(progn))).isEqualTo("f:3:3");
        assertThat(place(Lists.second(Lists.third(progn)))).isEqualTo("f:3:7");
    }

    @Test
    void atomsAreComparedByValue() {
        Object original = read("f", "(m (a 1 1.5 \"s\" #\\c 2/3 99999999999999999999))");
        Object expanded = unplaced("((a 1 1.5 \"s\" #\\c 2/3 99999999999999999999) (a 1 1.5d0 \"s\" #\\c 2/3 3))");
        Positions.transfer(original, expanded);
        assertThat(place(Lists.first(expanded))).isEqualTo("f:1:4");
        assertThat(place(Lists.second(expanded))).isEqualTo("none");
    }

    @Test
    void theFirstOfEqualPartsGivesThePlace() {
        Object original = read("f", "(m (a b) (a b))");
        Object expanded = unplaced("((a b))");
        Positions.transfer(original, expanded);
        assertThat(place(Lists.first(expanded))).isEqualTo("f:1:4");
    }

    @Test
    void uninternedSymbolsOfOneNameDiffer() {
        Object original = read("f", "(m (#:g 1))");
        Object expanded = unplaced("((#:g 1))");
        Positions.transfer(original, expanded);
        assertThat(place(Lists.first(expanded))).isEqualTo("none");
    }

    @Test
    void theFormItselfMayComeBack() {
        Object original = read("f", "(m (a))");
        Positions.transfer(original, original);
        assertThat(place(original)).isEqualTo("f:1:1");
        Object copy = unplaced("(m (a))");
        Positions.transfer(original, copy);
        assertThat(place(copy)).isEqualTo("f:1:1");
    }

    @Test
    void circlesAndSharedPartsEnd() {
        Object original = read("f", "(m #1=(a . #1#) (b c))");
        Object expanded = unplaced("((b c))");
        ((Cons) expanded).setCdr(expanded);
        Positions.transfer(original, expanded);
        assertThat(place(Lists.first(expanded))).isEqualTo("f:1:17");
        assertThat(place(expanded)).isEqualTo("none");
        Object doubled = Symbol.NIL;
        for (int i = 0; i < 100; i++) {
            doubled = new Cons(doubled, doubled);
        }
        Positions.transfer(new Cons(doubled, doubled), new Cons(doubled, Symbol.NIL));
    }

    @Test
    void aStalePlaceIsTakenAway() {
        Object original = read("f", "(m a)");
        Cons expanded = (Cons) read("g", "(other)");
        Positions.transfer(original, expanded);
        assertThat(place(expanded)).isEqualTo("none");
    }

    @Test
    void excerptsPointAtTheCharacter() {
        SourceText source = new SourceText("f", "one\n\ttwo 𝔸x\r\n\nend");
        assertThat(source.excerpt(0)).isEqualTo("one\n^");
        assertThat(source.excerpt(5)).isEqualTo("\ttwo 𝔸x\n\t^");
        int x = source.text().indexOf('x');
        assertThat(source.excerpt(x)).isEqualTo("\ttwo 𝔸x\n\t     ^");
        assertThat(source.line(x)).isEqualTo(2);
        assertThat(source.column(x)).isEqualTo(7);
        assertThat(source.lineText(3)).isEmpty();
        assertThat(source.excerpt(source.text().length())).isEqualTo("end\n   ^");
        assertThat(new SourcePosition(source, x).format("bad")).isEqualTo("f:2:7: bad\n\ttwo 𝔸x\n\t     ^");
        assertThat(new SourceText("e", "").excerpt(0)).isEqualTo("\n^");
    }
}

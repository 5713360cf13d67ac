package org.clysm.compiler.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.data.StructureLiteral;
import org.clysm.compiler.data.Symbol;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private final Packages packages = new Packages();
    private final Positions positions = new Positions();
    private final ReaderContext context = new ReaderContext(packages, positions);

    private Reader reader(String text) {
        return new Reader(new SourceText("test.lisp", text), context);
    }

    private Object read(String text) {
        return reader(text).read();
    }

    private String print(Object datum) {
        return Printer.full(datum, packages.commonLispUser());
    }

    @Test
    void formsAreReadOneByOneInTheCurrentPackage() {
        Package other = packages.make("OTHER", List.of(), List.of(packages.commonLisp()));
        Reader reader = reader("foo foo car");
        Symbol first = (Symbol) reader.read();
        context.setCurrentPackage(other);
        Symbol second = (Symbol) reader.read();
        assertThat(first.homePackage()).isSameAs(packages.commonLispUser());
        assertThat(second.homePackage()).isSameAs(other);
        assertThat(((Symbol) reader.read()).homePackage()).isSameAs(packages.commonLisp());
        assertThat(reader.read()).isSameAs(Reader.EOF);
        assertThat(reader.read()).isSameAs(Reader.EOF);
    }

    @Test
    void readBaseAppliesToIntegersAndRatiosOnly() {
        context.setReadBase(16);
        assertThat(print(read("(ff -10 10. f/a 1e5 1.5 1.5e1 #b101 #10r99 xyz)")))
                .isEqualTo("(255 -16 10 3/2 485 1.5 15.0 5 99 XYZ)");
        context.setReadBase(2);
        assertThat(print(read("(101 102 3. 1/10 12/3)"))).isEqualTo("(5 |102| 3 1/2 |12/3|)");
        context.setReadBase(36);
        assertThat(print(read("(zz + 1.0)"))).isEqualTo("(1295 + 1.0)");
        assertThatThrownBy(() -> context.setReadBase(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> context.setReadBase(37)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void defaultFloatFormatDecidesPlainFloatsAndMarkerE() {
        context.setDefaultFloatFormat(FloatFormat.DOUBLE);
        assertThat(Lists.toJava(read("(1.5 1e0 1s0 1f0 1d0 1l0)"))).containsExactly(1.5, 1.0, 1f, 1f, 1.0, 1.0);
        context.setDefaultFloatFormat(FloatFormat.SINGLE);
        assertThat(Lists.toJava(read("(1.5 1e0 1s0 1f0 1d0 1l0)"))).containsExactly(1.5f, 1f, 1f, 1f, 1.0, 1.0);
    }

    @Test
    void integersAreNormalised() {
        assertThat(read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(read("18446744073709551616/2").toString()).isEqualTo("9223372036854775808");
        assertThat(read("18446744073709551616/4")).isEqualTo(1L << 62);
    }

    @Test
    void readTimeEvaluationGetsTheFormAndIsRefusedWithoutAnEvaluator() {
        List<String> evaluated = new ArrayList<>();
        context.setEvaluator(form -> {
            evaluated.add(print(form));
            return 42L;
        });
        assertThat(print(read("(a #.(+ 1 x) #p\"f\" `(,y #.z))"))).isEqualTo("(A 42 42 (CONS Y '(42)))");
        assertThat(evaluated).containsExactly("(+ 1 X)", "(PARSE-NAMESTRING \"f\")", "Z");
        context.setEvaluator(null);
        assertThatThrownBy(() -> read("#.(f)")).isInstanceOf(ReaderException.class);
    }

    @Test
    void whatTheEvaluatorThrowsLeavesTheReader() {
        IllegalStateException failure = new IllegalStateException("boom");
        context.setEvaluator(form -> {
            throw failure;
        });
        assertThatThrownBy(() -> read("#.(f)")).isSameAs(failure);
    }

    @Test
    void everyReadMakesNewUninternedSymbols() {
        Cons list = (Cons) read("(#:a #:a)");
        assertThat(Lists.first(list)).isNotSameAs(Lists.second(list));
        assertThat(((Symbol) Lists.first(list)).homePackage()).isNull();
    }

    @Test
    void skippedTextInternsNothing() {
        read("(#+nope (alpha beta:gamma #:delta #\\no-such) #-nope epsilon)");
        assertThat(packages.commonLispUser().find("ALPHA")).isNull();
        assertThat(packages.commonLispUser().find("EPSILON")).isNotNull();
        assertThat(packages.keyword().find("NOPE")).isNotNull();
    }

    @Test
    void labelsKeepIdentity() {
        Cons list = (Cons) read("(#1=(a) #2=\"s\" #1# #2# #3=#(1) #3#)");
        assertThat(Lists.first(list)).isSameAs(Lists.third(list));
        assertThat(Lists.second(list)).isSameAs(Lists.fourth(list));
        assertThat(Lists.nth(4, list)).isSameAs(Lists.nth(5, list));
    }

    @Test
    void labelsMakeCircles() {
        Cons ring = (Cons) read("#1=(a b . #1#)");
        assertThat(((Cons) ring.cdr()).cdr()).isSameAs(ring);
        Cons inner = (Cons) read("(#1=(x #1#))");
        assertThat(Lists.second(inner.car())).isSameAs(inner.car());
        LispVector vector = (LispVector) read("#1=#(1 (2 #1#))");
        assertThat(Lists.second(vector.get(1))).isSameAs(vector);
        LispArray array = (LispArray) read("#1=#2A((1 (#1#)))");
        assertThat(Lists.first(array.get(1))).isSameAs(array);
        StructureLiteral structure = (StructureLiteral) read("#1=#S(node :next #1#)");
        assertThat(structure.value(0)).isSameAs(structure);
        Cons both = (Cons) read("#1=(#2=(#1# . #2#))");
        assertThat(Lists.first(both.car())).isSameAs(both);
        assertThat(((Cons) both.car()).cdr()).isSameAs(both.car());
        assertThat(((Cons) read("#1=(a . #2=(b . #1#))")).cdr()).isInstanceOf(Cons.class);
    }

    @Test
    void labelsAreForgottenAfterEachForm() {
        Reader reader = reader("#1=a #1#");
        reader.read();
        assertThatThrownBy(reader::read).isInstanceOf(ReaderException.class);
    }

    @Test
    void everyConsHasAPosition() {
        Cons form = (Cons) read("; head\n(defun f\n  (x) 'y\n  `(a ,x))");
        assertThat(place(form)).isEqualTo("test.lisp:2:1");
        Cons name = (Cons) form.cdr();
        assertThat(place(name)).isEqualTo("test.lisp:2:8");
        Cons parameters = (Cons) name.cdr();
        assertThat(place(parameters)).isEqualTo("test.lisp:3:3");
        assertThat(place(parameters.car())).isEqualTo("test.lisp:3:3");
        assertThat(place(Lists.nth(3, form))).isEqualTo("test.lisp:3:7");
        assertThat(place(Lists.cdr(Lists.nth(3, form)))).isEqualTo("test.lisp:3:7");
        assertThat(place(Lists.nth(4, form))).isEqualTo("test.lisp:4:3");
        assertThat(print(Lists.nth(4, form))).isEqualTo("(LIST 'A X)");
    }

    private String place(Object form) {
        return positions.of(form).toString();
    }

    @Test
    void positionsOfSeveralSourcesAreDistinct() {
        Object first = new Reader(new SourceText("a.lisp", "(a)"), context).read();
        Object second = new Reader(new SourceText("b.lisp", "\n (b)"), context).read();
        assertThat(place(first)).isEqualTo("a.lisp:1:1");
        assertThat(place(second)).isEqualTo("b.lisp:2:2");
        assertThat(positions.of(new Cons(1L, 2L))).isNull();
        assertThat(positions.of("atom")).isNull();
    }

    @Test
    void theReaderTellsWhereEachFormBegins() {
        Reader reader = reader("a #|x|# ; c\n  \"b\" #+nope x c");
        reader.read();
        assertThat(reader.formPosition()).hasToString("test.lisp:1:1");
        reader.read();
        assertThat(reader.formPosition()).hasToString("test.lisp:2:3");
        reader.read();
        assertThat(reader.formPosition()).hasToString("test.lisp:2:16");
    }

    @Test
    void aByteOrderMarkAndAScriptLineAreSkipped() {
        assertThat(print(read("#!/usr/bin/env clysm run\n(a)"))).isEqualTo("(A)");
        assertThat(print(read("\uFEFF(a)"))).isEqualTo("(A)");
        assertThat(print(read("\uFEFF#!x\n(a)"))).isEqualTo("(A)");
        assertThat(read("#!x")).isSameAs(Reader.EOF);
        assertThat(read("")).isSameAs(Reader.EOF);
    }

    @Test
    void linesMayEndInReturnAndNewline() {
        Object form = read("(a ; c\r\n b\r\n \"x\r\ny\")\r\n");
        assertThat(print(form)).isEqualTo("(A B \"x\r\ny\")");
        assertThatThrownBy(() -> read("(a\r\n  x:y)\r\n"))
                .isInstanceOfSatisfying(
                        ReaderException.class,
                        e -> assertThat(e.format())
                                .isEqualTo("test.lisp:2:3: there is no package named X\n  x:y)\n  ^"));
    }

    @Test
    void errorsShowTheLine() {
        assertThatThrownBy(() -> read("(a\n\t(b λ𝔸 no:where) c)"))
                .isInstanceOfSatisfying(
                        ReaderException.class,
                        e -> assertThat(e.format())
                                .isEqualTo("test.lisp:2:8: there is no package named NO\n"
                                        + "\t(b λ𝔸 no:where) c)\n"
                                        + "\t      ^"));
    }

    @Test
    void onlyIncompleteTextIsAnEndOfFile() {
        for (String text : List.of("(a", "\"a", "|a", "#|", "'", "#", "#(1", "`(a ,", "#+x", "a\\", "#x", "#\\")) {
            assertThatThrownBy(() -> read(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            ReaderException.class,
                            e -> assertThat(e.isEndOfFile()).isTrue());
        }
        for (String text : List.of(")", "(a . )", "x:y", "#<", "#xg", ",a", "1/0", "...")) {
            assertThatThrownBy(() -> read(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            ReaderException.class,
                            e -> assertThat(e.isEndOfFile()).isFalse());
        }
    }

    @Test
    void theReaderGoesOnAfterAFormThatIsWrong() {
        Reader reader = reader("`(a ,@b . ,@c) ,x y");
        assertThatThrownBy(reader::read).isInstanceOf(ReaderException.class);
        assertThatThrownBy(reader::read).isInstanceOf(ReaderException.class);
        assertThat(print(reader.read())).isEqualTo("X");
        assertThat(print(reader.read())).isEqualTo("Y");
    }

    @Test
    void endlessNestingIsAnErrorOfTheReader() {
        assertThatThrownBy(() -> read("\n" + "(".repeat(1_000_000)))
                .isInstanceOf(ReaderException.class)
                .hasMessage("the form is nested too deeply");
        Object deep = read("(".repeat(500) + ")".repeat(500));
        assertThat(deep).isInstanceOf(Cons.class);
    }

    @Test
    void longListsNeedNoStack() {
        Object list = read("(" + "x ".repeat(300_000) + ")");
        assertThat(Lists.length(list)).isEqualTo(300_000);
    }
}

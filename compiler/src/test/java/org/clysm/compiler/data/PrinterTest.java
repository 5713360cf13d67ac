package org.clysm.compiler.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrinterTest {
    private final Packages packages = new Packages();
    private final Package user = packages.commonLispUser();

    @Test
    void prefixesDependOnTheCurrentPackage() {
        Package other = packages.make("other", List.of(), List.of());
        Symbol inner = other.intern("IN");
        Symbol outer = other.internExternal("OUT");
        assertThat(Printer.full(inner, user)).isEqualTo("|other|::IN");
        assertThat(Printer.full(outer, user)).isEqualTo("|other|:OUT");
        assertThat(Printer.full(inner, other)).isEqualTo("IN");
        assertThat(Printer.full(StandardSymbols.find("CAR"), other)).isEqualTo("COMMON-LISP:CAR");
        packages.use(other, user);
        assertThat(Printer.full(outer, user)).isEqualTo("OUT");
        packages.shadow("OUT", user);
        assertThat(Printer.full(outer, user)).isEqualTo("|other|:OUT");
    }

    @Test
    void briefTextsAreShort() {
        Object list = Symbol.NIL;
        for (int i = 0; i < 100; i++) {
            list = new Cons(list, list);
        }
        assertThat(Printer.brief(list)).hasSizeLessThan(400).contains("...");
        Cons ring = new Cons(1L, Symbol.NIL);
        ring.setCdr(ring);
        assertThat(Printer.brief(ring)).isEqualTo("(1 1 1 1 1 1 1 1 ...)");
        assertThat(Printer.brief("x".repeat(1000))).hasSizeLessThan(200).endsWith("...\"");
        assertThat(Printer.brief(new LispVector(new Object[] {1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L})))
                .isEqualTo("#(1 2 3 4 5 6 7 8 ...)");
    }

    @Test
    void exceptionalFloatsAndHandlesHaveUnreadableForms() {
        assertThat(Printer.full(Double.NaN, user)).isEqualTo("#<DOUBLE-FLOAT NAN>");
        assertThat(Printer.full(Float.NEGATIVE_INFINITY, user)).isEqualTo("#<SINGLE-FLOAT NEGATIVE-INFINITY>");
        assertThat(Printer.full(-0.0, user)).isEqualTo("-0.0d0");
        assertThat(Printer.full(new Handle(7), user)).isEqualTo("#<image object 7>");
    }

    @Test
    void everyCharacterNameLeadsBack() {
        for (int code = 0; code <= Character.MAX_CODE_POINT; code += code < 0x3000 ? 1 : 97) {
            String name = new LispCharacter(code).name();
            if (name == null) {
                assertThat(code).isBetween(33, 126);
            } else {
                assertThat(LispCharacter.named(name)).as(name).isEqualTo(new LispCharacter(code));
            }
        }
    }
}

package org.clysm.compiler.expand;

import static org.assertj.core.api.Assertions.assertThat;

import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.CompilerServices.VariableKind;
import org.clysm.compiler.reader.Reader;
import org.clysm.compiler.reader.ReaderContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerServicesTest {

    private final TestExpansion expansion = new TestExpansion(Mode.PROGRAM);
    private final CompilerServices services = expansion.expander().services();

    private Object read(String text) {
        ReaderContext context = new ReaderContext(expansion.expander().packages(), new Positions());
        return new Reader(new SourceText("test", text), context).read();
    }

    @ParameterizedTest
    @CsvSource({
        "(when a b c), (IF A (PROGN B C) NIL), true",
        "(unless a (when b c)), (IF A NIL (WHEN B C)), true",
        "(if a b), (IF A B), false",
        "(f a), (F A), false",
        "a, A, false",
        "5, 5, false",
    })
    void macroexpand1(String form, String expected, boolean expanded) {
        CompilerServices.Expansion result = services.macroexpand1(read(form), 0);
        assertThat(result.form()).hasToString(expected);
        assertThat(result.expanded()).isEqualTo(expanded);
    }

    @Test
    void macroexpandRepeatsUntilTheFormIsNoMacroForm() {
        CompilerServices.Expansion result = services.macroexpand(read("(pop x)"), 0);
        assertThat(Lists.first(result.form())).hasToString("LET*");
        assertThat(result.expanded()).isTrue();
    }

    @Test
    void aSetfExpansionHasFiveValues() {
        assertThat(services.setfExpansion(read("(car x)"), 0))
                .hasToString("((#:CONS) (X) (#:NEW) (PROGN (RPLACA #:CONS #:NEW) #:NEW) (CAR #:CONS))");
    }

    @ParameterizedTest
    @CsvSource({"when, T", "mine, T", "if, NIL", "f, NIL", "unknown, NIL"})
    void macroFunctions(String name, String expected) {
        expansion.run("(defun f () 1) (defmacro mine () 1)");
        assertThat(services.macroFunction((Symbol) read(name), 0)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*print-base*, SPECIAL",
        "*mine*, SPECIAL",
        "c, CONSTANT",
        ":key, CONSTANT",
        "s, SYMBOL_MACRO",
        "x, UNKNOWN"
    })
    void variableKinds(String name, VariableKind expected) {
        expansion.run("(defvar *mine* 1) (defconstant c 2) (define-symbol-macro s 3)");
        assertThat(services.variableKind((Symbol) read(name), 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "5, true",
        "(quote a), true",
        ":a, true",
        "c, true",
        "s, true",
        "x, false",
        "(f), false",
        "\"\"\"s\"\"\", true"
    })
    void constants(String form, boolean expected) {
        expansion.run("(defconstant c 2) (define-symbol-macro s 3)");
        assertThat(services.isConstant(read(form), 0)).isEqualTo(expected);
    }
}

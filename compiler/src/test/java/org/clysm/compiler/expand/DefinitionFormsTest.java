package org.clysm.compiler.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clysm.compiler.data.Packages;
import org.junit.jupiter.api.Test;

class DefinitionFormsTest {

    private static final String PROGRAM = """
        (defmacro m () 1)
        (define-compiler-macro (setf f) (a) a)
        (defsetf place set-place)
        (define-symbol-macro s (car *x*))
        (defvar *x* 1)
        (defconstant c 7)
        (sys::define-global g sys::i32 0)
        (declaim (type fixnum *x*) (inline f) (notinline h) (ftype (function (fixnum) t) f)
                 (optimize (speed 2) (debug 0)) (declaration marked))
        (defun f (a &optional b &rest r &key k (l 1) &allow-other-keys) (list a b r k l))
        (defun (setf f) (new a) (list new a))
        (defun h (a) a)
        (setf (symbol-function 'indirect) #'h)
        (ffi:define-foreign-function log-it "host.log" (:string :fixnum) :void)
        (ffi:export-function h :as "H" :signature ((:float) :boolean))
        """;

    @Test
    void definitionsComeBackFromTheirForm() {
        TestExpansion expansion = new TestExpansion(Mode.PROGRAM);
        expansion.run(PROGRAM);
        expansion.expander().services().noteClassName(expansion.expander().gensym("POINT"), true);
        Packages packages = expansion.expander().packages();
        DefinitionForms forms =
                new DefinitionForms(packages, expansion.expander().foreignTypes());
        List<GlobalDefinition> definitions = expansion.expander().globals().definitions();
        GlobalEnvironment restored = new GlobalEnvironment();
        forms.fromForm(forms.toForm(definitions)).forEach(restored::define);
        assertThat(forms.toForm(restored.definitions()))
                .hasToString(forms.toForm(definitions).toString());
        assertThat(restored.definitions().stream().map(Object::getClass).distinct())
                .hasSize(GlobalDefinition.class.getPermittedSubclasses().length);
        assertThat(describe(restored)).isEqualTo(describe(expansion.expander().globals()));
    }

    /** Positions of foreign declarations are not kept, so that these are compared without. */
    private static List<String> describe(GlobalEnvironment globals) {
        return globals.definitions().stream()
                .map(definition -> definition.toString().replaceAll("position=[^\\]]*", ""))
                .toList();
    }
}

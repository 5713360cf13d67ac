package org.clysm.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.GlobalDefinition;
import org.clysm.compiler.expand.Mode;
import org.clysm.compiler.expand.TestExpansion;
import org.clysm.compiler.wasm.binary.ArchiveReader;
import org.clysm.compiler.wasm.binary.ArchiveWriter;
import org.junit.jupiter.api.Test;

class EnvironmentArchiveTest {

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
        """;

    @Test
    void definitionsComeBackFromTheArchive() {
        var expansion = new TestExpansion(Mode.PROGRAM);
        expansion.run(PROGRAM);
        var definitions = expansion.definitions();
        assertThat(definitions.stream().map(Object::getClass).distinct())
                .as("all kinds but exports, which a library does not have")
                .hasSize(GlobalDefinition.class.getPermittedSubclasses().length - 1);

        var archive = new ArchiveWriter();
        var out = new DataWriter(archive);
        definitions.forEach(definition -> EnvironmentArchive.write(out, definition));
        var cursor = new ArchiveReader(archive.toByteArray(), CoreTypes.newPool()).at(0);
        var in = new DataReader(cursor, expansion.packages(), symbols(expansion.packages())::get);
        var restored = IntStream.range(0, definitions.size())
                .mapToObj(_ -> EnvironmentArchive.read(in, expansion.foreignTypes()))
                .toList();
        assertThat(describe(restored)).isEqualTo(describe(definitions));
    }

    private static Map<Integer, Symbol> symbols(Packages packages) {
        Map<Integer, Symbol> result = new HashMap<>();
        packages.all().stream()
                .flatMap(each -> Stream.concat(each.internalSymbols().stream(), each.externalSymbols().stream()))
                .forEach(symbol -> result.put(symbol.id(), symbol));
        return result;
    }

    /** Positions of foreign declarations are not kept, so that these are compared without. */
    private static List<String> describe(List<GlobalDefinition> definitions) {
        return definitions.stream()
                .map(definition -> definition.toString().replaceAll("position=[^\\]]*", ""))
                .toList();
    }
}

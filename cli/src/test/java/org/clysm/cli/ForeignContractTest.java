package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.WasmModule;
import org.clysm.compiler.wasm.binary.ModuleReader;
import org.clysm.testing.ModuleValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What foreign functions and exports are in the module: seen in the bytes that {@code clysm build} writes. */
class ForeignContractTest {

    @TempDir
    private Path folder;

    private WasmModule module(String... lines) throws IOException {
        Path source = Files.writeString(folder.resolve("program.lisp"), String.join("\n", lines));
        byte[] bytes = Files.readAllBytes(CommandRun.build(source));
        ModuleValidator.assertValid(bytes);
        return ModuleReader.read(bytes);
    }

    private static FunctionRef hostFunction(WasmModule module, String field) {
        return module.imports().stream()
                .filter(each -> each.module().equals("host") && each.field().equals(field))
                .map(each -> (FunctionRef) each.entity())
                .findFirst()
                .orElseThrow();
    }

    private static String exportType(WasmModule module, String name) {
        return module.exports().stream()
                .filter(each -> each.name().equals(name))
                .map(Export::entity)
                .map(entity -> type((FunctionRef) entity))
                .findFirst()
                .orElseThrow();
    }

    private static String type(FunctionRef function) {
        FunctionType type = function.type().function();
        return type.params() + " -> " + type.results();
    }

    @ParameterizedTest
    @CsvSource({
        ":fixnum, i32, externref",
        ":float, f64, f64",
        ":boolean, i32, i32",
        ":string, externref, externref",
        ":anyref, externref, externref",
    })
    void signaturesHaveTheTypesOfTheDeclaration(String marshalType, String toHost, String fromHost) throws IOException {
        WasmModule module = module(
                "(ffi:define-foreign-function send \"host.send\" (%s :fixnum) :void)".formatted(marshalType),
                "(ffi:define-foreign-function receive \"host.receive\" () %s)".formatted(marshalType),
                "(defun echo (x) x)",
                "(ffi:export-function echo :signature ((%s) %s))".formatted(marshalType, marshalType),
                "(send (receive) 1)");
        assertThat(type(hostFunction(module, "send"))).isEqualTo("[%s, i32] -> []".formatted(toHost));
        assertThat(type(hostFunction(module, "receive"))).isEqualTo("[] -> [%s]".formatted(fromHost));
        assertThat(exportType(module, "echo")).isEqualTo("[%s] -> [%s]".formatted(fromHost, toHost));
    }

    @Test
    void hostFunctionsAreCalledDirectlyWithinAHandler() throws IOException {
        WasmModule module = module(
                "(ffi:define-foreign-function twice \"host.twice\" (:fixnum) :fixnum)",
                "(defun user (x) (twice x))",
                "(ffi:export-function user :signature ((:fixnum) :fixnum))");
        FunctionRef twice = hostFunction(module, "twice");
        List<Function> callers = new ArrayList<>();
        for (Function function : module.functions()) {
            int all = countCalls(function.body(), twice);
            if (all > 0) {
                callers.add(function);
                assertThat(handlers(function.body()).stream()
                                .mapToInt(handler -> countCalls(handler.body(), twice))
                                .sum())
                        .isGreaterThanOrEqualTo(all);
            }
        }
        assertThat(callers).isNotEmpty();
    }

    @Test
    void theCallerItselfCallsTheImport() throws IOException {
        WasmModule module = module(
                "(ffi:define-foreign-function twice \"host.twice\" (:fixnum) :fixnum)",
                "(defun user (x) (declare (notinline user)) (if (< x 0) (user (- x)) (twice x)))",
                "(ffi:export-function user :signature ((:fixnum) :fixnum))",
                "(print (mapcar #'twice '(1 2)))");
        // The function object has a function of its own, which the caller does not use.
        Function user = functionNamed(module, "CL-USER:USER");
        Function object = functionNamed(module, "CL-USER:TWICE");
        FunctionRef twice = hostFunction(module, "twice");
        // Once in the common case, and once more for the restart that calls again.
        assertThat(countCalls(user.body(), twice)).isEqualTo(2);
        assertThat(countCalls(user.body(), object.ref())).isZero();
        assertThat(countCalls(object.body(), twice)).isEqualTo(2);
    }

    private static Function functionNamed(WasmModule module, String name) {
        return module.functions().stream()
                .filter(function -> function.ref().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int countCalls(Code code, FunctionRef callee) {
        var count = new int[1];
        code.walk(instruction -> {
            if (instruction instanceof Instruction.Call(var function) && function.equals(callee)) {
                count[0]++;
            }
        });
        return count[0];
    }

    private static List<Instruction.TryTable> handlers(Code code) {
        var handlers = new ArrayList<Instruction.TryTable>();
        code.walk(instruction -> {
            if (instruction instanceof Instruction.TryTable handler
                    && handler.clauses().stream().anyMatch(CatchClause.Tagged.class::isInstance)) {
                handlers.add(handler);
            }
        });
        return handlers;
    }

    @Test
    void onlyUsedHostFunctionsAreImported() throws IOException {
        WasmModule module = module(
                "(ffi:define-foreign-function used \"host.used\" () :void)",
                "(ffi:define-foreign-function unused \"host.unused\" () :void)",
                "(ffi:define-foreign-function by-unused \"host.byUnused\" () :void)",
                "(defun nobody-calls-this () (by-unused))",
                "(used)");
        assertThat(module.imports().stream()
                        .filter(each -> each.module().equals("host"))
                        .map(Import::field))
                .containsExactly("used");
    }

    @Test
    void aProgramWithoutForeignCallsImportsNothingOfTheUsers() throws IOException {
        WasmModule module = module("(defvar *list* (mapcar #'1+ '(1 2 3)))");
        assertThat(module.imports()).allMatch(each -> each.module().contains(":"));
    }

    @Test
    void oneFunctionUnderTwoNamesIsOneImport() throws IOException {
        WasmModule module = module(
                "(ffi:define-foreign-function a \"host.f\" (:fixnum) :void)",
                "(ffi:define-foreign-function b \"host.f\" (:fixnum) :void)",
                "(a 1) (b 2)");
        assertThat(module.imports().stream().filter(each -> each.module().equals("host")))
                .hasSize(1);
    }
}

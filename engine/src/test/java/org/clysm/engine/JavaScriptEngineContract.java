package org.clysm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clysm.compiler.wasm.NumberType.F64;
import static org.clysm.compiler.wasm.NumberType.I32;
import static org.clysm.compiler.wasm.ReferenceType.EXTERNREF;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine does alike that runs JavaScript: host modules, timers, promises, the console. */
public abstract class JavaScriptEngineContract extends EngineContract {
    @TempDir
    private Path directory;

    private void host(String... source) throws IOException {
        hostModules(file("host.mjs", source));
    }

    private Path file(String name, String... source) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", source));
    }

    @Test
    void resolvesHostNamesAndKeepsThis() throws IOException {
        host(
                "import { base } from './lib/base.mjs';",
                "class Counter { n = base; next() { return ++this.n; } }",
                "export const host = { counter: new Counter(), 'a.b': () => 5 };");
        Files.createDirectory(directory.resolve("lib"));
        file("lib/base.mjs", "export const base = 41;");
        TestModule module = new TestModule();
        FunctionRef next = module.function("host", "counter.next", NONE, List.of(I32));
        FunctionRef dotted = module.function("host", "a.b", NONE, List.of(I32));
        FunctionRef max = module.function("Math", "max", List.of(F64, F64), List.of(F64));
        FunctionRef log = module.function("console", "log", List.of(I32, I32, F64), NONE);
        module.start(code -> code.call(next)
                .call(dotted)
                .f64Const(1.5)
                .f64Const(2.5)
                .call(max)
                .call(log));
        assertThat(run(module)).isZero();
        assertThat(output()).isEqualTo("42 5 2.5\n");
    }

    @Test
    void namesAllMissingImportsBeforeAnythingRuns() throws IOException {
        host("export const host = { value: 3, say() {} };");
        TestModule module = new TestModule();
        FunctionRef absent = module.function("host", "absent", List.of(I32), NONE);
        FunctionRef number = module.function("host", "value", NONE, NONE);
        FunctionRef deep = module.function("no", "such.thing", NONE, NONE);
        module.start(code -> {
            module.print(code, 1, "ran");
            code.i32Const(1).call(absent).call(number).call(deep);
        });
        assertThat(run(module)).isEqualTo(2);
        assertThat(output()).isEmpty();
        assertThat(errors())
                .contains("host.absent [i32] -> []\n")
                .contains("host.value [] -> []: is no function but of type number\n")
                .contains("no.such.thing [] -> []\n")
                .doesNotContain("host.say");
    }

    @Test
    void catchesHostErrorsUnderTheTag() throws IOException {
        host("export const host = { boom() { throw new RangeError('too far'); } };");
        TestModule module = new TestModule();
        FunctionRef boom = module.function("host", "boom", NONE, NONE);
        FunctionRef message = module.function("clysm:runtime", "errorMessage", List.of(EXTERNREF), List.of(EXTERNREF));
        FunctionRef log = module.function("console", "log", List.of(EXTERNREF), NONE);
        Label caught = new Label("caught");
        module.start(code -> {
            code.beginBlock(caught, BlockType.of(EXTERNREF));
            code.tryTable(
                    new Label("try"),
                    BlockType.NONE,
                    List.of(new CatchClause.Tagged(module.hostError(), false, caught)),
                    body -> body.call(boom));
            code.ret().end().call(message).call(log);
        });
        assertThat(run(module)).isZero();
        assertThat(output()).isEqualTo("too far\n");
    }

    @Test
    void reportsAnUnhandledHostErrorWithItsPlace() throws IOException {
        host("export const host = {", "  boom() { throw new TypeError('bad'); } };");
        TestModule module = new TestModule();
        FunctionRef boom = module.function("host", "boom", NONE, NONE);
        module.start(code -> code.sourceLine(2).call(boom));
        assertThat(run(module)).isEqualTo(1);
        assertThat(errors()).startsWith("TypeError: bad\n").contains("host.mjs:2:");
    }

    @Test
    void runsTimersAndPromisesToTheEnd() throws IOException {
        host(
                "const log = [];",
                "export const host = { go() {",
                "  setTimeout(() => log.push('soon'), 1);",
                "  const never = setTimeout(() => log.push('never'), 5);",
                "  clearTimeout(never);",
                "  let n = 0;",
                "  const { promise, resolve } = Promise.withResolvers();",
                "  const late = (a) => { log.push('late ' + a); resolve(); };",
                "  const tick = setInterval(() => {",
                "    log.push('tick');",
                "    if (++n === 2) { clearInterval(tick); setTimeout(late, 20, 1); }",
                "  }, 3);",
                "  queueMicrotask(() => log.push('micro'));",
                "  Promise.resolve().then(() => log.push('then'));",
                "  promise.then(() => console.log(log.join()));",
                "  const unref = setTimeout(() => console.log('unref'), 100000); unref.unref();",
                "  console.log(typeof performance.now());",
                "} };");
        TestModule module = new TestModule();
        FunctionRef go = module.function("host", "go", NONE, NONE);
        module.start(code -> code.call(go));
        assertThat(run(module)).isZero();
        assertThat(output()).isEqualTo("number\nmicro,then,soon,tick,tick,late 1\n");
    }

    @Test
    void anErrorInATimerEndsTheProgram() throws IOException {
        host(
                "export const host = { go() {",
                "  setTimeout(() => console.log('first'), 1);",
                "  setTimeout(() => { throw new Error('in timer'); }, 5);",
                "  setTimeout(() => console.log('not seen'), 50);",
                "} };");
        TestModule module = new TestModule();
        FunctionRef go = module.function("host", "go", NONE, NONE);
        module.start(code -> code.call(go));
        assertThat(run(module)).isEqualTo(1);
        assertThat(output()).isEqualTo("first\n");
        assertThat(errors()).startsWith("Error: in timer\n");
    }

    @Test
    void anUnhandledRejectionEndsTheProgram() throws IOException {
        host(
                "export const host = { go() {",
                "  Promise.reject(new Error('handled')).catch(() => console.log('caught'));",
                "  setTimeout(() => Promise.reject(new Error('rejected')), 1);",
                "} };");
        TestModule module = new TestModule();
        FunctionRef go = module.function("host", "go", NONE, NONE);
        module.start(code -> code.call(go));
        assertThat(run(module)).isEqualTo(1);
        assertThat(output()).isEqualTo("caught\n");
        assertThat(errors()).startsWith("Error: rejected\n");
    }

    @Test
    void aDefaultExportDrivesTheProgram() throws IOException {
        host(
                "export default async function drive({ exports, instance }) {",
                "  console.log(Object.keys(exports).includes('_start'), instance instanceof WebAssembly.Instance);",
                "  await new Promise((resolve) => setTimeout(resolve, 1));",
                "  throw new Error('driven to the end');",
                "}");
        TestModule module = new TestModule();
        module.start(code -> module.print(code, 1, "first\n"));
        assertThat(run(module)).isEqualTo(1);
        assertThat(output()).isEqualTo("first\ntrue true\n");
        assertThat(errors()).startsWith("Error: driven to the end\n");
    }

    @Test
    void hostModulesMayAwait() throws IOException {
        host("await new Promise((resolve) => setTimeout(resolve, 5));", "export const host = { five: () => 5 };");
        TestModule module = new TestModule();
        FunctionRef five = module.function("host", "five", NONE, List.of(I32));
        FunctionRef log = module.function("console", "log", List.of(I32), NONE);
        module.start(code -> code.call(five).call(log));
        assertThat(run(module)).isZero();
        assertThat(output()).isEqualTo("5\n");
    }

    @Test
    void saysWhatIsWrongWithAHostModule() throws IOException {
        assertHostModuleError(directory.resolve("absent.mjs"), "host module not found: " + directory + "/absent.mjs");
        assertHostModuleError(file("a.mjs", "import './b.mjs';"), "b.mjs", "imported by " + directory.resolve("a.mjs"));
        assertHostModuleError(file("c.mjs", "", "export const = 1;"), "c.mjs:2", "SyntaxError");
        assertHostModuleError(file("d.mjs", "", "throw new Error('no luck');"), "d.mjs", "Error: no luck", "d.mjs:2:7");
        file("e.mjs", "export const x = 1;");
        assertHostModuleError(file("f.mjs", "import { y } from './e.mjs';"), "f.mjs", "does not provide an export");
    }

    private void assertHostModuleError(Path file, String... parts) {
        hostModules(file);
        assertThatThrownBy(() -> run(new TestModule()))
                .isInstanceOf(EngineException.class)
                .message()
                .contains(parts);
        assertThat(errors()).isEmpty();
    }

    @Test
    void consoleWritesAsNodeDoes() throws IOException {
        host(
                "export const host = { go() {",
                "  console.log('a', 1, -0, 1n, true, null, undefined, Symbol('s'));",
                "  console.log([1, 'two', [3]], { a: 1, 'b-c': { d: { e: { f: 1 } } } }, new Map([['k', 1]]), new"
                        + " Set([1]));",
                "  console.log('%s is %d and %j%%', 'x', 4.5, { y: 1 }, 'rest');",
                "  console.log(() => 1, class A {}, function f() {}, [undefined, null], new Uint8Array(2), new (class"
                        + " B { z = 1 })());",
                "  console.log(\"it's\", [\"it's\"], Array.from({ length: 30 }, () => 'item').slice(0, 3));",
                "  console.group('g'); console.info('in'); console.groupEnd(); console.debug('out');",
                "  console.error('bad %i', 3.7); console.warn('w'); console.assert(false, 'x'); console.count();",
                "} };");
        TestModule module = new TestModule();
        FunctionRef go = module.function("host", "go", NONE, NONE);
        module.start(code -> code.call(go));
        assertThat(run(module)).isZero();
        assertThat(output()).isEqualTo("""
            a 1 -0 1n true null undefined Symbol(s)
            [ 1, 'two', [ 3 ] ] { a: 1, 'b-c': { d: { e: [Object] } } } Map(1) { 'k' => 1 } Set(1) { 1 }
            x is 4.5 and {"y":1}% rest
            [Function (anonymous)] [class A] [Function: f] [ undefined, null ] Uint8Array(2) [ 0, 0 ] B { z: 1 }
            it's [ "it's" ] [ 'item', 'item', 'item' ]
            g
              in
            out
            default: 1
            """);
        assertThat(errors()).isEqualTo("bad 3\nw\nAssertion failed: x\n");
    }
}

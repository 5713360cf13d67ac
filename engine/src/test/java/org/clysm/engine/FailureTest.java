package org.clysm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static final SourceMap MAP =
            offset -> offset < 0x100 ? Optional.of(new SourceLine("f.lisp", offset)) : Optional.empty();

    private static final String STACK = """
        LispError: Oops
            at lispError (clysm:/host/runtime.mjs:93:13)
            at SYS:UNHANDLED-CONDITION (wasm://wasm/m-1a2b:wasm-function[9]:0x500)
            at CL:ERROR@n (wasm://wasm/m-1a2b:wasm-function[9]:0x500)
            at CL:ERROR (wasm://wasm/m-1a2b:wasm-function[8]:0x400)
            at CL:CAR (wasm://wasm/m-1a2b:wasm-function[8]:0x40)
            at (setf SYS:SLOT) (wasm://wasm/m-1a2b:wasm-function[7]:0x1f)
            at (setf CL-USER:|odd (name)|) (wasm://wasm/m-1a2b:wasm-function[7]:0x1f)
            at CL-USER:LOOP (wasm://wasm/m-1a2b:wasm-function[6]:0x200)
            at CL-USER:LOOP (wasm://wasm/m-1a2b:wasm-function[6]:0x0a)
            at CL-USER:LOOP (wasm://wasm/m-1a2b:wasm-function[6]:0x0a)
            at CL-USER:LOOP (wasm://wasm/m-1a2b:wasm-function[6]:0x0b)
            at wasm://wasm/1a2b:wasm-function[5]:0x300
            at host.go (/home/user/host.mjs:3:7)
            at file:///home/user/host.mjs:9:1
            at _start (wasm://wasm/m-1a2b:wasm-function[3]:0x1f)
            at node:internal/main:1:2
        """;

    @Test
    void keepsLispFramesAndTheUsersOwn() {
        assertThat(new Failure(1, "Oops", STACK).frames(MAP))
                .containsExactly(
                        "CL:CAR",
                        "(setf CL-USER:|odd (name)|) (f.lisp:31)",
                        "CL-USER:LOOP (f.lisp:10) [3 times]",
                        "CL-USER:LOOP (f.lisp:11)",
                        "function 5",
                        "host.go (/home/user/host.mjs:3:7)",
                        "/home/user/host.mjs:9:1");
    }

    @Test
    void showsTheLibraryWhereThereIsNothingElse() {
        String stack = """
            RangeError: Maximum call stack size exceeded
                at SYS:OUTPUT-LIST (wasm://wasm/m-1a2b:wasm-function[9]:0x50)
                at SYS:OUTPUT-OBJECT (wasm://wasm/m-1a2b:wasm-function[8]:0x40)
                at SYS:OUTPUT-LIST (wasm://wasm/m-1a2b:wasm-function[9]:0x50)
                at SYS:OUTPUT-OBJECT (wasm://wasm/m-1a2b:wasm-function[8]:0x40)
            """;
        assertThat(new Failure(1, "Oops", stack).frames(MAP)).containsExactly("SYS:OUTPUT-LIST", "SYS:OUTPUT-OBJECT");
    }

    @Test
    void limitsTheFrames() {
        StringBuilder stack = new StringBuilder("Error\n");
        for (int i = 0; i < 40; i++) {
            stack.append("    at F").append(i).append(" (wasm://wasm/1:wasm-function[1]:0x1)\n");
        }
        assertThat(new Failure(1, "Oops", stack.toString()).describe(SourceMap.NONE))
                .startsWith("Oops\n    at F0\n")
                .endsWith("    at F29\n    ...")
                .hasLineCount(32);
    }

    @Test
    void aProgramThatEndedItselfPrintsNothing() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        new Failure(3, null, "").print(new PrintStream(output, true, StandardCharsets.UTF_8), MAP);
        assertThat(output.size()).isZero();
    }

    @Test
    void enginesAreFoundByName() {
        assertThat(Engines.names()).containsExactly("endive", "node", "v8");
        assertThat(Engines.named(Engines.DEFAULT).name()).isEqualTo("v8");
        assertThatThrownBy(() -> Engines.named("v9"))
                .isInstanceOf(EngineException.class)
                .hasMessage("there is no engine \"v9\"; there are endive, node, v8");
    }
}

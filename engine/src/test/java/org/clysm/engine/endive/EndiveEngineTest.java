package org.clysm.engine.endive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clysm.compiler.wasm.NumberType.F64;
import static org.clysm.compiler.wasm.NumberType.I32;

import java.nio.file.Path;
import java.util.List;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.engine.Engine;
import org.clysm.engine.EngineContract;
import org.clysm.engine.EngineException;
import org.clysm.engine.TestModule;
import org.junit.jupiter.api.Test;

class EndiveEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new EndiveEngine();
    }

    @Override
    protected String shown(String place) {
        return "";
    }

    @Test
    void namesAllMissingImportsBeforeAnythingRuns() {
        TestModule module = new TestModule();
        FunctionRef absent = module.function("host", "absent", List.of(I32), List.of());
        FunctionRef max = module.function("Math", "max", List.of(F64, F64), List.of(I32));
        module.start(code -> {
            module.print(code, 1, "ran");
            code.i32Const(1).call(absent).f64Const(1).f64Const(2).call(max).drop();
        });
        assertThat(run(module)).isEqualTo(2);
        assertThat(output()).isEmpty();
        assertThat(errors()).isEqualTo("""
            The host does not provide what the program imports:
              host.absent (int) -> void
              Math.max (double, double) -> int: returns double, Lisp expects int
            """);
    }

    @Test
    void runsNoJavaScript() {
        hostModules(Path.of("host.mjs"));
        assertThatThrownBy(() -> run(new TestModule()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("host.mjs");
    }
}

package org.clysm.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.clysm.engine.Engine;
import org.clysm.engine.Failure;
import org.clysm.engine.JsonText;
import org.clysm.engine.Program;
import org.clysm.engine.RunOptions;
import org.clysm.engine.SignalGuard;

/** Runs programs on V8 inside this process: the default engine. */
public final class V8Engine implements Engine {
    @Override
    public String name() {
        return "v8";
    }

    @Override
    public int run(Program program, RunOptions options) {
        return V8Thread.call(() -> {
            try {
                return runHere(program, options);
            } catch (JavetException e) {
                throw V8Context.internal(e);
            }
        });
    }

    private static int runHere(Program program, RunOptions options) throws JavetException {
        Streams streams = new Streams(options.input(), options.output(), options.errors());
        try (V8Context context = new V8Context(streams);
                var guard = new SignalGuard(context::stop)) {
            context.start("v8/standalone.mjs", "createStandalone");
            for (Path path : options.hostModules()) {
                try (V8ValueObject namespace = context.loadHostModule(path);
                        V8ValueFunction add = context.function("addHostModule")) {
                    add.callVoid(null, namespace);
                }
            }
            Failure failure = runProgram(context, program, options, guard);
            if (failure == null) {
                return 0;
            }
            failure.print(new PrintStream(options.errors(), false, StandardCharsets.UTF_8), program.sourceMap());
            return failure.exitCode();
        }
    }

    private static Failure runProgram(V8Context context, Program program, RunOptions options, SignalGuard guard)
            throws JavetException {
        try {
            start(context, program, options);
            return context.runEventLoop();
        } catch (JavetTerminatedException e) {
            return guard.hasStopped() ? context.endAfterStop() : context.heapFailure(e);
        }
    }

    private static void start(V8Context context, Program program, RunOptions options) throws JavetException {
        try (V8ValueFunction run = context.function("run");
                V8ValueArrayBuffer bytes = context.bytes(program.wasm())) {
            run.callVoid(null, program.description(), bytes, JsonText.strings(options.arguments()));
        }
    }
}

package org.clysm.engine.v8;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interop.V8Locker;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.nio.file.Path;
import org.clysm.engine.EngineException;
import org.clysm.engine.Failure;
import org.clysm.engine.SignalGuard;
import org.clysm.engine.SourceMap;

/**
 * One isolate of V8 with the globals of {@code host.mjs}. To be used on {@link V8Thread} only.
 *
 * <p>No exception of Javet leaves this package: what happens in JavaScript comes out as a {@link Failure} or an
 * {@link EngineException}.
 */
final class V8Context implements AutoCloseable {
    /**
     * What V8 gets beyond its limit to come to an end, since at the limit itself it would abort the process. The end
     * comes where code looks for interrupts: at the next call or minor collection.
     */
    private static final long HEAP_RESERVE = 512L << 20;

    private final V8Runtime runtime;
    private final V8Locker locker;
    private final ModuleResolver modules = new ModuleResolver();
    private final V8ValueObject bindings;
    private V8ValueObject world;
    private boolean heapExhausted;
    private V8ValueFunction step;
    private V8ValueFunction takeFailure;

    /** A function of Java for JavaScript. */
    @FunctionalInterface
    interface HostFunction {
        V8Value call(V8Value... arguments) throws JavetException;
    }

    /**
     * Opens an isolate.
     *
     * @param streams where its standard streams lead
     */
    V8Context(Streams streams) throws JavetException {
        runtime = V8Library.host().createV8Runtime();
        runtime.setLogger(SilentLogger.INSTANCE);
        locker = runtime.getV8Locker();
        runtime.setV8ModuleResolver(modules);
        runtime.setNearHeapLimitCallback((current, initial) -> {
            if (heapExhausted) {
                return current;
            }
            heapExhausted = true;
            runtime.terminateExecution();
            return current + HEAP_RESERVE;
        });
        bindings = runtime.createV8ValueObject();
        bind(
                "write",
                arguments -> string(streams.write(
                        ((V8ValueInteger) arguments[0]).getValue(), ((V8ValueString) arguments[1]).getValue())));
        bind("read", arguments -> string(streams.read()));
        bind("ready", arguments -> runtime.createV8ValueBoolean(streams.isReady()));
        long start = System.nanoTime();
        bind("now", arguments -> runtime.createV8ValueDouble((System.nanoTime() - start) / 1e6));
        bindings.set("interactive", runtime.createV8ValueBoolean(streams.isInteractive()));
        bindings.set("terminal", runtime.createV8ValueBoolean(streams.terminal()));
        try (V8ValueObject files = new V8Files(runtime).functions()) {
            bindings.set("files", files);
        }
    }

    V8Runtime runtime() {
        return runtime;
    }

    /** Adds a function to what {@code host.mjs} calls {@code native}; to be called before {@link #start}. */
    void bind(String name, HostFunction function) throws JavetException {
        IJavetDirectCallable.NoThisAndResult<JavetException> callable = function::call;
        var context = new JavetCallbackContext(name, JavetCallbackType.DirectCallNoThisAndResult, callable);
        try (V8ValueFunction value = runtime.createV8ValueFunction(context)) {
            bindings.set(name, value);
        }
    }

    /** Calls the factory that one of our modules exports, and keeps the object of functions that it makes. */
    void start(String file, String factory) throws JavetException {
        IV8Module module = modules.own(runtime, file);
        module.instantiate();
        module.executeVoid();
        try (V8ValueObject namespace = (V8ValueObject) module.getNamespace();
                V8ValueFunction create = namespace.get(factory)) {
            world = create.call(null, bindings);
        }
        step = function("step");
        takeFailure = function("takeFailure");
        V8ValueFunction rejected = function("rejected");
        V8ValueFunction handled = function("handled");
        runtime.setPromiseRejectCallback((event, promise, value) -> {
            try {
                if (event == JavetPromiseRejectEvent.PromiseRejectWithNoHandler) {
                    rejected.callVoid(null, promise, value);
                } else if (event == JavetPromiseRejectEvent.PromiseHandlerAddedAfterReject) {
                    handled.callVoid(null, promise);
                }
            } catch (JavetException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** A function of the object that {@link #start} made. */
    V8ValueFunction function(String name) throws JavetException {
        return world.get(name);
    }

    V8Value string(String text) throws JavetException {
        return text == null ? runtime.createV8ValueNull() : runtime.createV8ValueString(text);
    }

    V8ValueArrayBuffer bytes(byte[] bytes) throws JavetException {
        V8ValueArrayBuffer buffer = runtime.createV8ValueArrayBuffer(bytes.length);
        buffer.fromBytes(bytes);
        return buffer;
    }

    /** The failure that ended what ran last, or null. */
    Failure takeFailure() throws JavetException {
        V8Value found = takeFailure.call(null);
        if (!(found instanceof V8ValueObject failure)) {
            return null;
        }
        try (failure) {
            return new Failure(failure.getInteger("exitCode"), failure.getString("report"), failure.getString("stack"));
        }
    }

    /**
     * Runs the event loop until nothing is pending or something fails.
     *
     * @return the failure, or null
     */
    Failure runEventLoop() throws JavetException {
        for (; ; ) {
            Failure failure = takeFailure();
            if (failure != null) {
                return failure;
            }
            if (!stepEventLoop()) {
                return takeFailure();
            }
        }
    }

    private boolean stepEventLoop() throws JavetException {
        int delay = step.callInteger(null);
        if (delay > 0) {
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return delay >= 0;
    }

    /**
     * Loads an ES module of the user.
     *
     * @return its namespace
     * @throws EngineException if it or a module that it imports is missing, has bad syntax or throws
     */
    V8ValueObject loadHostModule(Path path) throws JavetException {
        IV8Module module = modules.file(runtime, path);
        try {
            modules.check();
            module.instantiate();
        } catch (BaseJavetScriptingException e) {
            modules.check();
            throw new EngineException(
                    "cannot load host module %s: %s"
                            .formatted(
                                    e.getScriptingError().getResourceName(),
                                    e.getScriptingError().getDetailedMessage()),
                    e);
        }
        modules.check();
        V8Value result = module.evaluate(true);
        if (result instanceof V8ValuePromise promise) {
            settle(path, promise);
        }
        return (V8ValueObject) module.getNamespace();
    }

    private void settle(Path path, V8ValuePromise promise) throws JavetException {
        while (promise.isPending() && stepEventLoop()) {
            // The event loop runs on until the module has loaded.
        }
        Failure failure = takeFailure();
        if (promise.isPending()) {
            throw new EngineException("host module " + path + " never finishes loading");
        }
        if (failure != null) {
            throw new EngineException(
                    "host module " + path + " failed while loading: " + failure.describe(SourceMap.NONE));
        }
    }

    /**
     * The failure of what V8 stopped when its heap was full; the isolate is usable again.
     *
     * @param stopped how Javet tells that V8 was stopped
     * @throws JavetException the same, if there was another reason
     */
    Failure heapFailure(JavetTerminatedException stopped) throws JavetException {
        if (!heapExhausted) {
            throw stopped;
        }
        heapExhausted = false;
        runtime.cancelTerminateExecution();
        runtime.lowMemoryNotification();
        takeFailure();
        return new Failure(1, "Heap exhausted", "");
    }

    /** Stops what runs. To be called on any thread. */
    void stop() {
        runtime.terminateExecution();
    }

    /** Has the program that was stopped hand on what it wrote; returns how it ended. */
    Failure endAfterStop() throws JavetException {
        runtime.cancelTerminateExecution();
        takeFailure();
        return new Failure(SignalGuard.EXIT_CODE, null, "");
    }

    /** The error for what should not happen: Javet failed where no program of the user is involved. */
    static EngineException internal(JavetException e) {
        return new EngineException("the v8 engine failed: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            locker.close();
            runtime.close(true);
        } catch (JavetException e) {
            throw internal(e);
        }
    }
}

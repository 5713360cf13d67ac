package org.clysm.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.primitive.V8ValueUndefined;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.image.CompilerCallbacks;
import org.clysm.compiler.image.Image;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.image.ImageExit;
import org.clysm.engine.Failure;
import org.clysm.engine.RunOptions;
import org.clysm.engine.SourceMap;

/**
 * The live image on V8.
 *
 * <p>Callers on other threads are served on {@link V8Thread}; a compilation that runs there as a whole saves the hand
 * over at every call.
 */
public final class ImageEngine implements Image {
    private static final String NO_COMPILER = "the image has no compiler";

    private final V8Context context;
    private final V8ValueFunction load;
    private final V8ValueFunction call;
    private final V8ValueFunction define;
    private final V8ValueFunction defines;
    private final V8ValueFunction compilerError;

    private CompilerCallbacks compiler = (function, argument) -> {
        throw new IllegalStateException(NO_COMPILER);
    };

    /** What left Lisp for the compiler that Lisp had called, on its way back to Lisp; {@code image.mjs} keeps it. */
    private static final class LispExit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int index;

        LispExit(int index) {
            super("an exit of Lisp through the compiler", null, false, false);
            this.index = index;
        }
    }

    /** Exceptions of the compiler that are on their way through Lisp, by number. */
    private final List<RuntimeException> passing = new ArrayList<>();

    private int depth;

    private ImageEngine(RunOptions options) throws JavetException {
        context = new V8Context(new Streams(options.input(), options.output(), options.errors()));
        context.bind("compiler", this::callCompiler);
        context.bind(
                "compilerMessage",
                arguments -> context.string(String.valueOf(
                        passing.get(((V8ValueInteger) arguments[0]).getValue()).getMessage())));
        context.start("v8/image.mjs", "createImage");
        load = context.function("load");
        call = context.function("call");
        define = context.function("define");
        defines = context.function("defines");
        compilerError = context.function("compilerError");
    }

    /**
     * Opens an empty image.
     *
     * @param options the streams of the image; nothing else of them matters
     */
    public static ImageEngine open(RunOptions options) {
        return onThread(() -> new ImageEngine(options));
    }

    @Override
    public void load(byte[] module) {
        onThread(() -> {
            try (V8ValueArrayBuffer bytes = context.bytes(module)) {
                return invoke(load, bytes);
            }
        });
    }

    @Override
    public String call(String function, String argument) {
        return onThread(() -> invoke(call, context.string(function), context.string(argument)));
    }

    @Override
    public void define(String name, String function, int number) {
        onThread(() -> invoke(
                define,
                context.string(name),
                context.string(function),
                context.runtime().createV8ValueInteger(number)));
    }

    @Override
    public boolean defines(String name) {
        return onThread(() -> defines.callBoolean(null, name));
    }

    @Override
    public void setCompiler(CompilerCallbacks callbacks) {
        compiler = callbacks;
    }

    /** Calls a function of {@code image.mjs}: undefined is a failure, a number an exit to Lisp further out. */
    private String invoke(V8ValueFunction function, V8Value... arguments) throws JavetException {
        depth++;
        try (V8Value result = function.call(null, arguments)) {
            if (result instanceof V8ValueUndefined) {
                throw failure();
            }
            if (result instanceof V8ValueInteger index) {
                throw new LispExit(index.getValue());
            }
            return result instanceof V8ValueString string ? string.getValue() : null;
        } catch (JavetTerminatedException e) {
            throw new ImageException(context.heapFailure(e).report(), List.of(), null);
        } finally {
            depth--;
            if (depth == 0) {
                passing.clear();
            }
        }
    }

    private RuntimeException failure() throws JavetException {
        Failure failure = context.takeFailure();
        if (failure.report() == null) {
            return new ImageExit(failure.exitCode());
        }
        int id = compilerError.callInteger(null);
        return new ImageException(failure.report(), failure.frames(SourceMap.NONE), id < 0 ? null : passing.get(id));
    }

    private V8Value callCompiler(V8Value... arguments) throws JavetException {
        String function = ((V8ValueString) arguments[0]).getValue();
        String argument = arguments[1] instanceof V8ValueString string ? string.getValue() : null;
        try {
            return context.string(compiler.call(function, argument));
        } catch (LispExit exit) {
            return context.runtime().createV8ValueInteger(exit.index);
        } catch (RuntimeException e) {
            return passing(e);
        } catch (StackOverflowError e) {
            return passing(new IllegalStateException("Control stack exhausted in the compiler", e));
        }
    }

    private V8Value passing(RuntimeException exception) throws JavetException {
        passing.add(exception);
        return context.runtime().createV8ValueInteger(passing.size() - 1);
    }

    @FunctionalInterface
    private interface Action<T> {
        T run() throws JavetException;
    }

    private static <T> T onThread(Action<T> action) {
        return V8Thread.call(() -> {
            try {
                return action.run();
            } catch (JavetException e) {
                throw V8Context.internal(e);
            }
        });
    }

    @Override
    public void close() {
        V8Thread.call(() -> {
            context.close();
            return null;
        });
    }
}

package org.clysm.host;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.clysm.host.Marshalling.MismatchException;
import run.endive.runtime.CallResult;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportTag;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.TagInstance;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;

/**
 * A running Lisp program: {@link #run} runs its top-level forms, {@link #call} and {@link #as} call its exports.
 *
 * <p>One thread at a time is in an instance; others wait until its outermost call has ended, or waits for a promise
 * ({@code ffi:await}). Lisp may call Java and Java Lisp again, to any depth that the stack allows; a thread with a
 * large stack allows more.
 */
public final class LispInstance implements AutoCloseable {
    /** In place of an argument of an export, or of the value of a field: it is left out. */
    public static final Object NOT_SUPPLIED = Fields.MISSING;

    private static final String START = "_start";

    private final LispProgram program;
    private final Instance instance;
    private final Failures failures;
    private final CallsModule calls;
    private final PromisesModule promises;
    private final Baton baton;

    private LispInstance(
            LispProgram program,
            Instance instance,
            Failures failures,
            CallsModule calls,
            PromisesModule promises,
            Baton baton) {
        this.program = program;
        this.instance = instance;
        this.failures = failures;
        this.calls = calls;
        this.promises = promises;
        this.baton = baton;
    }

    /**
     * Runs the top-level forms, and waits where they wait for promises, if need be for ever: any thread may settle one.
     *
     * @return the exit code that the program chose, 0 if it did not
     * @throws LispException if a condition is not handled
     * @throws IllegalStateException if the program is closed, perhaps while this waits
     */
    public int run() {
        try {
            runTopLevel();
            return 0;
        } catch (LispExit exit) {
            return exit.code();
        }
    }

    /**
     * Runs the program as a process of its own: the top-level forms and all that they have begun, until nothing is left
     * that could go on. While this runs no other thread may call the program or settle promises that it waits for.
     *
     * @return the exit code that the program chose, 0 if it did not
     * @throws LispException if a condition is not handled, of the top level or of a computation that nobody waits for
     * @throws IllegalStateException if the top level waits for a promise that nothing is left to settle
     */
    public int runToEnd() throws InterruptedException {
        Rejections rejections = promises.rejections();
        rejections.watch();
        baton.activity().expectEnd();
        try {
            try {
                runTopLevel();
                baton.activity().awaitEnd();
            } catch (IllegalStateException e) {
                throw Failures.unchecked(rejections.first().orElse(e));
            }
            Throwable unhandled = rejections.first().orElse(null);
            if (unhandled != null) {
                throw Failures.unchecked(unhandled);
            }
            return 0;
        } catch (LispExit exit) {
            return exit.code();
        }
    }

    private void runTopLevel() {
        if (exports().contains(START)) {
            withBaton(true, exported(START)::callHere);
        }
    }

    /**
     * Ends the computations that wait for promises, and {@link #run} where it waits, without their cleanups. Whoever
     * calls the program afterwards gets an {@code IllegalStateException}. A program that has no such computations needs
     * not be closed.
     */
    @Override
    public void close() {
        baton.close();
    }

    /**
     * Makes a function known while the program runs, for {@code ffi:call-host}, in place of one of that name. What the
     * program declares is found when the instance is made, and stays.
     *
     * @param hostName its name, such as {@code "host.log"}
     */
    public void register(String hostName, HostFunction function) {
        calls.register(hostName, function);
    }

    /** The names of the functions that the program exports. */
    public Set<String> exports() {
        Set<String> names = new TreeSet<>();
        var section = program.module().exportSection();
        for (int i = 0; i < section.exportCount(); i++) {
            if (section.getExport(i).exportType() == ExternalType.FUNCTION) {
                names.add(section.getExport(i).name());
            }
        }
        return names;
    }

    /**
     * Calls an exported function. What it throws is what nobody in Lisp handles: a {@link LispException}, or the very
     * object that a host function threw, checked or not.
     *
     * @param export the name of the export
     * @param arguments an integer for {@code :fixnum}, a number for {@code :float}, a {@code Boolean} for
     *     {@code :boolean}, a {@code String} or null for {@code :string}, any object for {@code :anyref}; those that
     *     may be left out at the end may be missing, or {@link #NOT_SUPPLIED}
     * @return an {@code Integer} for {@code :fixnum}, 0 or 1 for {@code :boolean}, a {@code Double} for {@code :float},
     *     a {@code String} or null for {@code :string}, any object for {@code :anyref}, null for {@code :void}; of an
     *     export with {@code :async t} a {@code CompletableFuture}
     * @throws IllegalArgumentException if there is no such export, or an argument cannot be converted
     */
    public Object call(String export, Object... arguments) {
        return exported(export).call(arguments);
    }

    /**
     * The exports as an object of a Java interface. Each abstract method calls the export of its {@link LispName}, else
     * of its own name, else of that with hyphens in place of capitals: {@code priceOf} calls {@code price-of}.
     *
     * @param type the interface
     * @throws IllegalArgumentException naming every method that has no export or does not fit it
     */
    public <T> T as(Class<T> type) {
        return Exports.as(this, type);
    }

    /**
     * Finds an exported function.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    ModuleFunction exported(String export) {
        var section = program.module().exportSection();
        for (int i = 0; i < section.exportCount(); i++) {
            var each = section.getExport(i);
            if (each.exportType() == ExternalType.FUNCTION && each.name().equals(export)) {
                FunctionType type = typeOf(each.index());
                var shape = program.shapes().of(export, type.params().size());
                return new ModuleFunction(this, each.index(), export, type, shape, List.of());
            }
        }
        throw new IllegalArgumentException("the program exports no function " + export);
    }

    /** The function of the module at an index, with its first arguments. */
    ModuleFunction function(int index, String name, Object... bound) {
        FunctionType type = typeOf(index);
        var shape = ExportShapes.Shape.fixed(type.params().size() - bound.length);
        return new ModuleFunction(this, index, name, type, shape, List.of(bound));
    }

    private FunctionType typeOf(int function) {
        return instance.type(instance.functionType(function));
    }

    /** Calls a function of the module when no other thread is in it. */
    CallResult callFunction(int index, long[] numbers, Object[] references) {
        return withBaton(false, () -> invoke(index, numbers, references));
    }

    private <T> T withBaton(boolean isSuspendable, Callable<T> call) {
        try {
            return baton.with(isSuspendable, call);
        } catch (Exception e) {
            throw Failures.unchecked(e);
        }
    }

    /** Begins a computation of its own; the call is for {@link #invoke}. */
    CompletableFuture<Object> start(Callable<Object> call) {
        try {
            return baton.start(call);
        } catch (Exception e) {
            throw Failures.unchecked(e);
        }
    }

    /** Calls a function of the module from a thread that has the baton. */
    CallResult invoke(int index, long[] numbers, Object[] references) {
        try {
            return instance.getMachine().callWithRefs(index, numbers, references);
        } catch (Throwable e) {
            throw Failures.unchecked(failures.surfacing(e, instance));
        }
    }

    /** Hands on all output. Where the thread was interrupted, Lisp must be called and files written nevertheless. */
    private static void flush(IoModule io, FsModule fs) {
        boolean isInterrupted = Thread.interrupted();
        try {
            fs.flush();
        } finally {
            io.flush();
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What an instance needs of its host. */
    public static final class Builder {
        private final LispProgram program;
        private final HostMethods methods = new HostMethods();
        private final Map<String, Class<?>> types = new HashMap<>();
        private List<String> arguments = List.of();
        private InputStream input = System.in;
        private OutputStream output = System.out;
        private OutputStream errors = System.err;
        private FileSystem files = FileSystems.getDefault();

        Builder(LispProgram program) {
            this.program = program;
        }

        /**
         * Provides a function.
         *
         * @param hostName its name in Lisp's declaration, such as {@code "host.log"}
         */
        public Builder function(String hostName, HostFunction function) {
            methods.addFunction(hostName, function);
            return this;
        }

        /**
         * Provides a function with typed parameters.
         *
         * @param hostName its name in Lisp's declaration, such as {@code "host.log"}
         * @param type a functional interface, whose method's types say what arguments and result become
         */
        public <T> Builder function(String hostName, Class<T> type, T function) {
            methods.addFunction(hostName, type, function);
            return this;
        }

        /**
         * Provides a host module: each public method of the object is a function, under its {@link LispName} or its own
         * name.
         *
         * @param module the name of the module: {@code "host"} of {@code "host.log"}
         */
        public Builder object(String module, Object object) {
            methods.addObject(module, object);
            return this;
        }

        /**
         * Provides a class for {@code (:instance "Name")}. Every class may be meant by its full name, such as
         * {@code "java.util.List"}; this gives it another.
         */
        public Builder type(String name, Class<?> type) {
            types.put(name, type);
            return this;
        }

        /** Says the arguments of the program; without this there are none. */
        public Builder arguments(String... programArguments) {
            arguments = List.of(programArguments);
            return this;
        }

        /** Says the standard input, in UTF-8; without this it is that of the process. */
        public Builder input(InputStream stream) {
            input = stream;
            return this;
        }

        /** Says the standard output, in UTF-8; without this it is that of the process. It is never closed. */
        public Builder output(OutputStream stream) {
            output = stream;
            return this;
        }

        /** Says the standard error output, in UTF-8; without this it is that of the process. It is never closed. */
        public Builder errors(OutputStream stream) {
            errors = stream;
            return this;
        }

        /** Says where the files of the program are; without this they are those of the process. */
        public Builder files(FileSystem fileSystem) {
            files = fileSystem;
            return this;
        }

        /**
         * Makes the instance; its top-level forms wait for {@link LispInstance#run}.
         *
         * @throws MissingImportException naming every import that was not provided, or whose types do not fit
         */
        public LispInstance start() {
            var io = new IoModule(input, output, errors);
            var failures = new Failures(program.module(), program.names(), program.hostErrorTag());
            var runtime = new RuntimeModule(arguments, failures);
            methods.addObject("clysm:runtime", runtime);
            var functions = new FunctionsModule();
            functions.addTo(methods);
            methods.addObject("clysm:runtime", new ValuesModule(types));
            methods.addObject("clysm:runtime", new ViewsModule());
            var calls = new CallsModule(methods, runtime);
            calls.addTo(methods);
            methods.addObject("clysm:io", io);
            var fs = new FsModule(files);
            methods.addObject("clysm:fs", fs);
            var baton = new Baton(() -> flush(io, fs));
            var promises = new PromisesModule(baton);
            methods.addObject("clysm:async", promises);
            methods.addObject("wasm:js-string", new StringBuiltins());
            Globals.addTo(methods, io);
            var instance = Instance.builder(program.module())
                    .withImportValues(imports(io))
                    .withMachineFactory(program::machine)
                    .withStart(false)
                    .build();
            var result = new LispInstance(program, instance, failures, calls, promises, baton);
            functions.setInstance(result);
            promises.setInstance(result);
            return result;
        }

        private ImportValues imports(IoModule io) {
            List<ImportFunction> functions = new ArrayList<>();
            Map<String, String> missing = new LinkedHashMap<>();
            for (FunctionImport needed : program.functionImports()) {
                FunctionType type = program.module().typeSection().getType(needed.typeIndex());
                try {
                    Marshalling.Adapted method = methods.find(needed.module(), needed.name(), type);
                    if (method == null && LispProgram.isProvided(needed.module())) {
                        // A program with the whole library imports more than it calls.
                        method = Marshalling.absent(LispProgram.hostName(needed));
                    }
                    if (method == null) {
                        throw new MismatchException("");
                    }
                    functions.add(new ImportFunction(needed.module(), needed.name(), type, call(needed, method, io)));
                } catch (MismatchException e) {
                    missing.putIfAbsent(LispProgram.hostName(needed), line(needed, type, e.getMessage()));
                }
            }
            if (!missing.isEmpty()) {
                throw new MissingImportException(List.copyOf(missing.keySet()), List.copyOf(missing.values()));
            }
            List<ImportTag> tags = program.tagImports().stream()
                    .map(tag -> new ImportTag(
                            tag.module(),
                            tag.name(),
                            new TagInstance(
                                    tag.tagType(),
                                    program.module()
                                            .typeSection()
                                            .getType(tag.tagType().typeIdx()))))
                    .toList();
            return ImportValues.builder()
                    .withFunctions(List.copyOf(functions))
                    .withTags(tags)
                    .build();
        }

        /** What Lisp has written stands before what the user's functions write. */
        private HostCall call(FunctionImport needed, Marshalling.Adapted method, IoModule io) {
            Runnable before = LispProgram.isProvided(needed.module()) ? () -> {} : io::flush;
            return new HostCall(method, before, program.hostErrorTag());
        }

        private static String line(FunctionImport needed, FunctionType type, String problem) {
            String params = type.params().stream().map(Marshalling::name).collect(Collectors.joining(", ", "(", ")"));
            String result = type.returns().isEmpty()
                    ? "void"
                    : Marshalling.name(type.returns().getFirst());
            return "%s %s -> %s%s"
                    .formatted(LispProgram.hostName(needed), params, result, problem.isEmpty() ? "" : ": " + problem);
        }
    }
}

package org.clysm.compiler.driver;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.Evaluator;
import org.clysm.compiler.expand.ExpanderKind;
import org.clysm.compiler.expand.LibraryDocumentation;
import org.clysm.compiler.image.Codec;
import org.clysm.compiler.image.Image;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.image.ImageOperation;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.link.DynamicLinker;
import org.clysm.compiler.link.ImageNames;
import org.clysm.compiler.link.ImageServices;
import org.clysm.compiler.link.Unit;

/**
 * Evaluation in a live image. An image that grows from nothing, while the library builds itself, goes through three
 * states: at first modules make all symbols; once {@code packages} is loaded, a {@link Codec} follows the packages; and
 * when {@code image/services} is loaded, the image serves: symbols are told of in messages, and macros work.
 */
final class ImageSession implements Evaluator {

    /** The global that a module which evaluates a form leaves its values in, as a list. */
    private static final GlobalVariable RESULT = new GlobalVariable("SYS:*EVALUATION-RESULT*", GlobalVariable.Kind.ANY);

    private final Image image;
    private final Packages packages;
    private final UnitCompiler compiler;
    private final ImageNames names;
    private final DynamicLinker linker;
    private Codec codec;
    private boolean serving;
    private Supplier<LibraryDocumentation> documentation = LibraryDocumentation::new;

    private ImageSession(Image image, Packages packages, UnitCompiler compiler, Predicate<String> core) {
        this.image = image;
        this.packages = packages;
        this.compiler = compiler;
        this.names = new ImageNames(core, symbol -> serving && codec.isKnown(symbol));
        this.linker = new DynamicLinker(packages, names);
    }

    /** Begins with an empty image, in which the library will be built. */
    static ImageSession ofEmpty(Image image, Packages packages, UnitCompiler compiler) {
        var session = new ImageSession(image, packages, compiler, name -> false);
        image.load(session.linker.linkKernel());
        session.load(compiler.coreUnit());
        return session;
    }

    /**
     * Begins with an image of the whole library.
     *
     * @param module the library's module
     * @param core the names that the module exports
     * @param snapshot the packages that the library has; they are entered in {@code packages}
     */
    static ImageSession ofLibrary(
            Image image,
            byte[] module,
            Predicate<String> core,
            String snapshot,
            Packages packages,
            UnitCompiler compiler) {
        var session = new ImageSession(image, packages, compiler, core);
        session.codec = Codec.ofImageWith(snapshot, packages);
        image.load(module);
        session.startServing();
        return session;
    }

    private void startServing() {
        image.load(linker.linkServices());
        serving = true;
    }

    Codec codec() {
        return codec;
    }

    /** Says where the docstrings of the library are, which are read when they are asked for. */
    void setDocumentation(Supplier<LibraryDocumentation> library) {
        documentation = () -> {
            LibraryDocumentation read = library.get();
            documentation = () -> read;
            return read;
        };
    }

    /** Returns a docstring of the library, or NIL. */
    Object documentation(FunctionName name, Symbol kind) {
        String text = documentation.get().find(name, kind);
        return text == null ? Symbol.NIL : text;
    }

    /** Loads a unit into the image, and evaluates it there. */
    void load(Unit unit) {
        tellJournal();
        byte[] module = linker.link(unit);
        for (ImageNames.Fetch fetch : names.takeFetches()) {
            image.define(
                    fetch.name(),
                    fetch.kind() == ImageNames.Kind.SYMBOL ? ImageServices.SYMBOL : ImageServices.HANDLE,
                    fetch.id());
        }
        // The module's own code may already call the compiler and mention its symbols.
        if (codec != null) {
            names.takeNewSymbols().forEach(codec::setKnown);
        }
        image.load(module);
        if (codec == null && linker.hasLinkedPackages()) {
            codec = Codec.ofImageInStep(packages);
            names.takeNewSymbols().forEach(codec::setKnown);
        }
        if (!serving && image.defines(ImageServices.CALL_FUNCTION)) {
            startServing();
        }
    }

    /** Tells the image what has changed in the packages, so that it knows every symbol that a module may mention. */
    private void tellJournal() {
        if (serving && !codec.isJournalEmpty()) {
            request(ImageOperation.SYMBOL_VALUE, Symbol.NIL);
        }
    }

    /** Asks for what has changed in the packages, since a form may have defined one that the next form mentions. */
    private void hearJournal() {
        if (serving) {
            request(ImageOperation.SYMBOL_VALUE, Symbol.NIL);
        }
    }

    @Override
    public void load(TopLevel entry) {
        loadUnits(entry);
        if (entry instanceof TopLevel.Evaluate) {
            hearJournal();
        }
    }

    private void loadUnits(TopLevel entry) {
        compiler.compile(List.of(entry)).forEach(this::load);
    }

    @Override
    public Object evaluate(Node node) {
        leave(node);
        return request(ImageOperation.TAKE_RESULT);
    }

    /**
     * Loads a piece of a form that is evaluated piece by piece. The values of the last piece, which are those of the
     * form, stay where {@code eval} and {@link #printResults} take them.
     */
    void run(TopLevel piece) {
        if (piece instanceof TopLevel.Evaluate evaluation) {
            var list = FunctionName.of(StandardSymbols.LIST);
            leave(new Node.MultipleValueCall(new Node.GlobalFunctionObject(list, null), List.of(evaluation.node())));
        } else {
            load(piece);
        }
    }

    /** Returns the values of the form that was evaluated last as the prompt prints them. */
    List<String> printResults() {
        return Lists.toJava(request(ImageOperation.PRINT_RESULTS)).stream()
                .map(String.class::cast)
                .toList();
    }

    private void leave(Node value) {
        loadUnits(new TopLevel.Evaluate(new Node.GlobalSet(RESULT, value), new Trigger.Always(), null));
    }

    @Override
    public Object expand(ExpanderKind kind, Object name, Object form, int environment) {
        Object answer = request(
                ImageOperation.EXPAND, packages.system().intern(kindName(kind)), name, form, (long) environment);
        return answer == Symbol.NIL ? form : Lists.first(answer);
    }

    private static String kindName(ExpanderKind kind) {
        return kind.name().replace('_', '-');
    }

    @Override
    public Object call(Object function, Object form, int environment) {
        return request(ImageOperation.CALL, function, form, (long) environment);
    }

    @Override
    public Object symbolValue(Symbol symbol) {
        return request(ImageOperation.SYMBOL_VALUE, symbol);
    }

    @Override
    public String currentPackageName() {
        return serving && request(ImageOperation.PACKAGE_NAME) instanceof String name ? name : null;
    }

    @Override
    public void setCurrentPackage(Package current) {
        if (serving) {
            request(ImageOperation.SET_PACKAGE, current.name());
        }
    }

    @Override
    public Object original(Object datum) {
        Handle original = codec == null ? null : codec.original(datum);
        return original == null ? datum : original;
    }

    @Override
    public Object callGlobal(Symbol function, List<Object> arguments) {
        return request(ImageOperation.CALL_GLOBAL, function, Lists.fromJava(arguments));
    }

    private Object request(ImageOperation operation, Object... arguments) {
        if (!serving) {
            throw new ImageException("the image cannot evaluate yet", List.of(), null);
        }
        var message = codec.encode(new Cons((long) operation.ordinal(), Lists.list(arguments)));
        Object answer = codec.decode(image.call(ImageServices.CALL, message));
        if (Lists.first(answer) == Symbol.NIL) {
            throw new ImageException((String) Lists.second(answer), List.of(), null);
        }
        return Lists.second(answer);
    }
}

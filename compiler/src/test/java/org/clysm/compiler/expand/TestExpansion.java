package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.codegen.Primitives;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ffi.MarshalTypes;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.IrPrinter;
import org.clysm.compiler.ir.IrVerifier;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.reader.Reader;
import org.clysm.compiler.reader.ReaderContext;

/**
 * Expands texts without an image. Every expander that is defined is the same in this world: it swaps the first two
 * arguments of its form and takes {@code SWAPPED} as the operator; a first argument {@code :FAIL} makes it fail.
 */
public final class TestExpansion implements Evaluator {

    private final Packages packages = new Packages();
    private final Positions positions = new Positions();
    private final Diagnostics diagnostics = new Diagnostics();
    private final Expander expander;
    private final Mode mode;
    private final List<String> output = new ArrayList<>();

    public TestExpansion(Mode mode) {
        this.mode = mode;
        this.expander = new Expander(
                packages,
                positions,
                new GlobalEnvironment(),
                Primitives.TABLE,
                new MarshalTypes(packages),
                this,
                diagnostics);
    }

    Expander expander() {
        return expander;
    }

    public Packages packages() {
        return packages;
    }

    public ForeignTypeTable foreignTypes() {
        return expander.foreignTypes();
    }

    /** Returns what is known of global names, with a structure class of a new name. */
    public List<GlobalDefinition> definitions() {
        expander.globals().define(new GlobalDefinition.ClassName(expander.gensym("POINT"), true));
        return expander.globals().definitions();
    }

    /** Returns what comes out of the forms of a text: pieces, compile-time evaluation, errors, warnings. */
    public String run(String text) {
        ReaderContext context = new ReaderContext(packages, positions);
        Reader reader = new Reader(new SourceText("test", text), context);
        while (true) {
            context.setCurrentPackage(expander.currentPackage());
            Object form = reader.read();
            if (form == Reader.EOF) {
                break;
            }
            process(form);
        }
        expander.finishProgram();
        diagnostics.all().stream()
                .filter(each -> !isAboutCall(each.message()))
                .forEach(each ->
                        output.add(each.severity().label() + " " + place(each.position()) + ": " + each.message()));
        return String.join("\n", output);
    }

    private void process(Object form) {
        try {
            expander.process(form, 0, mode, piece -> {
                IrVerifier.verify(piece);
                output.add(IrPrinter.print(piece));
            });
        } catch (CompileException exception) {
            output.add("error " + place(exception.position()) + ": " + exception.getMessage());
        }
    }

    /** Tests call what they do not define; only names that contain UNDEFINED are about that. */
    private static boolean isAboutCall(String message) {
        return message.startsWith("undefined function") && !message.contains("UNDEFINED");
    }

    private static String place(SourcePosition position) {
        return position == null ? "?" : position.line() + ":" + position.column();
    }

    @Override
    public void load(TopLevel piece) {
        IrVerifier.verify(piece);
        output.add("image: " + IrPrinter.print(piece));
    }

    @Override
    public Object evaluate(Node node) {
        IrVerifier.verify(node);
        output.add("image: " + IrPrinter.print(node));
        return new Handle(1);
    }

    @Override
    public Object expand(ExpanderKind kind, Object name, Object form, int environment) {
        return kind == ExpanderKind.TYPE ? Symbol.T : call(null, form, environment);
    }

    @Override
    public Object call(Object function, Object form, int environment) {
        if (Lists.second(form) == packages.keyword("FAIL")) {
            throw new ImageException("it failed", List.of(), null);
        }
        Object swapped = packages.commonLispUser().intern("SWAPPED");
        return new Cons(swapped, new Cons(Lists.third(form), new Cons(Lists.second(form), Lists.nthCdr(3, form))));
    }

    @Override
    public Object symbolValue(Symbol symbol) {
        return 42L;
    }

    @Override
    public String currentPackageName() {
        return null;
    }

    @Override
    public void setCurrentPackage(Package current) {
        output.add("package " + current.name());
    }

    @Override
    public Object original(Object datum) {
        return datum;
    }

    @Override
    public Object callGlobal(Symbol function, List<Object> arguments) {
        throw new ImageException("no image", List.of(), null);
    }
}

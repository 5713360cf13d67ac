package org.clysm.compiler.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.expand.Diagnostic;
import org.clysm.compiler.expand.Mode;
import org.clysm.compiler.image.Image;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.link.StandaloneLinker;
import org.clysm.compiler.link.Unit;
import org.clysm.compiler.link.UnitEntry;
import org.clysm.compiler.passes.Optimization;

/**
 * Builds the library: loads its sources form by form into an image that is empty at first, so that each form can use
 * all before it, and then compiles the whole once more, now with every function known to all.
 */
public final class LibraryBuilder {

    private final Session session;
    private final List<TopLevel> forms = new ArrayList<>();

    /**
     * Begins with an empty image.
     *
     * @param image where the library is loaded while it is built
     */
    public LibraryBuilder(Image image) {
        session = new Session(
                image, Optimization.FULL, (packages, units) -> ImageSession.ofEmpty(image, packages, units));
        session.expander().setCurrentPackage(session.packages().system());
    }

    /**
     * Reads, compiles and loads one source.
     *
     * @throws org.clysm.compiler.reader.ReaderException if its text is wrong
     * @throws org.clysm.compiler.expand.CompileException if a form is wrong
     */
    public void load(SourceText source) {
        Consumer<TopLevel> sink = piece -> {
            session.image().load(piece);
            forms.add(piece);
        };
        session.process(source, Mode.LIBRARY, sink, e -> {
            throw e;
        });
    }

    /** Returns the warnings so far, those of undefined functions included, and forgets them. */
    public List<Diagnostic> finishDiagnostics() {
        session.expander().warnOfUndefinedFunctions();
        return session.diagnostics().drain();
    }

    /**
     * What is kept of a library.
     *
     * @param module the module that images start with
     * @param archive what {@link Library} reads beside it
     */
    public record Built(byte[] module, byte[] archive) {}

    /** Compiles all that was loaded as one program, and links it. */
    public Built build() {
        var compiler = session.unitCompiler("library form");
        var units = new ArrayList<Unit>();
        units.add(compiler.coreUnit());
        units.addAll(compiler.compile(forms));
        var entries = units.stream().map(UnitEntry::of).toList();
        var linked = new StandaloneLinker(entries, List.of(), session.packages()).linkImage("");
        return new Built(linked.bytes(), Library.archive(session, units, compiler.known(), linked.exports()));
    }
}

package org.clysm.compiler.driver;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clysm.compiler.codegen.FunctionSignature;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.expand.Diagnostic;
import org.clysm.compiler.expand.GlobalDefinition;
import org.clysm.compiler.expand.LibraryDocumentation;
import org.clysm.compiler.expand.Mode;
import org.clysm.compiler.ffi.ExportSection;
import org.clysm.compiler.image.Image;
import org.clysm.compiler.ir.CallsByName;
import org.clysm.compiler.ir.ExportedFunction;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.link.LinkedModule;
import org.clysm.compiler.link.StandaloneLinker;
import org.clysm.compiler.link.Unit;
import org.clysm.compiler.link.UnitEntry;
import org.clysm.compiler.passes.Optimization;
import org.clysm.compiler.reader.Reader;
import org.clysm.compiler.wasm.Import;

/** Compiles programs with a library: sources in, a standalone module out; and evaluates forms in the image. */
public final class ProgramCompiler {

    private final Session session;
    private final List<UnitEntry> library;
    private final Map<FunctionName, FunctionSignature> signatures;
    private final Supplier<LibraryDocumentation> libraryDocumentation;

    /**
     * A program.
     *
     * @param module the module
     * @param imports the host functions that the module needs and the program or library declares
     * @param exports the functions that the program gives to the host
     */
    public record CompiledProgram(LinkedModule module, List<ForeignFunction> imports, List<ExportedFunction> exports) {

        /** Returns the names of the exports of which each call is a computation that can be suspended. */
        public Set<String> asyncExports() {
            Set<String> names = exports.stream()
                    .map(ExportedFunction::export)
                    .filter(ForeignExport::isAsync)
                    .map(ForeignExport::exportName)
                    .collect(toSet());
            if (module.isAsync()) {
                names.add(ForeignExport.START);
            }
            return names;
        }
    }

    /**
     * Begins a session.
     *
     * @param image an empty image, which this session fills
     * @param library the library
     */
    public ProgramCompiler(Image image, Library library) {
        this(image, library, Optimization.FULL);
    }

    /**
     * Begins a session.
     *
     * @param image an empty image, which this session fills
     * @param library the library
     * @param optimization which passes the programs and forms go through
     */
    public ProgramCompiler(Image image, Library library, Optimization optimization) {
        session = new Session(
                image,
                optimization,
                (packages, units) -> ImageSession.ofLibrary(
                        image, library.module(), library::exports, library.snapshot(), packages, units));
        var contents = library.contents(session.packages(), session.image().codec(), session.marshalTypes());
        contents.definitions().forEach(session.globals()::define);
        session.dynamicUnits().addKnown(contents.signatures());
        session.dynamicUnits().forgetDefinitions();
        libraryDocumentation = library::documentation;
        session.image().setDocumentation(libraryDocumentation);
        this.library = contents.units();
        this.signatures = contents.signatures();
        session.expander().setCurrentPackage(session.packages().commonLispUser());
    }

    /** Compiles a program that may call functions of the host by name. */
    public Optional<CompiledProgram> compile(List<SourceText> sources) {
        return compile(sources, CallsByName.AUTO);
    }

    /**
     * Compiles a program of one or more sources. {@link #diagnostics} has the warnings afterwards.
     *
     * @param sources the texts of the program
     * @param callsByName what it may do with functions of the host that it does not declare
     * @return the program, or nothing if there are errors among the diagnostics
     * @throws org.clysm.compiler.reader.ReaderException if a text is wrong
     */
    public Optional<CompiledProgram> compile(List<SourceText> sources, CallsByName callsByName) {
        session.expander().setCallsByName(callsByName);
        List<TopLevel> forms = new ArrayList<>();
        for (SourceText source : sources) {
            session.expander().setCurrentPackage(session.packages().commonLispUser());
            session.process(
                    source, Mode.PROGRAM, forms::add, e -> session.diagnostics().error(e.position(), e.getMessage()));
        }
        if (!session.diagnostics().hasErrors()) {
            // What lacks the forms with errors would be told of many functions that it does define.
            session.expander().finishProgram();
        }
        if (session.diagnostics().hasErrors()) {
            return Optional.empty();
        }
        var compiler = session.unitCompiler("top-level form");
        compiler.addKnown(signatures);
        List<Unit> units = compiler.compileProgram(forms);
        var linked = new StandaloneLinker(library, units, session.packages()).link("", callsByName);
        List<ExportedFunction> exports = exportsOf(forms);
        var module = linked.withBytes(ExportSection.addTo(
                linked.bytes(), exports.stream().map(ExportedFunction::export).toList()));
        return Optional.of(new CompiledProgram(module, importsOf(module), exports));
    }

    /** Returns the declarations of the imports of a module, where there are such. */
    private List<ForeignFunction> importsOf(LinkedModule module) {
        Set<String> needed =
                module.imports().stream().map(ProgramCompiler::hostName).collect(toSet());
        return session.globals().definitions().stream()
                .filter(GlobalDefinition.Foreign.class::isInstance)
                .map(definition -> ((GlobalDefinition.Foreign) definition).function())
                .filter(function -> needed.contains(function.hostName()))
                .toList();
    }

    private static String hostName(Import item) {
        String field = item.field();
        boolean isSpread = field.endsWith(ForeignFunction.SPREAD);
        int length = field.length() - (isSpread ? ForeignFunction.SPREAD.length() : 0);
        return item.module() + "." + field.substring(0, length);
    }

    private List<ExportedFunction> exportsOf(List<TopLevel> forms) {
        var descriptions =
                new ExportDescriptions(forms, name -> libraryDocumentation.get().find(name, StandardSymbols.FUNCTION));
        return forms.stream()
                .filter(TopLevel.Export.class::isInstance)
                .map(form -> ((TopLevel.Export) form).export())
                .filter(export -> export.exportName() != null)
                .map(descriptions::describe)
                .toList();
    }

    /** Returns what there is to say of the sources so far, and forgets it. */
    public List<Diagnostic> diagnostics() {
        return session.diagnostics().drain();
    }

    /**
     * Evaluates all forms of a text in the image, one after another.
     *
     * @return the values of the last form as {@code prin1} prints them
     * @throws org.clysm.compiler.image.ImageException if a condition is not handled
     */
    public List<String> evaluateAndPrint(SourceText text) {
        var reader = new Reader(text, session.readerContext());
        List<String> values = List.of();
        for (Object form = reader.read(); form != Reader.EOF; form = reader.read()) {
            values = session.evaluateAndPrint(form, reader.formPlace());
        }
        return values;
    }
}

package org.clysm.compiler.driver;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.Primitives;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.expand.CompileException;
import org.clysm.compiler.expand.Diagnostics;
import org.clysm.compiler.expand.Expander;
import org.clysm.compiler.expand.GlobalEnvironment;
import org.clysm.compiler.expand.Mode;
import org.clysm.compiler.ffi.MarshalTypes;
import org.clysm.compiler.image.Image;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.passes.Optimization;
import org.clysm.compiler.reader.ReadTimeException;
import org.clysm.compiler.reader.Reader;
import org.clysm.compiler.reader.ReaderContext;
import org.clysm.compiler.wasm.TypePool;

/** What belongs to one compilation: packages, global environment, image, and the stages that share them. */
final class Session {

    /** The external symbols of package FFI, besides those that the expander and the marshal types name. */
    private static final List<String> FFI_NAMES = List.of(
            "FFI-ERROR",
            "FFI-ERROR-FUNCTION-NAME",
            "FFI-TYPE-ERROR",
            "FFI-TYPE-ERROR-ACTUAL-VALUE",
            "FFI-TYPE-ERROR-ARGUMENT",
            "FFI-TYPE-ERROR-DIRECTION",
            "FFI-TYPE-ERROR-EXPECTED-TYPE",
            "FFI-TYPE-ERROR-PATH",
            "FFI-HOST-ERROR",
            "FFI-HOST-ERROR-CAUSE",
            "FFI-HOST-ERROR-FUNCTION-NAME",
            "FFI-HOST-ERROR-MESSAGE",
            "CALL-HOST",
            "FFI-HOST-ERROR-STACK",
            "HOST-OBJECT",
            "CONVERSION-ERROR",
            "DEFINE-FOREIGN-RECORD",
            "DEFINE-FOREIGN-TYPE",
            "FOREIGN-TYPE",
            "FROM-HOST",
            "HOST-OBJECT-P",
            "TO-HOST",
            "NULL",
            "RETRY",
            "FFI-SUSPENSION-ERROR",
            "FFI-SUSPENSION-ERROR-OBSTACLE",
            "PROMISE",
            "PROMISE-P",
            "AWAIT",
            "ASYNC",
            "THEN",
            "MAKE-PROMISE");

    /** The external symbols of package CLYSM. */
    private static final List<String> CLYSM_NAMES = List.of("COMMAND-LINE-ARGUMENTS", "EXIT");

    /** The external symbols of package JS. */
    private static final List<String> JS_NAMES = List.of(
            "ARRAY",
            "CALL",
            "CAMEL-CASE",
            "CHAIN",
            "DELETE",
            "DO-ITERABLE",
            "ENABLE-READER-SYNTAX",
            "FALSE",
            "GET",
            "GLOBAL",
            "HAS",
            "HASH-TABLE-OBJECT",
            "INSTANCEOF",
            "KEYS",
            "MAP-ITERABLE",
            "NEW",
            "NULL",
            "OBJECT",
            "OBJECT-HASH-TABLE",
            "OBJECT-PLIST",
            "PLIST-OBJECT",
            "TO-ARRAY",
            "TO-LIST",
            "TO-VECTOR",
            "TRUE",
            "TYPEOF",
            "UNDEFINED");

    private final Optimization optimization;
    private final Packages packages;
    private final Positions positions = new Positions();
    private final GlobalEnvironment globals = new GlobalEnvironment();
    private final Diagnostics diagnostics = new Diagnostics();
    private final UnitCompiler dynamicUnits;
    private final ImageSession image;
    private final Expander expander;
    private final ReaderContext readerContext;
    private final MarshalTypes marshalTypes;

    /**
     * Begins a session.
     *
     * @param host the engine's image
     * @param optimization which passes programs and forms go through
     * @param start enters what the image has into packages and units, and makes the session with the image
     */
    Session(Image host, Optimization optimization, BiFunction<Packages, UnitCompiler, ImageSession> start) {
        this.optimization = optimization;
        packages = new Packages();
        dynamicUnits = unitCompiler("image form");
        // What the image has comes first: it brings the library's symbols, which must be the only ones of their names.
        image = start.apply(packages, dynamicUnits);
        FFI_NAMES.forEach(packages.ffi()::internExternal);
        CLYSM_NAMES.forEach(packages.clysm()::internExternal);
        JS_NAMES.forEach(packages.js()::internExternal);
        marshalTypes = new MarshalTypes(packages);
        expander = new Expander(packages, positions, globals, Primitives.TABLE, marshalTypes, image, diagnostics);
        host.setCompiler(new CompilerService(expander, image));
        readerContext = new ReaderContext(packages, positions);
        var features = packages.commonLisp().intern("*FEATURES*");
        readerContext.setFeatures(
                feature -> Lists.toJava(image.symbolValue(features)).contains(feature));
        readerContext.setEvaluator(this::evaluateWhileReading);
    }

    private Object evaluateWhileReading(Object form) {
        try {
            return image.evaluate(expander.expandGlobally(form));
        } catch (CompileException | ImageException e) {
            throw new ReadTimeException(e);
        }
    }

    /**
     * Returns a compiler of units that knows of no functions yet.
     *
     * @param formName what the names of units of forms begin with
     */
    UnitCompiler unitCompiler(String formName) {
        TypePool types = CoreTypes.newPool();
        return new UnitCompiler(formName, types, packages, globals::isIndirect, optimization);
    }

    Packages packages() {
        return packages;
    }

    Positions positions() {
        return positions;
    }

    GlobalEnvironment globals() {
        return globals;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    MarshalTypes marshalTypes() {
        return marshalTypes;
    }

    UnitCompiler dynamicUnits() {
        return dynamicUnits;
    }

    ImageSession image() {
        return image;
    }

    Expander expander() {
        return expander;
    }

    ReaderContext readerContext() {
        return readerContext;
    }

    /**
     * Reads and expands all forms of a source.
     *
     * @param sink takes the pieces, see {@link Expander#process}
     * @param failed takes the error of a form that cannot be expanded; if it returns, the next form follows
     */
    void process(SourceText source, Mode mode, Consumer<TopLevel> sink, Consumer<CompileException> failed) {
        var reader = new Reader(source, readerContext);
        readerContext.setCurrentPackage(expander.currentPackage());
        for (Object form = reader.read(); form != Reader.EOF; form = reader.read()) {
            try {
                process(form, reader, mode, sink);
            } catch (CompileException e) {
                failed.accept(e);
            }
            readerContext.setCurrentPackage(expander.currentPackage());
        }
    }

    private void process(Object form, Reader reader, Mode mode, Consumer<TopLevel> sink) {
        try {
            expander.process(form, reader.formPlace(), mode, sink);
        } catch (ImageException e) {
            throw new CompileException(reader.formPosition(), "while evaluating at compile time: " + e.getMessage())
                    .causedBy(e);
        } catch (StackOverflowError _) {
            throw new CompileException(reader.formPosition(), "the form is nested too deeply");
        }
    }

    /** Evaluates the form that was read last in the image and returns its values as {@code prin1} prints them. */
    List<String> evaluateAndPrint(Object form, int place) {
        expander.process(form, place, Mode.EVALUATE, image::run);
        readerContext.setCurrentPackage(expander.currentPackage());
        return image.printResults();
    }
}

package org.clysm.compiler.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.expand.Diagnostics;
import org.clysm.compiler.expand.Evaluator;
import org.clysm.compiler.expand.Expander;
import org.clysm.compiler.expand.ExpanderKind;
import org.clysm.compiler.expand.GlobalEnvironment;
import org.clysm.compiler.expand.Mode;
import org.clysm.compiler.ffi.MarshalTypes;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.link.StandaloneLinker;
import org.clysm.compiler.link.Unit;
import org.clysm.compiler.link.UnitBuilder;
import org.clysm.compiler.link.UnitEntry;
import org.clysm.compiler.passes.PassPipeline;
import org.clysm.compiler.passes.TypeInformation;
import org.clysm.compiler.reader.Reader;
import org.clysm.compiler.reader.ReaderContext;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;
import org.clysm.testing.TestTools;

/**
 * Compiles Lisp without an image: what needs no macros but those written in Java. The kernel of the library is compiled
 * along; run-time functions beyond it trap.
 */
final class TestProgram {

    private static final List<String> KERNEL = List.of("binding", "exits", "arguments");

    private final Packages packages = new Packages();
    private final Positions positions = new Positions();
    private final Expander expander = new Expander(
            packages,
            positions,
            new GlobalEnvironment(),
            Primitives.TABLE,
            new MarshalTypes(packages),
            new NoImage(),
            new Diagnostics());
    private final TypePool types = CoreTypes.newPool();
    private final Map<FunctionName, FunctionSignature> known = new LinkedHashMap<>();
    private final Codegen codegen = new Codegen(types, known::get, new NoHost());
    private final List<Unit> library = new ArrayList<>();
    private final List<Unit> program = new ArrayList<>();
    private int unitCount;

    TestProgram() {
        library.add(new UnitBuilder("core").build(CoreUnit.generate(types), new Trigger.Always()));
        for (String file : KERNEL) {
            var path = TestTools.projectRoot().resolve("library/src/main/lisp/kernel/" + file + ".lisp");
            library.addAll(compile(readFile(path), Mode.LIBRARY, packages.system()));
        }
        addStubs();
    }

    private static String readFile(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Adds run-time functions that trap for those that the kernel does not define. */
    private void addStubs() {
        for (RuntimeFunction function : EnumSet.allOf(RuntimeFunction.class)) {
            var signature = function.signature();
            if (known.values().stream().noneMatch(each -> each.name().equals(signature.name()))) {
                var params = new ArrayList<Local>();
                for (Representation parameter : signature.parameters()) {
                    params.add(new Local("p" + params.size(), parameter.valueType()));
                }
                var stub = new Function(
                        signature.main(types),
                        params,
                        new CodeBuilder().unreachable().build());
                library.add(new UnitBuilder(signature.name())
                        .build(new GeneratedUnit(List.of(stub), List.of(), null, List.of()), new Trigger.Always()));
            }
        }
    }

    /** Compiles the forms of a program. */
    void add(String source) {
        program.addAll(compile(source, Mode.PROGRAM, packages.commonLispUser()));
    }

    /** Exports a function of no arguments that returns a fixnum, or T or NIL as 1 or 0. */
    void export(String name) {
        var symbol = packages.commonLispUser().intern(name);
        var signature = known.get(FunctionName.of(symbol));
        var ref = new FunctionRef("export " + name, types.function(List.<ValueType>of(), List.of(NumberType.I32)));
        var emission = new Emission(types, new UnitBuilder("unused"));
        emission.code().call(signature.main(types));
        emission.conversions().convert(signature.result(), signature.resultType(), Representation.ANY);
        var result = new Local("result", ReferenceType.ANYREF);
        var i31 = AbstractHeapType.I31.reference();
        emission.code().localTee(result).refTest(i31);
        emission.code().beginIf(new Label("fixnum"), BlockType.of(NumberType.I32));
        emission.code().localGet(result).refCast(i31).i31GetS().beginElse().localGet(result);
        emission.conversions().convert(Representation.ANY, LispType.T, Representation.BOOLEAN);
        emission.code().end();
        var function = new Function(ref, List.of(), emission.code().build());
        var unit = new UnitBuilder(ref.name());
        unit.export(name, ref);
        program.add(unit.build(new GeneratedUnit(List.of(function), List.of(), null, List.of()), new Trigger.Always()));
    }

    byte[] link() {
        var entries = library.stream().map(UnitEntry::of).toList();
        return new StandaloneLinker(entries, program, packages).link("test").bytes();
    }

    private List<Unit> compile(String source, Mode mode, Package home) {
        var forms = new ArrayList<TopLevel>();
        var context = new ReaderContext(packages, positions);
        context.setCurrentPackage(home);
        expander.setCurrentPackage(home);
        var reader = new Reader(new SourceText("test.lisp", source), context);
        for (Object form = reader.read(); form != Reader.EOF; form = reader.read()) {
            expander.process(form, reader.formPlace(), mode, forms::add);
        }
        var result = PassPipeline.run(new TopLevel.Program(forms));
        for (TopLevel form : result.program().forms()) {
            if (form instanceof TopLevel.DefineFunction define) {
                known.put(define.name(), codegen.declare(define, result.types()));
            }
        }
        return result.program().forms().stream()
                .map(form -> unit(form, result.types()))
                .toList();
    }

    private Unit unit(TopLevel form, TypeInformation inferred) {
        return switch (form) {
            case TopLevel.DefineFunction define -> {
                var builder = new UnitBuilder(define.name().entityName());
                var signature = known.get(define.name());
                yield builder.build(codegen.generate(define, signature, inferred, builder), define.trigger());
            }
            case TopLevel.Evaluate evaluate -> {
                var builder = new UnitBuilder("unit" + unitCount++);
                var generated = codegen.generate(evaluate, "unit" + unitCount, inferred, builder);
                yield builder.build(generated, evaluate.trigger());
            }
            case TopLevel.DefineGlobal define -> {
                var builder = new UnitBuilder(define.global().name());
                var generated = codegen.generate(define, inferred, builder);
                yield builder.build(
                        generated, new Trigger.OnVariable(define.global().name()));
            }
            case TopLevel.Export export -> throw new IllegalArgumentException("no host: " + export);
        };
    }

    /** There is no image. */
    private static final class NoImage implements Evaluator {

        private static RuntimeException none(Object what) {
            return new IllegalArgumentException("there is no image for " + what);
        }

        @Override
        public void load(TopLevel entry) {
            // Nothing is evaluated at compile time.
        }

        @Override
        public Object evaluate(Node node) {
            throw none(node);
        }

        @Override
        public Object expand(ExpanderKind kind, Object name, Object form, int environment) {
            throw none(name);
        }

        @Override
        public Object call(Object function, Object form, int environment) {
            throw none(form);
        }

        @Override
        public Object symbolValue(Symbol symbol) {
            throw none(symbol);
        }

        @Override
        public String currentPackageName() {
            return null;
        }

        @Override
        public void setCurrentPackage(Package current) {
            // The expander keeps it.
        }

        @Override
        public Object original(Object datum) {
            return datum;
        }

        @Override
        public Object callGlobal(Symbol function, List<Object> arguments) {
            throw none(function);
        }
    }

    /** There are no host functions. */
    private static final class NoHost implements ForeignCalls {

        @Override
        public Representation operandRepresentation(ForeignFunction function, int index, LispType type) {
            throw new IllegalArgumentException(function.toString());
        }

        @Override
        public LispType resultType(ForeignFunction function) {
            throw new IllegalArgumentException(function.toString());
        }

        @Override
        public Representation resultRepresentation(ForeignFunction function) {
            throw new IllegalArgumentException(function.toString());
        }

        @Override
        public void emit(ForeignFunction function, List<Operand> operands, Emission emission) {
            throw new IllegalArgumentException(function.toString());
        }
    }
}

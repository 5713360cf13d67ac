package org.clysm.compiler.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.clysm.compiler.codegen.Codegen;
import org.clysm.compiler.codegen.CoreUnit;
import org.clysm.compiler.codegen.FunctionSignature;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.ffi.ExportGenerator;
import org.clysm.compiler.ffi.ForeignCallGenerator;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.link.ComputedNames;
import org.clysm.compiler.link.Unit;
import org.clysm.compiler.link.UnitBuilder;
import org.clysm.compiler.passes.FunctionTypes;
import org.clysm.compiler.passes.Optimization;
import org.clysm.compiler.passes.PassPipeline;
import org.clysm.compiler.passes.TypeInformation;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.TypePool;

/** Top-level forms through passes and code generation to units. Remembers the functions that may be called directly. */
final class UnitCompiler {

    private final TypePool types;
    private final Packages packages;
    private final Codegen codegen;
    private final ExportGenerator exports;
    private final Predicate<FunctionName> isIndirect;
    private final Map<FunctionName, FunctionSignature> known = new HashMap<>();
    private final FunctionTypes functionTypes;
    private final String formName;
    private final Optimization optimization;
    private boolean isForgetful;
    private int formCount;

    /**
     * Makes a compiler of units that knows of no functions.
     *
     * @param formName what the names of units of forms begin with; two compilers whose units meet need different ones
     * @param isIndirect tells functions that must be called through their names
     * @param optimization which passes the forms go through
     */
    UnitCompiler(
            String formName,
            TypePool types,
            Packages packages,
            Predicate<FunctionName> isIndirect,
            Optimization optimization) {
        this.formName = formName;
        this.optimization = optimization;
        this.types = types;
        this.packages = packages;
        this.isIndirect = isIndirect;
        var foreign = new ForeignCallGenerator(packages);
        this.codegen = new Codegen(types, this::lookup, foreign);
        this.functionTypes = new KnownTypes(foreign);
        this.exports = new ExportGenerator(types, packages);
    }

    private FunctionSignature lookup(FunctionName name) {
        if (isIndirect.test(name)) {
            return null;
        }
        var runtime = RuntimeFunction.find(name);
        return runtime == RuntimeFunction.LINKED_PACKAGES ? runtime.signature() : known.get(name);
    }

    /** What the signatures of known functions tell inference. */
    private final class KnownTypes implements FunctionTypes {

        private final ForeignCallGenerator foreign;

        KnownTypes(ForeignCallGenerator foreign) {
            this.foreign = foreign;
        }

        @Override
        public boolean isRedefinable(FunctionName function) {
            return isIndirect.test(function);
        }

        @Override
        public boolean findsFunctions(FunctionName function) {
            return ComputedNames.areFoundBy(function);
        }

        @Override
        public LispType resultType(FunctionName function) {
            FunctionSignature signature = lookup(function);
            return signature == null ? LispType.T : signature.resultType();
        }

        @Override
        public LispType resultType(ForeignFunction function) {
            return foreign.resultType(function);
        }

        @Override
        public LispType valueType(ForeignType type) {
            return ExportGenerator.valueType(type);
        }
    }

    /** Returns the unit of the functions that all others share. */
    Unit coreUnit() {
        return new UnitBuilder("core").build(CoreUnit.generate(types), new Trigger.CompileTime());
    }

    /** Makes functions known that are compiled already. */
    void addKnown(Map<FunctionName, FunctionSignature> signatures) {
        known.putAll(signatures);
    }

    /**
     * Forgets, from now on, the functions of each call of {@link #compile} at its end: forms that are evaluated one by
     * one call each other's functions through their names, so that these may be defined anew.
     */
    void forgetDefinitions() {
        isForgetful = true;
    }

    /** Returns the functions that are known. */
    Map<FunctionName, FunctionSignature> known() {
        return known;
    }

    /** Compiles forms that know of each other: calls between their functions are direct. */
    List<Unit> compile(List<TopLevel> forms) {
        return compile(PassPipeline.run(new TopLevel.Program(forms), functionTypes, optimization));
    }

    /** Compiles all forms of a program that nothing else is loaded beside. */
    List<Unit> compileProgram(List<TopLevel> forms) {
        return compile(PassPipeline.runWhole(new TopLevel.Program(forms), functionTypes, optimization));
    }

    private List<Unit> compile(PassPipeline.Result result) {
        Map<TopLevel, FunctionSignature> signatures = new IdentityHashMap<>();
        for (TopLevel form : result.program().forms()) {
            if (form instanceof TopLevel.DefineFunction definition) {
                var signature = codegen.declare(definition, result.types());
                signatures.put(form, signature);
                known.put(definition.name(), signature);
            }
        }
        var units = new ArrayList<Unit>();
        for (TopLevel form : result.program().forms()) {
            units.add(compile(form, signatures.get(form), result.types()));
        }
        if (isForgetful) {
            result.program().forms().forEach(this::forget);
        }
        return units;
    }

    private void forget(TopLevel form) {
        if (form instanceof TopLevel.DefineFunction definition) {
            known.remove(definition.name());
        }
    }

    private Unit compile(TopLevel form, FunctionSignature signature, TypeInformation types) {
        return switch (form) {
            case TopLevel.DefineFunction definition -> {
                var builder = new UnitBuilder(signature.name());
                yield builder.build(codegen.generate(definition, signature, types, builder), definition.trigger());
            }
            case TopLevel.Evaluate evaluate -> {
                var name = formName + " " + ++formCount;
                var builder = new UnitBuilder(name);
                yield builder.build(codegen.generate(evaluate, name, types, builder), evaluate.trigger());
            }
            case TopLevel.DefineGlobal definition -> {
                var name = definition.global().name();
                var builder = new UnitBuilder(name);
                yield builder.build(codegen.generate(definition, types, builder), new Trigger.OnVariable(name));
            }
            case TopLevel.Export(var export, var _) -> compileExport(export);
        };
    }

    private Unit compileExport(ForeignExport export) {
        var name = export.entityName();
        // A name of its own: under that of the function, its call would be one of itself.
        var definition = new TopLevel.DefineFunction(
                FunctionName.of(packages.makeSymbol(name)),
                ExportGenerator.lambda(export),
                new Trigger.Always(),
                export.position());
        var passed = PassPipeline.run(new TopLevel.Program(List.of(definition)), functionTypes, optimization);
        var form = (TopLevel.DefineFunction) passed.program().forms().getFirst();
        var signature = codegen.declareAs(name, form, passed.types());
        var builder = new UnitBuilder(name);
        var functions = new ArrayList<>(codegen.generateForHost(form, signature, passed.types(), builder));
        var wrapper = exports.wrapper(export, signature, builder);
        if (export.exportName() != null) {
            builder.export(export.exportName(), wrapper.ref());
        }
        functions.add(wrapper);
        var trigger = export.exportName() == null ? new Trigger.OnFunction(export.callee()) : new Trigger.Always();
        // The unit defines no Lisp function: what it calls keeps its name.
        return builder.build(new GeneratedUnit(functions, List.of(), null, List.of()), trigger);
    }
}

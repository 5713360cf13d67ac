package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.passes.TypeInformation;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.TypePool;

/**
 * The way into code generation. Within a program, {@link #declare} comes first for all functions, so that calls between
 * them are direct, then {@link #generate} for all forms.
 */
public final class Codegen {

    private final TypePool types;
    private final KnownFunctions known;
    private final ForeignCalls foreign;

    /**
     * Makes a code generator.
     *
     * @param types the types of the session; the core types are entered in it
     * @param known the functions that may be called directly; declared ones must be among them for their calls to be
     * @param foreign emits the calls of host functions
     */
    public Codegen(TypePool types, KnownFunctions known, ForeignCalls foreign) {
        this.types = types;
        this.known = known;
        this.foreign = foreign;
    }

    /** Decides how a function will be called, before its code is generated. */
    public FunctionSignature declare(TopLevel.DefineFunction form, TypeInformation inferred) {
        var runtime = RuntimeFunction.find(form.name());
        return runtime != null
                ? runtimeSignature(runtime, form.lambda())
                : declareAs(form.name().entityName(), form, inferred);
    }

    /** Decides the same for a function whose entities are named differently from the function. */
    public FunctionSignature declareAs(String name, TopLevel.DefineFunction form, TypeInformation inferred) {
        return Signatures.of(
                name,
                form.lambda(),
                form.name(),
                !inferred.isClosed(form.name()),
                ClosureAnalysis.of(form.lambda(), !inferred.isClosed(form.name())),
                new NodeTypes(inferred, known, foreign));
    }

    private static FunctionSignature runtimeSignature(RuntimeFunction runtime, Lambda lambda) {
        var signature = runtime.signature();
        if (!FunctionShape.of(lambda.parameters()).equals(signature.shape())) {
            throw new IllegalArgumentException(
                    signature.name() + " must have " + signature.parameters().size() + " required parameters");
        }
        return signature;
    }

    /**
     * Generates the code of a function.
     *
     * @param signature what {@link #declare} returned
     */
    public GeneratedUnit generate(
            TopLevel.DefineFunction form, FunctionSignature signature, TypeInformation inferred, Constants constants) {
        var unit = unit(signature.name(), inferred, constants);
        boolean isObject = !inferred.isClosed(form.name());
        unit.setSignature(ClosureAnalysis.of(form.lambda(), isObject).root(), signature);
        unit.generateFunctions();
        var init = unit.initialiser(null);
        return finish(unit, init, isObject ? definition(form.name(), signature) : List.of());
    }

    /**
     * Generates the function that the wrapper of an export calls. Engines copy what it calls into it, which they do not
     * do with tail calls: the host has no use for these, nor for further values.
     *
     * @param signature what {@link #declareAs} returned
     */
    public List<Function> generateForHost(
            TopLevel.DefineFunction form, FunctionSignature signature, TypeInformation inferred, Constants constants) {
        var unit = unit(signature.name(), inferred, constants);
        var plan = ClosureAnalysis.of(form.lambda(), false).root();
        plan.setForHost();
        unit.setSignature(plan, signature);
        unit.generateFunctions();
        return unit.functions();
    }

    private static List<GeneratedUnit.Definition> definition(FunctionName name, FunctionSignature signature) {
        return List.of(new GeneratedUnit.Definition(name, signature.functionGlobal()));
    }

    /**
     * Generates the code that evaluates a form.
     *
     * @param name a name for the unit; its functions are named after it
     */
    public GeneratedUnit generate(TopLevel.Evaluate form, String name, TypeInformation inferred, Constants constants) {
        return evaluate(form.node(), name, inferred, constants);
    }

    private GeneratedUnit evaluate(Node node, String name, TypeInformation inferred, Constants constants) {
        var unit = unit(name, inferred, constants);
        var main = unit.generateCode(node, name);
        unit.generateFunctions();
        return finish(unit, unit.initialiser(main), List.of());
    }

    /** Generates a global of the run-time system; the initial value of all but {@code ANY} must be a constant. */
    public GeneratedUnit generate(TopLevel.DefineGlobal form, TypeInformation inferred, Constants constants) {
        var kind = form.global().kind();
        var global = GlobalKinds.reference(form.global());
        var initial = form.initialValue();
        if (kind != GlobalVariable.Kind.ANY || isSimple(initial)) {
            var emission = new Emission(types, constants);
            var datum = ((Node.Constant) initial).datum();
            if (kind == GlobalVariable.Kind.VECTOR) {
                emission.constant(datum, Representation.INT32);
                emission.code().arrayNewDefault(CoreTypes.ANY_ARRAY);
            } else {
                emission.constant(datum, GlobalKinds.representation(kind));
            }
            var definition = new Global(global, emission.code().build());
            return new GeneratedUnit(List.of(), List.of(definition), null, List.of());
        }
        var unit = unit(form.global().name(), inferred, constants);
        unit.add(new Global(
                global, new CodeBuilder().refNull(AbstractHeapType.NONE).build()));
        var main = unit.generateCode(
                new Node.GlobalSet(form.global(), initial), form.global().name() + "/init");
        unit.generateFunctions();
        return finish(unit, unit.initialiser(main), List.of());
    }

    /** Whether the constant expression for a value is allowed to stand in a global. */
    private static boolean isSimple(Node node) {
        return node instanceof Node.Constant(Object datum) && !(datum instanceof LispCharacter);
    }

    private UnitGenerator unit(String name, TypeInformation inferred, Constants constants) {
        return new UnitGenerator(types, known, foreign, constants, new NodeTypes(inferred, known, foreign), name);
    }

    private static GeneratedUnit finish(UnitGenerator unit, Function init, List<GeneratedUnit.Definition> definitions) {
        return new GeneratedUnit(unit.functions(), unit.globals(), init, definitions);
    }
}

package org.clysm.compiler.driver;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.codegen.Constant;
import org.clysm.compiler.codegen.FunctionSignature;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.link.Unit;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.binary.ObjectFunction;
import org.clysm.compiler.wasm.binary.ObjectGlobal;

/** Units and signatures in the archive. */
final class UnitArchive {

    private static final Representation[] REPRESENTATIONS = Representation.values();

    private UnitArchive() {}

    /** Writes the code of a unit: all that is not needed before the unit is reached. */
    static void writeBody(DataWriter out, Unit unit) {
        var archive = out.archive();
        archive.writeUnsigned(unit.functions().size());
        for (ObjectFunction function : unit.functions()) {
            archive.writeEntity(function.ref());
            archive.writeCode(function.code());
        }
        archive.writeUnsigned(unit.globals().size());
        for (ObjectGlobal global : unit.globals()) {
            archive.writeEntity(global.ref());
            archive.writeCode(global.init());
        }
        archive.writeUnsigned(unit.constants().size());
        for (Constant constant : unit.constants()) {
            archive.writeEntity(constant.ref());
            out.write(constant.datum());
        }
        archive.writeUnsigned(unit.imports().size());
        for (Import item : unit.imports()) {
            archive.writeString(item.module());
            archive.writeString(item.field());
            archive.writeEntity(item.entity());
        }
    }

    /** Writes what is needed to find a unit. */
    static void writeHead(DataWriter out, Unit unit, int bodyPosition) {
        var archive = out.archive();
        archive.writeUnsigned(bodyPosition);
        archive.writeString(unit.name());
        writeTrigger(out, unit.trigger());
        out.writeFlag(unit.init() != null);
        if (unit.init() != null) {
            archive.writeEntity(unit.init());
        }
        archive.writeUnsigned(unit.functions().size());
        unit.functions().forEach(function -> archive.writeString(function.ref().name()));
        archive.writeUnsigned(unit.globals().size());
        unit.globals().forEach(global -> archive.writeString(global.ref().name()));
        archive.writeUnsigned(unit.definitions().size());
        for (GeneratedUnit.Definition definition : unit.definitions()) {
            out.writeName(definition.name());
            archive.writeEntity(definition.function());
        }
    }

    private static void writeTrigger(DataWriter out, Trigger trigger) {
        switch (trigger) {
            case Trigger.Always() -> out.archive().writeUnsigned(0);
            case Trigger.CompileTime() -> out.archive().writeUnsigned(1);
            case Trigger.OnFunction(var name) -> {
                out.archive().writeUnsigned(2);
                out.writeName(name);
            }
            case Trigger.OnVariable(var name) -> {
                out.archive().writeUnsigned(3);
                out.archive().writeString(name);
            }
            case Trigger.OnSymbol(var symbol) -> {
                out.archive().writeUnsigned(4);
                out.write(symbol);
            }
        }
    }

    static Trigger readTrigger(DataReader in) {
        return switch (in.cursor().readUnsigned()) {
            case 0 -> new Trigger.Always();
            case 1 -> new Trigger.CompileTime();
            case 2 -> new Trigger.OnFunction(in.readName());
            case 3 -> new Trigger.OnVariable(in.cursor().readString());
            default -> new Trigger.OnSymbol(in.readSymbol());
        };
    }

    /** Reads the code of a unit whose head is known. */
    static Unit readBody(
            DataReader in, String name, Trigger trigger, FunctionRef init, List<GeneratedUnit.Definition> definitions) {
        var cursor = in.cursor();
        var functions = new ArrayList<ObjectFunction>();
        for (int count = cursor.readUnsigned(); count > 0; count--) {
            var ref = (FunctionRef) cursor.readEntity();
            functions.add(new ObjectFunction(ref, cursor.readCode()));
        }
        var globals = new ArrayList<ObjectGlobal>();
        for (int count = cursor.readUnsigned(); count > 0; count--) {
            var ref = (GlobalRef) cursor.readEntity();
            globals.add(new ObjectGlobal(ref, cursor.readCode()));
        }
        var constants = new ArrayList<Constant>();
        for (int count = cursor.readUnsigned(); count > 0; count--) {
            var ref = (GlobalRef) cursor.readEntity();
            constants.add(new Constant(ref, in.read()));
        }
        var imports = new ArrayList<Import>();
        for (int count = cursor.readUnsigned(); count > 0; count--) {
            var module = cursor.readString();
            var field = cursor.readString();
            imports.add(new Import(module, field, cursor.readEntity()));
        }
        return new Unit(name, trigger, functions, globals, init, definitions, constants, imports, List.of());
    }

    static void writeSignature(DataWriter out, FunctionSignature signature) {
        var archive = out.archive();
        archive.writeString(signature.name());
        out.writeShape(signature.shape());
        signature.parameters().forEach(parameter -> archive.writeUnsigned(parameter.ordinal()));
        signature.parameterTypes().forEach(out::writeType);
        archive.writeUnsigned(signature.result().ordinal());
        out.writeType(signature.resultType());
        out.writeFlag(signature.isSingleValued());
    }

    static FunctionSignature readSignature(DataReader in) {
        var cursor = in.cursor();
        var name = cursor.readString();
        var shape = in.readShape();
        var parameters = new ArrayList<Representation>();
        var parameterTypes = new ArrayList<LispType>();
        for (int i = 0; i < shape.parameterCount(); i++) {
            parameters.add(REPRESENTATIONS[cursor.readUnsigned()]);
        }
        for (int i = 0; i < shape.parameterCount(); i++) {
            parameterTypes.add(in.readType());
        }
        var result = REPRESENTATIONS[cursor.readUnsigned()];
        var resultType = in.readType();
        return new FunctionSignature(name, shape, parameters, parameterTypes, result, resultType, in.readFlag());
    }
}

package org.clysm.compiler.driver;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.expand.ExpanderKind;
import org.clysm.compiler.expand.ForeignTypeTable;
import org.clysm.compiler.expand.GlobalDefinition;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.ForeignSignature;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.GlobalVariable;
import org.clysm.compiler.ir.Policy;

/** What the compiler knows of the library's names, in the archive: a tag and the parts of each definition. */
final class EnvironmentArchive {

    /** The kinds of definitions; the ordinal is the tag. Exports do not occur in the library. */
    private enum Kind {
        EXPANDER,
        SETF_UPDATE,
        SYMBOL_MACRO,
        SPECIAL,
        CONSTANT,
        GLOBAL,
        VARIABLE_TYPE,
        FUNCTION,
        INDIRECT,
        FUNCTION_TYPE,
        INLINING,
        INLINE_SOURCE,
        CLASS_NAME,
        FOREIGN,
        OPTIMIZE,
        DECLARATION_NAMES
    }

    private EnvironmentArchive() {}

    static void write(DataWriter out, GlobalDefinition definition) {
        switch (definition) {
            case GlobalDefinition.Expander(var kind, var name) -> {
                tag(out, Kind.EXPANDER);
                out.archive().writeUnsigned(kind.ordinal());
                out.writeName(name);
            }
            case GlobalDefinition.SetfUpdate(var access, var update) -> {
                tag(out, Kind.SETF_UPDATE);
                out.write(access);
                out.write(update);
            }
            case GlobalDefinition.SymbolMacro(var name, var expansion) -> {
                tag(out, Kind.SYMBOL_MACRO);
                out.write(name);
                out.write(expansion);
            }
            case GlobalDefinition.Special(var name) -> {
                tag(out, Kind.SPECIAL);
                out.write(name);
            }
            case GlobalDefinition.Constant(var name, var known, var value) -> {
                tag(out, Kind.CONSTANT);
                out.write(name);
                out.writeFlag(known);
                out.write(value);
            }
            case GlobalDefinition.Global(var name, var global) -> {
                tag(out, Kind.GLOBAL);
                out.write(name);
                out.archive().writeString(global.name());
                out.archive().writeUnsigned(global.kind().ordinal());
            }
            case GlobalDefinition.VariableType(var name, var specifier) -> {
                tag(out, Kind.VARIABLE_TYPE);
                out.write(name);
                out.write(specifier);
            }
            case GlobalDefinition.Function(var name, var shape) -> {
                tag(out, Kind.FUNCTION);
                out.writeName(name);
                out.writeShape(shape);
            }
            case GlobalDefinition.Indirect(var name) -> {
                tag(out, Kind.INDIRECT);
                out.writeName(name);
            }
            case GlobalDefinition.FunctionType(var name, var specifier) -> {
                tag(out, Kind.FUNCTION_TYPE);
                out.writeName(name);
                out.write(specifier);
            }
            case GlobalDefinition.Inlining(var name, var inline) -> {
                tag(out, Kind.INLINING);
                out.writeName(name);
                out.archive().writeUnsigned(inline.ordinal());
            }
            case GlobalDefinition.InlineSource(var name, var lambda) -> {
                tag(out, Kind.INLINE_SOURCE);
                out.writeName(name);
                out.write(lambda);
            }
            case GlobalDefinition.ClassName(var name, var isStructure) -> {
                tag(out, Kind.CLASS_NAME);
                out.write(name);
                out.writeFlag(isStructure);
            }
            case GlobalDefinition.Foreign(var function) -> {
                tag(out, Kind.FOREIGN);
                writeForeign(out, function);
            }
            case GlobalDefinition.Optimize(var policy) -> {
                tag(out, Kind.OPTIMIZE);
                out.archive().writeUnsigned(policy.speed());
                out.archive().writeUnsigned(policy.safety());
                out.archive().writeUnsigned(policy.debug());
                out.archive().writeUnsigned(policy.space());
            }
            case GlobalDefinition.DeclarationNames(var names) -> {
                tag(out, Kind.DECLARATION_NAMES);
                out.writeSymbols(names);
            }
            case GlobalDefinition.Export export ->
                throw new IllegalArgumentException("the library exports nothing to the host: " + export);
        }
    }

    private static void tag(DataWriter out, Kind kind) {
        out.archive().writeUnsigned(kind.ordinal());
    }

    private static void writeForeign(DataWriter out, ForeignFunction function) {
        out.writeName(function.name());
        out.archive().writeString(function.module());
        out.archive().writeString(function.field());
        out.archive().writeUnsigned(function.parameters().size());
        function.parameters().forEach(type -> out.write(type.specifier()));
        out.write(function.result().specifier());
    }

    static GlobalDefinition read(DataReader in, ForeignTypeTable types) {
        return switch (Kind.values()[in.cursor().readUnsigned()]) {
            case EXPANDER -> {
                var kind = ExpanderKind.values()[in.cursor().readUnsigned()];
                yield new GlobalDefinition.Expander(kind, in.readName());
            }
            case SETF_UPDATE -> {
                var access = in.readSymbol();
                yield new GlobalDefinition.SetfUpdate(access, in.readSymbol());
            }
            case SYMBOL_MACRO -> {
                var name = in.readSymbol();
                yield new GlobalDefinition.SymbolMacro(name, in.read());
            }
            case SPECIAL -> new GlobalDefinition.Special(in.readSymbol());
            case CONSTANT -> {
                var name = in.readSymbol();
                boolean known = in.readFlag();
                yield new GlobalDefinition.Constant(name, known, in.read());
            }
            case GLOBAL -> {
                var name = in.readSymbol();
                var global = in.cursor().readString();
                var kind = GlobalVariable.Kind.values()[in.cursor().readUnsigned()];
                yield new GlobalDefinition.Global(name, new GlobalVariable(global, kind));
            }
            case VARIABLE_TYPE -> {
                var name = in.readSymbol();
                yield new GlobalDefinition.VariableType(name, in.read());
            }
            case FUNCTION -> {
                var name = in.readName();
                yield new GlobalDefinition.Function(name, in.readShape());
            }
            case INDIRECT -> new GlobalDefinition.Indirect(in.readName());
            case FUNCTION_TYPE -> {
                var name = in.readName();
                yield new GlobalDefinition.FunctionType(name, in.read());
            }
            case INLINING -> {
                var name = in.readName();
                yield new GlobalDefinition.Inlining(
                        name, GlobalDefinition.Inline.values()[in.cursor().readUnsigned()]);
            }
            case INLINE_SOURCE -> {
                var name = in.readName();
                yield new GlobalDefinition.InlineSource(name, in.read());
            }
            case CLASS_NAME -> {
                var name = in.readSymbol();
                yield new GlobalDefinition.ClassName(name, in.readFlag());
            }
            case FOREIGN -> new GlobalDefinition.Foreign(readForeign(in, types));
            case OPTIMIZE -> {
                var cursor = in.cursor();
                int speed = cursor.readUnsigned();
                int safety = cursor.readUnsigned();
                int debug = cursor.readUnsigned();
                yield new GlobalDefinition.Optimize(new Policy(speed, safety, debug, cursor.readUnsigned()));
            }
            case DECLARATION_NAMES -> new GlobalDefinition.DeclarationNames(in.readSymbols());
        };
    }

    private static ForeignFunction readForeign(DataReader in, ForeignTypeTable types) {
        var name = in.readName();
        var module = in.cursor().readString();
        var field = in.cursor().readString();
        int count = in.cursor().readUnsigned();
        List<ForeignType> parameters = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parameters.add(types.find(in.read()));
        }
        var signature = ForeignSignature.ofRequired(parameters, types.find(in.read()));
        return new ForeignFunction(name, module, field, signature, name.datum(), 1, true, null, null);
    }
}

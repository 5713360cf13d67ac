package org.clysm.compiler.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.PackedType;
import org.clysm.compiler.wasm.RecursiveGroup;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.StructType;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.testing.ModuleValidator;
import org.junit.jupiter.api.Test;

class ModuleWriterTest {

    private final TypePool pool = new TypePool();
    private final DefinedType thunk = pool.function(List.of(), List.of());
    private final FunctionRef f = new FunctionRef("f", thunk);
    private final FunctionRef g = new FunctionRef("g", thunk);

    private static ObjectCode code(FunctionRef function, CodeBuilder builder) {
        return Encoder.encode(new Function(function, List.of(), builder.build(), function.name() + ".lisp"));
    }

    private ModuleWriter writer(FunctionRef function, CodeBuilder builder) {
        return new ModuleWriter("", List.of()).addFunction(function, code(function, builder));
    }

    private static List<String> typeNames(byte[] module) {
        return ModuleReader.read(module).groups().stream()
                .map(group -> String.join(
                        "+", group.types().stream().map(DefinedType::name).toList()))
                .toList();
    }

    @Test
    void emptyModuleHasNoSections() {
        byte[] bytes = new ModuleWriter("", List.of())
                .setNameDetail(NameDetail.NONE)
                .write()
                .bytes();
        assertThat(bytes).hasSize(8);
        ModuleValidator.assertValid(bytes);
    }

    @Test
    void typesStandAfterThoseTheyNeedAndInOrderOfUse() {
        var pair = new DefinedType("pair");
        var node = new DefinedType("node");
        var octets = pool.array(PackedType.I8, true);
        pair.define(StructType.of(Field.mutable("node", node.nullable())));
        node.define(StructType.of(Field.constant("octets", octets.nullable())));
        var group = new RecursiveGroup(List.of(pair, node));
        var unused = new RecursiveGroup(List.of(new DefinedType("unused").define(StructType.of())));
        var vector = pool.array(octets.nullable(), true);
        var closure = pool.substruct(pool.intern(null, false, StructType.of()), List.of());
        var builder = new CodeBuilder().refNull(closure).drop().refNull(vector).drop();
        var written = new ModuleWriter("", List.of(group, unused))
                .addFunction(f, code(f, builder))
                .write();
        ModuleValidator.assertValid(written.bytes());
        assertThat(typeNames(written.bytes()))
                .containsExactly(
                        "array:i8!",
                        "pair+node",
                        "unused",
                        "fn:->",
                        "struct:|open",
                        "struct:<:<struct:|open>",
                        "array:<array:i8!>?!");
    }

    @Test
    void declaresOnlyFunctionsThatNothingElseNames() {
        var exported = new FunctionRef("exported", thunk);
        var initial = new FunctionRef("initial", thunk);
        var global = new GlobalRef("global", ReferenceType.FUNCREF, false);
        var references = new CodeBuilder();
        for (FunctionRef function : List.of(g, exported, initial, g)) {
            references.refFunc(function).drop();
        }
        var writer = writer(f, references)
                .addGlobal(
                        global,
                        Encoder.encodeConstant(
                                new CodeBuilder().refFunc(initial).build()))
                .addExport(new Export("exported", exported))
                .setNameDetail(NameDetail.NONE);
        for (FunctionRef function : List.of(g, exported, initial)) {
            writer.addFunction(function, code(function, new CodeBuilder()));
        }
        byte[] bytes = writer.write().bytes();
        ModuleValidator.assertValid(bytes);
        // Section 9, 5 bytes: one segment, declarative, of functions: function 1.
        assertThat(bytes).containsSequence(9, 5, 1, 3, 0, 1, 1);
    }

    @Test
    void mapsBytesToFunctionsAndLines() {
        var value = pool.function(List.of(), List.of(NumberType.I32));
        var h = new FunctionRef("h", value);
        var written = new ModuleWriter("", List.of())
                .addFunction(
                        f,
                        code(
                                f,
                                new CodeBuilder()
                                        .sourceLine(3)
                                        .call(g)
                                        .sourceLine(4)
                                        .call(h)
                                        .drop()))
                .addFunction(g, code(g, new CodeBuilder().unreachable()))
                .addFunction(h, code(h, new CodeBuilder().sourceLine(9).i32Const(1)))
                .setNameDetail(NameDetail.NONE)
                .write();
        var map = written.codeMap();
        int start = map.starts()[0];
        assertThat(written.bytes()[start + 1]).as("call").isEqualTo((byte) 0x10);
        assertThat(map.find(start)).isEqualTo(new CodeMap.Place(f, "f.lisp", 0));
        assertThat(map.find(start + 1)).isEqualTo(new CodeMap.Place(f, "f.lisp", 3));
        assertThat(map.find(start + 2)).isEqualTo(new CodeMap.Place(f, "f.lisp", 3));
        assertThat(map.find(start + 3)).isEqualTo(new CodeMap.Place(f, "f.lisp", 4));
        assertThat(map.find(map.starts()[1] + 1)).isEqualTo(new CodeMap.Place(g, "", 0));
        assertThat(map.find(map.starts()[2] + 1)).isEqualTo(new CodeMap.Place(h, "h.lisp", 9));
        assertThat(map.find(written.bytes().length)).isNull();
        assertThat(map.find(0)).isNull();
    }

    @Test
    void refusesWhatTheModuleLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(writer(f, new CodeBuilder().call(g))::write)
                .withMessage("the module has no function with the name g");
        assertThatIllegalArgumentException()
                .isThrownBy(writer(f, new CodeBuilder().globalGet(new GlobalRef("x", NumberType.I32, false)))::write)
                .withMessage("the module has no global with the name x");
        assertThatIllegalArgumentException()
                .isThrownBy(writer(f, new CodeBuilder()).addExport(new Export("g", g))::write)
                .withMessage("the module has no function with the name g");
    }

    @Test
    void refusesTwoOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(writer(f, new CodeBuilder()).addImport(new Import("m", "f", f))::write)
                .withMessage("two functions have the name f");
    }

    @Test
    void refusesToImportOrExportWhatCannotBe() {
        var data = new DataRef("text");
        assertThatIllegalArgumentException()
                .isThrownBy(writer(f, new CodeBuilder()).addImport(new Import("m", "f", data))::write)
                .withMessage("$text can be neither imported nor exported");
        assertThatIllegalArgumentException()
                .isThrownBy(writer(f, new CodeBuilder()).addExport(new Export("f", thunk))::write)
                .withMessage("$fn:-> can be neither imported nor exported");
    }

    @Test
    void namesAreKeptAsAsked() {
        var object = new DefinedType("object").define(StructType.of(Field.mutable("slot", NumberType.I32)));
        var group = new RecursiveGroup(List.of(object));
        var code = new ObjectCode(code(f, new CodeBuilder()).bytes(), List.of(), List.of(), LineTable.EMPTY, List.of());
        for (NameDetail detail : NameDetail.values()) {
            byte[] bytes = new ModuleWriter("unit", List.of(group))
                    .addFunction(f, code)
                    .setNameDetail(detail)
                    .write()
                    .bytes();
            var module = ModuleReader.read(bytes);
            boolean functions = detail != NameDetail.NONE;
            boolean entities = functions && detail != NameDetail.FUNCTIONS;
            assertThat(module.name()).isEqualTo(functions ? "unit" : "");
            assertThat(module.functions().getFirst().ref().name()).isEqualTo(functions ? "f" : "func0");
            var type = module.groups().getFirst().types().getFirst();
            assertThat(type.name()).isEqualTo(entities ? "object" : "type0");
            assertThat(type.struct().fields().getFirst().name()).isEqualTo(entities ? "slot" : "field0");
        }
    }
}

package org.clysm.compiler.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.PackedType;
import org.clysm.compiler.wasm.RecursiveGroup;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.SampleModule;
import org.clysm.compiler.wasm.StructType;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;
import org.clysm.compiler.wasm.WasmModule;
import org.junit.jupiter.api.Test;

/** What went into an archive comes out of it, in any order, with the types of another pool. */
class ArchiveTest {

    /** A pool as every run of the compiler makes it anew: with one group. */
    private static TypePool pool() {
        var list = new DefinedType("list");
        list.define(null, false, StructType.of(Field.mutable("cdr", list.nullable())));
        var pool = new TypePool();
        pool.enter(new RecursiveGroup(List.of(list)));
        return pool;
    }

    @Test
    void codeLinksToTheSameModuleAfterwards() {
        WasmModule module = SampleModule.build();
        var archive = new ArchiveWriter();
        module.imports().forEach(item -> archive.writeEntity(item.entity()));
        module.tags().forEach(archive::writeEntity);
        for (Global global : module.globals()) {
            archive.writeEntity(global.ref());
            archive.writeCode(Encoder.encodeConstant(global.init()));
        }
        for (Function function : module.functions()) {
            archive.writeEntity(function.ref());
            archive.writeCode(Encoder.encode(function));
        }

        var pool = new TypePool();
        module.groups().forEach(pool::enter);
        var cursor = new ArchiveReader(archive.toByteArray(), pool).at(0);
        var writer = new ModuleWriter(module.name(), module.groups());
        for (Import item : module.imports()) {
            writer.addImport(new Import(item.module(), item.field(), cursor.readEntity()));
        }
        module.tags().forEach(_ -> writer.addTag((TagRef) cursor.readEntity()));
        module.globals().forEach(_ -> writer.addGlobal((GlobalRef) cursor.readEntity(), cursor.readCode()));
        module.functions().forEach(_ -> writer.addFunction((FunctionRef) cursor.readEntity(), cursor.readCode()));
        module.data().forEach(writer::addData);
        module.exports().forEach(writer::addExport);
        var linked =
                writer.setStart(module.start()).setNameDetail(NameDetail.ALL).write();

        var whole = ModuleWriter.write(module, NameDetail.ALL);
        assertThat(linked.bytes()).isEqualTo(whole.bytes());
        int variables = linked.codeMap().starts()[2];
        for (int offset = variables; offset < linked.codeMap().starts()[3]; offset++) {
            assertThat(linked.codeMap().find(offset)).isEqualTo(whole.codeMap().find(offset));
        }
        assertThat(linked.codeMap().lineTables().get(2).lines()).containsExactly(10, 11);
    }

    @Test
    void keepsEntities() {
        var pool = pool();
        var list = pool.find("list");
        var accessor = pool.function(List.of(list.reference()), List.of(ReferenceType.ANYREF));
        var closure = pool.substruct(
                list, List.of(Field.constant("code", accessor.reference()), Field.mutable("x", PackedType.I8)));
        var open = pool.intern(null, false, StructType.of());
        var array = pool.array(PackedType.I16, true);
        var entities = List.of(
                list,
                accessor,
                closure,
                open,
                array,
                new FunctionRef("(setf cdr)", accessor),
                new GlobalRef("λ", closure.nullable(), true),
                new GlobalRef("\uD800", AbstractHeapType.I31.reference(), false),
                new TagRef("exit", pool.function(List.of(NumberType.F64), List.of())),
                new DataRef("text"));
        var archive = new ArchiveWriter();
        entities.forEach(archive::writeEntity);

        var cursor = new ArchiveReader(archive.toByteArray(), pool).at(0);
        for (var entity : entities) {
            assertThat(cursor.readEntity()).isEqualTo(entity).hasToString(entity.toString());
        }
        var otherPool = pool();
        var other = new ArchiveReader(archive.toByteArray(), otherPool).at(0);
        for (var entity : entities) {
            assertThat(other.readEntity().name()).isEqualTo(entity.name());
        }
        assertThat(otherPool.find(closure.name()).supertype()).isSameAs(otherPool.find("list"));
    }

    @Test
    void keepsNumbersStringsBytesAndTypesAndReadsThemFromAnywhere() {
        var archive = new ArchiveWriter();
        archive.writeUnsigned(-1);
        long[] numbers = {0, 63, 64, -64, -65, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE};
        for (long number : numbers) {
            archive.writeSigned(number);
        }
        int middle = archive.position();
        String[] strings = {"", "car", "é", "日本", "😀", "\uDC00", "car"};
        for (String string : strings) {
            archive.writeString(string);
        }
        archive.writeBytes(new byte[] {1, -1});
        ValueType[] types = {NumberType.I64, ReferenceType.EXNREF, AbstractHeapType.EXTERN.reference()};
        for (ValueType type : types) {
            archive.writeValueType(type);
        }

        var reader = new ArchiveReader(archive.toByteArray(), pool());
        var cursor = reader.at(middle);
        for (String string : strings) {
            assertThat(cursor.readString()).isEqualTo(string);
        }
        assertThat(cursor.readBytes()).containsExactly(1, -1);
        for (ValueType type : types) {
            assertThat(cursor.readValueType()).isEqualTo(type);
        }
        assertThat(cursor.position()).isEqualTo(archive.position());
        var start = reader.at(0);
        assertThat(start.readUnsigned()).isEqualTo(-1);
        for (long number : numbers) {
            assertThat(start.readSigned()).isEqualTo(number);
        }
    }

    @Test
    void refusesOtherFormatsAndUnknownTypes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArchiveReader(new byte[100], pool()))
                .withMessage("no archive of this version of the compiler");
        var archive = new ArchiveWriter();
        archive.writeEntity(pool().find("list"));
        var reader = new ArchiveReader(archive.toByteArray(), new TypePool());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.at(0).readEntity())
                .withMessage("the archive needs an unknown type list");
    }
}

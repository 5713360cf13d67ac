package org.clysm.compiler.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypePoolTest {

    private final TypePool pool = new TypePool();
    private final DefinedType object = new DefinedType("object").define(null, false, StructType.of());

    @Test
    void equalStructuresAreOneType() {
        pool.enter(new RecursiveGroup(List.of(object)));
        var first = pool.function(List.of(object.nullable()), List.of(NumberType.I32));
        assertThat(pool.function(List.of(object.nullable()), List.of(NumberType.I32)))
                .isSameAs(first);
        assertThat(pool.function(List.of(object.reference()), List.of(NumberType.I32)))
                .isNotSameAs(first);
        assertThat(pool.find("object")).isSameAs(object);
        assertThat(pool.find(first.name())).isSameAs(first);
        assertThat(pool.find("fn:")).isNull();
    }

    @Test
    void namesSpellTheStructure() {
        pool.enter(new RecursiveGroup(List.of(object)));
        var function = pool.function(List.of(NumberType.I32, object.nullable()), List.of(object.reference()));
        var array = pool.array(function.nullable(), true);
        var struct = pool.substruct(
                object, List.of(Field.constant("f", array.reference()), Field.mutable("x", PackedType.I8)));
        var open = pool.intern(object, false, StructType.of());
        assertThat(List.of(function, array, struct, open))
                .extracting(DefinedType::name)
                .containsExactly(
                        "fn:i32.$object?->$object",
                        "array:<fn:i32.$object?->$object>?!",
                        "struct:f=<array:<fn:i32.$object?->$object>?!>.x=i8!<:$object",
                        "struct:<:$object|open");
        assertThat(struct.isSubtypeOf(object)).isTrue();
        assertThat(object.isSubtypeOf(struct)).isFalse();
    }

    @Test
    void namesAndDefinitionsAreUnique() {
        pool.enter(new RecursiveGroup(List.of(object)));
        var again = new RecursiveGroup(List.of(new DefinedType("object")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool.enter(again))
                .withMessage("two types have the name object");
        assertThatIllegalStateException()
                .isThrownBy(() -> object.define(StructType.of()))
                .withMessage("type object is defined twice");
        assertThatIllegalStateException()
                .isThrownBy(() -> new RecursiveGroup(List.of(object)))
                .withMessage("type object is in two groups");
        assertThatIllegalStateException()
                .isThrownBy(() -> new DefinedType("x").composite())
                .withMessage("type x is not defined yet");
        assertThatIllegalStateException().isThrownBy(object::array).withMessage("type object is no array");
    }

    @Test
    void fieldsAreFoundByName() {
        var parent = StructType.of(Field.mutable("a", ReferenceType.ANYREF));
        var child = parent.extendedBy(Field.constant("b", NumberType.I32));
        assertThat(child.field("b").type()).isEqualTo(NumberType.I32);
        assertThat(child.indexOf(parent.field("a"))).isZero();
        assertThat(child.indexOf(Field.constant("b", NumberType.F64))).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parent.indexOf(child.field("b")))
                .withMessageStartingWith("no field b in ");
    }
}

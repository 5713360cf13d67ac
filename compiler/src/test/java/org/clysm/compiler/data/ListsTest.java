package org.clysm.compiler.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {
    private static final Object ABC = Lists.list(1L, 2L, 3L);

    @Test
    void lengthIsForProperListsOnly() {
        assertThat(Lists.length(Symbol.NIL)).isZero();
        assertThat(Lists.length(ABC)).isEqualTo(3);
        assertThat(Lists.length(new Cons(1L, 2L))).isEqualTo(-1);
        assertThat(Lists.length(5L)).isEqualTo(-1);
        for (int before = 0; before < 4; before++) {
            for (int ring = 1; ring < 5; ring++) {
                Cons last = new Cons(0L, Symbol.NIL);
                Object list = last;
                for (int i = 1; i < ring; i++) {
                    list = new Cons(0L, list);
                }
                last.setCdr(list);
                for (int i = 0; i < before; i++) {
                    list = new Cons(0L, list);
                }
                assertThat(Lists.length(list)).as("%d %d", before, ring).isEqualTo(-1);
            }
        }
    }

    @Test
    void accessorsTakeNilAsEmpty() {
        assertThat(Lists.first(ABC)).isEqualTo(1L);
        assertThat(Lists.second(ABC)).isEqualTo(2L);
        assertThat(Lists.third(ABC)).isEqualTo(3L);
        assertThat(Lists.fourth(ABC)).isSameAs(Symbol.NIL);
        assertThat(Lists.nthCdr(3, ABC)).isSameAs(Symbol.NIL);
        assertThat(Lists.nthCdr(9, ABC)).isSameAs(Symbol.NIL);
        assertThat(Lists.car(Symbol.NIL)).isSameAs(Symbol.NIL);
        assertThatThrownBy(() -> Lists.cdr(5L)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Lists.isForm(Lists.list(StandardSymbols.QUOTE, 1L), StandardSymbols.QUOTE))
                .isTrue();
        assertThat(Lists.isForm(StandardSymbols.QUOTE, StandardSymbols.QUOTE)).isFalse();
    }

    @Test
    void iterationStopsAtNilAndRefusesOtherEnds() {
        List<Object> seen = new ArrayList<>();
        Lists.iterate(ABC).forEach(seen::add);
        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThatThrownBy(() -> Lists.iterate(new Cons(1L, 2L)).forEach(seen::add))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Lists.toJava(new Cons(1L, 2L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void constructionAndReversal() {
        assertThat(Lists.toJava(Lists.append(ABC, Lists.list(4L)))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Lists.append(Symbol.NIL, ABC)).isSameAs(ABC);
        assertThat(Lists.toJava(Lists.reverse(ABC))).containsExactly(3L, 2L, 1L);
        assertThat(Lists.toJava(ABC)).containsExactly(1L, 2L, 3L);
        assertThat(Lists.list()).isSameAs(Symbol.NIL);
        ListBuilder builder = new ListBuilder();
        assertThat(builder.isEmpty()).isTrue();
        assertThat(builder.list()).isSameAs(Symbol.NIL);
        assertThat(builder.listWithTail(7L)).isEqualTo(7L);
        builder.add(1L);
        builder.add(2L);
        assertThat(Printer.brief(builder.listWithTail(3L))).isEqualTo("(1 2 . 3)");
    }
}

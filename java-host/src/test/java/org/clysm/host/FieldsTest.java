package org.clysm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Java objects as records of Lisp. */
class FieldsTest {

    private record Point(int x, @LispName("why") Integer y) {}

    static class Named {
        public String getName() {
            return "n";
        }
    }

    @SuppressWarnings("DoNotCallSuggester")
    static final class Thing extends Named {
        public static final int CONSTANT = 1;
        public final int size = 3;

        public boolean isRound() {
            return true;
        }

        @LispName("weight in kg")
        public double weight() {
            return 1.5;
        }

        public int getFailing() {
            throw new NoSuchElementException("none today");
        }

        public int clear() {
            throw new IllegalStateException("this is no getter");
        }

        public int getAt(int index) {
            return index;
        }
    }

    @Test
    void entriesOfMaps() {
        Map<String, Object> map = new HashMap<>(Map.of("a", 1));
        map.put("b", null);
        assertThat(Fields.get(map, "a")).isEqualTo(1);
        assertThat(Fields.get(map, "b")).isNull();
        assertThat(Fields.get(map, "c")).isSameAs(Fields.MISSING);
        assertThat(Fields.getOr(map, "b", "none")).isNull();
        assertThat(Fields.getOr(map, "c", "none")).isEqualTo("none");
    }

    @Test
    void componentsOfRecords() {
        assertThat(Fields.get(new Point(1, 2), "x")).isEqualTo(1);
        assertThat(Fields.get(new Point(1, 2), "why")).isEqualTo(2);
        assertThat(Fields.get(new Point(1, 2), "y")).isSameAs(Fields.MISSING);
        assertThat(Fields.get(new Point(1, null), "why")).isSameAs(Fields.MISSING);
        assertThat(Fields.getOr(new Point(1, null), "why", "none")).isNull();
        assertThat(Fields.getOr(new Point(1, null), "y", "none")).isEqualTo("none");
    }

    @Test
    void gettersAndPublicFields() {
        Thing thing = new Thing();
        assertThat(Fields.get(thing, "name")).isEqualTo("n");
        assertThat(Fields.get(thing, "round")).isEqualTo(true);
        assertThat(Fields.get(thing, "size")).isEqualTo(3);
        assertThat(Fields.get(thing, "weight in kg")).isEqualTo(1.5);
        for (String other : new String[] {"clear", "at", "CONSTANT", "class", "weight"}) {
            assertThat(Fields.get(thing, other)).as(other).isSameAs(Fields.MISSING);
        }
    }

    @Test
    void whatAGetterThrowsComesOut() {
        assertThatThrownBy(() -> Fields.get(new Thing(), "failing"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("none today");
    }
}

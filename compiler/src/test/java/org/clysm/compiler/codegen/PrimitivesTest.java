package org.clysm.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clysm.compiler.types.LispType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimitivesTest {

    @ParameterizedTest
    @CsvSource({
        "CL:+, 0, 10, 5, 7, 5, 17",
        "CL:-, 0, 10, 5, 7, -7, 5",
        "CL:*, -3, 10, -5, 7, -50, 70",
        "CL:LOGAND, -8, 1000, 0, 15, 0, 15",
        "CL:LOGIOR, 0, 4, 0, 9, 0, 15",
        "CL:LOGXOR, -4, 4, 0, 9, -16, 15",
    })
    void integerIntervals(String name, long lowA, long highA, long lowB, long highB, long low, long high) {
        var types = List.of(LispType.integerRange(lowA, highA), LispType.integerRange(lowB, highB));
        assertThat(Primitives.TABLE.find(name, 2).resultType(types)).isEqualTo(LispType.integerRange(low, high));
    }

    @Test
    void variantsFollowTypes() {
        var add = Primitives.TABLE.find("CL:+", 2);
        assertThat(add.select(List.of(LispType.FIXNUM, LispType.FIXNUM)).result())
                .isEqualTo(Representation.INT32);
        assertThat(add.select(List.of(LispType.INT32, LispType.INT32)).result()).isEqualTo(Representation.INT64);
        assertThat(add.select(List.of(LispType.INT64, LispType.INT64)).result()).isEqualTo(Representation.ANY);
        assertThat(add.select(List.of(LispType.DOUBLE_FLOAT, LispType.FIXNUM)).result())
                .isEqualTo(Representation.DOUBLE);
    }

    @Test
    void floatContagion() {
        var multiply = Primitives.TABLE.find("CL:*", 2);
        assertThat(multiply.resultType(List.of(LispType.REAL, LispType.DOUBLE_FLOAT)))
                .isEqualTo(LispType.DOUBLE_FLOAT);
        assertThat(multiply.resultType(List.of(LispType.REAL, LispType.SINGLE_FLOAT)))
                .isEqualTo(LispType.REAL);
        assertThat(multiply.resultType(List.of(LispType.INTEGER, LispType.SINGLE_FLOAT)))
                .isEqualTo(LispType.SINGLE_FLOAT);
        assertThat(multiply.resultType(List.of(LispType.T, LispType.T))).isEqualTo(LispType.NUMBER);
    }

    @Test
    void nameNeverStandsForTwoArities() {
        assertThat(Primitives.TABLE.find("CL:-", 1)).isNotSameAs(Primitives.TABLE.find("CL:-", 2));
        assertThat(Primitives.TABLE.find("CL:CAR", 2)).isNull();
    }
}

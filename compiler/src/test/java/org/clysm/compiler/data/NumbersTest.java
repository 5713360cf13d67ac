package org.clysm.compiler.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private static BigInteger big(String digits) {
        return new BigInteger(digits);
    }

    private static Object ratio(long numerator, long denominator) {
        return Ratio.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    @Test
    void integersHaveOneForm() {
        assertThat(LispInteger.of(big("9223372036854775807"))).isEqualTo(Long.MAX_VALUE);
        assertThat(LispInteger.of(big("-9223372036854775808"))).isEqualTo(Long.MIN_VALUE);
        assertThat(LispInteger.of(big("9223372036854775808"))).isEqualTo(big("9223372036854775808"));
        assertThat(LispInteger.parse("-zz", 36)).isEqualTo(-1295L);
        assertThat(LispInteger.parse("1000000000000", 36)).isEqualTo(4738381338321616896L);
        assertThat(LispInteger.parse("zzzzzzzzzzzzz", 36)).isInstanceOf(BigInteger.class);
        assertThat(LispInteger.isFixnum(1073741823L)).isTrue();
        assertThat(LispInteger.isFixnum(1073741824L)).isFalse();
        assertThat(LispInteger.isFixnum(-1073741824L)).isTrue();
        assertThat(LispInteger.isFixnum(-1073741825L)).isFalse();
    }

    @Test
    void ratiosAreInLowestTerms() {
        assertThat(ratio(2, 4)).hasToString("1/2");
        assertThat(ratio(2, -4)).hasToString("-1/2");
        assertThat(ratio(-6, -3)).isEqualTo(2L);
        assertThat(ratio(0, 7)).isEqualTo(0L);
        assertThat(ratio(1, 2)).isEqualTo(ratio(3, 6));
        assertThatThrownBy(() -> ratio(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Ratio(BigInteger.TWO, BigInteger.valueOf(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ratiosRoundToTheNearestFloat() {
        assertThat(((Ratio) ratio(1, 3)).doubleValue()).isEqualTo(1.0 / 3);
        assertThat(((Ratio) ratio(-1, 3)).floatValue()).isEqualTo(-1f / 3);
        // 2^24 + 1/2 lies between two single-floats, nearer to the lower; 2^24 + 3/2 nearer to the upper.
        assertThat(((Ratio) ratio((1L << 25) + 1, 2)).floatValue()).isEqualTo(16777216f);
        assertThat(((Ratio) ratio((1L << 25) + 3, 2)).floatValue()).isEqualTo(16777218f);
        BigInteger huge = BigInteger.TEN.pow(400);
        assertThat(((Ratio) Ratio.of(huge.add(BigInteger.ONE), huge)).doubleValue())
                .isEqualTo(1.0);
        assertThat(((Ratio) Ratio.of(huge, BigInteger.valueOf(3))).doubleValue())
                .isInfinite();
        assertThat(((Ratio) Ratio.of(BigInteger.valueOf(-3), huge)).doubleValue())
                .isEqualTo(-0.0);
        assertThat(((Ratio) Ratio.of(BigInteger.ONE, BigInteger.TWO.pow(1074))).doubleValue())
                .isEqualTo(Double.MIN_VALUE);
        assertThat(((Ratio) Ratio.of(BigInteger.ONE, BigInteger.TWO.pow(149))).floatValue())
                .isEqualTo(Float.MIN_VALUE);
    }

    @Test
    void ratiosRoundAsDecimalsDo() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            BigInteger numerator = new BigInteger(1 + random.nextInt(120), random);
            int scale = random.nextInt(60);
            BigDecimal decimal = new BigDecimal(numerator, scale);
            if (Ratio.of(numerator, BigInteger.TEN.pow(scale)) instanceof Ratio exact) {
                assertThat(exact.doubleValue()).isEqualTo(Double.parseDouble(decimal.toString()));
                assertThat(exact.floatValue()).isEqualTo(Float.parseFloat(decimal.toString()));
            }
        }
    }

    @Test
    void complexPartsAreOfOneFormat() {
        assertThat(ComplexNumber.of(1L, 0L)).isEqualTo(1L);
        assertThat(ComplexNumber.of(1L, 2f)).isEqualTo(new ComplexNumber(1f, 2f));
        assertThat(ComplexNumber.of(ratio(1, 2), 2.0)).isEqualTo(new ComplexNumber(0.5, 2.0));
        assertThat(ComplexNumber.of(1f, 0L)).isEqualTo(new ComplexNumber(1f, 0f));
        assertThat(ComplexNumber.of(1L, ratio(1, 2))).isEqualTo(new ComplexNumber(1L, ratio(1, 2)));
        assertThatThrownBy(() -> new ComplexNumber(1L, 0L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ComplexNumber(1f, 1.0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ComplexNumber.of("a", 1.0)).isInstanceOf(IllegalArgumentException.class);
    }
}

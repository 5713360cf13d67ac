package org.clysm.cli.foreign;

import java.util.Map;
import java.util.stream.IntStream;
import org.clysm.host.LispInstance;

/** The host of numbers.lisp. */
final class NumbersHost extends JavaHost {
    private static final int TWO_TO_30 = 1 << 30;

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("2 ** 30 - 1", TWO_TO_30 - 1),
            Map.entry("-(2 ** 30)", -TWO_TO_30),
            Map.entry("2 ** 30", TWO_TO_30),
            Map.entry("-(2 ** 30) - 1", -TWO_TO_30 - 1),
            Map.entry("2 ** 31 - 1", Integer.MAX_VALUE),
            Map.entry("-(2 ** 31)", Integer.MIN_VALUE),
            Map.entry("true", true),
            Map.entry("false", false),
            Map.entry("NaN", Double.NaN),
            Map.entry("Infinity", Double.POSITIVE_INFINITY),
            Map.entry("1 / 0", 1 / 0.0),
            Map.entry("0", 0),
            Map.entry("-0", -0.0),
            Map.entry("-3", -3),
            Map.entry("5e-324", Double.MIN_VALUE));

    @Override
    void provide(LispInstance.Builder builder) {
        builder.function("host.value", arguments -> VALUES.get(arguments[0]))
                .function("host.trip", arguments -> arguments[0]);
    }

    public String text(Object number) {
        return HostText.of(number);
    }

    @Override
    void afterwards() {
        IntStream.of(0, TWO_TO_30 - 1, -TWO_TO_30, TWO_TO_30, -TWO_TO_30 - 1)
                .forEach(each -> show("fixnum(" + each + ")", () -> program().call("fixnum", each)));
        show("fixnum(true)", () -> program().call("fixnum", true));
        for (double each :
                new double[] {0, -0.0, 0.1, 1L << 52, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
            show("float(" + HostText.of(each) + ")", () -> program().call("float", each));
        }
        for (Object each : new Object[] {true, false, 0, 1, -1, 256}) {
            show("boolean(" + each + ")", () -> program().call("boolean", each));
        }
        show("fixnumToFloat(3)", () -> program().call("fixnumToFloat", 3));
        show("floatToFixnum(3)", () -> program().call("floatToFixnum", 3));
        show("other(1)", () -> program().call("other", 1));
        show("huge(2 ** 28)", () -> program().call("huge", 1 << 28));
        show("huge(2 ** 28 - 1)", () -> program().call("huge", (1 << 28) - 1));
        show("half(3)", () -> program().call("half", 3));
    }
}

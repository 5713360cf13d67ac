package org.clysm.cli;

import java.math.BigInteger;
import java.util.List;
import org.clysm.cli.RandomProgram.Row;
import org.clysm.cli.RandomScope.Kind;

/** Constants and variables. */
final class RandomLeaves {

    /** Where the representation of an integer changes: fixnum, 32 bits, 64 bits. */
    private static final List<Integer> BORDERS = List.of(29, 30, 31, 32, 61, 62, 63, 64, 100);

    private final RandomProgram program;

    RandomLeaves(RandomProgram program) {
        this.program = program;
    }

    List<Row> rows() {
        return List.of(
                new Row(30, List.of(Kind.values()), (kind, scope, _) -> variable(kind, scope)),
                Row.of(10, Kind.INTEGER, (_, _, _) -> Integer.toString(program.below(21) - 10)),
                Row.of(5, Kind.INTEGER, (_, _, _) -> border()),
                Row.of(5, Kind.DOUBLE, (_, _, _) -> (program.below(2001) - 1000) / 8.0 + "d0"),
                Row.of(2, Kind.DOUBLE, (_, _, _) -> program.pick(List.of("0d0", "1d0", "-1d0", "1d10", "0.1d0"))),
                Row.of(5, Kind.BOOLEAN, (_, _, _) -> program.pick(List.of("t", "nil"))),
                Row.of(5, Kind.LIST, (_, _, _) -> program.pick(List.of("'()", "'(1)", "(list 3 1 2)", "'(5 -7 9 0)"))),
                Row.of(5, Kind.FUNCTION, (_, _, _) -> program.pick(List.of("#'1+", "#'-", "#'identity", "#'abs"))),
                Row.of(8, Kind.ANY, (_, scope, _) -> program.leaf(Kind.INTEGER, scope)),
                Row.of(2, Kind.ANY, (_, scope, _) -> program.leaf(Kind.DOUBLE, scope)),
                Row.of(2, Kind.ANY, (_, scope, _) -> program.leaf(Kind.LIST, scope)),
                Row.of(
                        4,
                        Kind.ANY,
                        (_, _, _) -> program.pick(List.of(
                                "nil",
                                "t",
                                ":key",
                                "'symbol",
                                "#\\a",
                                "\"text\"",
                                "1.5f0",
                                "3/4",
                                "#(1 2 3)",
                                "'(a . b)",
                                "#c(1 2)"))));
    }

    private String variable(Kind kind, RandomScope scope) {
        var variables = scope.variables(kind);
        return variables.isEmpty() ? null : program.pick(variables).name();
    }

    private String border() {
        var number = BigInteger.ONE.shiftLeft(program.pick(BORDERS)).add(BigInteger.valueOf(program.below(5) - 2));
        return (program.oneIn(2) ? number : number.negate()).toString();
    }
}

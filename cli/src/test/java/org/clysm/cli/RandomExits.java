package org.clysm.cli;

import java.util.List;
import org.clysm.cli.RandomProgram.Row;
import org.clysm.cli.RandomScope.Block;
import org.clysm.cli.RandomScope.Catch;
import org.clysm.cli.RandomScope.Exit;
import org.clysm.cli.RandomScope.Kind;
import org.clysm.cli.RandomScope.Tag;
import org.clysm.cli.RandomScope.Variable;

/** Places that can be left, and exits to them. */
final class RandomExits {

    private final RandomProgram program;

    RandomExits(RandomProgram program) {
        this.program = program;
    }

    List<Row> rows() {
        return List.of(
                Row.of(6, this::block),
                Row.of(8, this::exit),
                Row.of(4, this::tagbody),
                Row.of(3, this::backwards),
                Row.of(3, this::catchTag),
                Row.of(5, this::unwindProtect),
                Row.of(3, this::handlerCase),
                Row.of(2, this::handlerBind),
                Row.of(1, this::error));
    }

    private String block(Kind kind, RandomScope scope, int depth) {
        var block = new Block(program.name("b"), kind);
        return "(block %s %s)".formatted(block.name(), program.body(kind, scope.with(block), depth));
    }

    private String exit(Kind kind, RandomScope scope, int depth) {
        if (scope.exits().isEmpty()) {
            return null;
        }
        Exit chosen = program.pick(scope.exits());
        var exit = switch (chosen) {
            case Block(var name, var value) -> "(return-from %s %s)".formatted(name, program.form(value, scope, depth));
            case Tag(var name) -> "(go %s)".formatted(name);
            case Catch(var tag, var value) -> "(throw '%s %s)".formatted(tag, program.form(value, scope, depth));
        };
        return program.oneIn(3)
                ? exit
                : "(if %s %s %s)"
                        .formatted(program.form(Kind.BOOLEAN, scope, depth), exit, program.form(kind, scope, depth));
    }

    /** Goes only forwards. */
    private String tagbody(Kind kind, RandomScope scope, int depth) {
        var first = new Tag(program.name("g"));
        var second = new Tag(program.name("g"));
        var result = new Variable(program.name("v"), kind);
        var inner = scope.with(result);
        return "(let ((%s %s)) (tagbody %s %s %s %s %s) %1$s)"
                .formatted(
                        result.name(),
                        program.form(kind, scope, depth - 1),
                        parenthesized(program.form(Kind.ANY, inner.with(first).with(second), depth)),
                        first.name(),
                        parenthesized(program.form(Kind.ANY, inner.with(second), depth)),
                        second.name(),
                        parenthesized(program.form(Kind.ANY, inner, depth - 1)));
    }

    /** An atom in a tagbody would be a tag. */
    private static String parenthesized(String form) {
        return "(progn " + form + ")";
    }

    /** A loop by hand. */
    private String backwards(Kind kind, RandomScope scope, int depth) {
        var count = program.name("i");
        var tag = program.name("g");
        var result = new Variable(program.name("v"), kind);
        var inner = scope.with(result).with(new Variable(count, Kind.INTEGER));
        return "(let ((%s %s) (%s 0)) (tagbody %s %s (if (< (incf %3$s) 4) (go %4$s))) %1$s)"
                .formatted(
                        result.name(),
                        program.form(kind, scope, depth - 1),
                        count,
                        tag,
                        parenthesized(program.form(Kind.ANY, inner, depth - 1)));
    }

    private String catchTag(Kind kind, RandomScope scope, int depth) {
        var exit = new Catch(program.pick(List.of("t1", "t2")), kind);
        var outer = scope.exits().stream()
                .anyMatch(each -> each instanceof Catch other && other.tag().equals(exit.tag()));
        return outer ? null : "(catch '%s %s)".formatted(exit.tag(), program.body(kind, scope.with(exit), depth));
    }

    private String unwindProtect(Kind kind, RandomScope scope, int depth) {
        return "(unwind-protect %s %s)"
                .formatted(program.form(kind, scope, depth), program.body(Kind.ANY, scope, depth - 1));
    }

    private String handlerCase(Kind kind, RandomScope scope, int depth) {
        return "(handler-case %s (type-error () %s) (error () %s))"
                .formatted(
                        program.form(kind, scope, depth),
                        program.form(kind, scope, depth - 1),
                        program.form(kind, scope, depth - 1));
    }

    private String handlerBind(Kind kind, RandomScope scope, int depth) {
        var block = new Block(program.name("b"), kind);
        return "(block %s (handler-bind ((error (lambda (c) c (return-from %1$s %s)))) %s))"
                .formatted(
                        block.name(),
                        program.form(kind, scope, depth - 1),
                        program.form(kind, scope.with(block), depth));
    }

    private String error(Kind kind, RandomScope scope, int depth) {
        return program.oneIn(3)
                ? program.pick(
                        List.of("(error \"no\")", "(car 5)", "(/ 1 0)", "(funcall 'no-such-function)", "(cons 1)"))
                : null;
    }
}

package org.clysm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a random form may refer to where it stands. Immutable; inner scopes extend outer ones.
 *
 * @param variables the lexical and special variables
 * @param functions the functions
 * @param exits the blocks, tags and catch tags that can be left from here
 */
record RandomScope(List<Variable> variables, List<Function> functions, List<Exit> exits) {

    static final RandomScope EMPTY = new RandomScope(List.of(), List.of(), List.of());

    /** What kind of object a form is meant to have as its value. */
    enum Kind {
        /** Any integer. */
        INTEGER,
        DOUBLE,
        /** Either T or NIL. */
        BOOLEAN,
        /** A proper list of integers. */
        LIST,
        /** A function from an integer to an integer. */
        FUNCTION,
        /** Any object but a function. */
        ANY
    }

    record Variable(String name, Kind kind) {}

    /**
     * A function that returns an integer.
     *
     * @param designator what names it in an operator's place
     * @param required the number of required parameters, which take integers
     * @param optionals the number of optional parameters
     * @param keys the keywords
     */
    record Function(String designator, int required, int optionals, List<String> keys) {}

    /** How control leaves a form for a place around it. */
    sealed interface Exit {}

    record Block(String name, Kind kind) implements Exit {}

    record Tag(String name) implements Exit {}

    record Catch(String tag, Kind kind) implements Exit {}

    RandomScope with(Variable variable) {
        return new RandomScope(
                plus(
                        variables.stream()
                                .filter(each -> !each.name.equals(variable.name))
                                .toList(),
                        variable),
                functions,
                exits);
    }

    RandomScope with(Function function) {
        return new RandomScope(variables, plus(functions, function), exits);
    }

    RandomScope with(Exit exit) {
        return new RandomScope(variables, functions, plus(exits, exit));
    }

    /** The variables of a kind; each kind but functions is of kind ANY too. */
    List<Variable> variables(Kind kind) {
        return filter(variables, each -> each.kind == kind || kind == Kind.ANY && each.kind != Kind.FUNCTION);
    }

    private static <T> List<T> filter(List<T> list, Predicate<T> predicate) {
        return list.stream().filter(predicate).toList();
    }

    private static <T> List<T> plus(List<T> list, T element) {
        var result = new ArrayList<>(list);
        result.add(element);
        return List.copyOf(result);
    }
}

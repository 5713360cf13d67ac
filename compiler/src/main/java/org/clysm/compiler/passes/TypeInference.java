package org.clysm.compiler.passes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.TopLevel;
import org.clysm.compiler.types.LispType;

/**
 * Finds a type for every node, variable and function of a program, so that code generation can keep numbers unboxed and
 * leave out checks. Each top-level form is interpreted over types until nothing changes; the results of the program's
 * own functions flow into their callers, and the arguments of {@link ClosedFunctions} into these.
 *
 * <pre>
 * (lambda (N)                                        I: integer[0,*]
 *   (let ((I 0))
 *     (tagbody T
 *       (L (if (CL:&lt; I (check FIXNUM N))              here N: fixnum, I: below it,
 *            (seq (set I (CL:+ I 1)) (go T L))       hence I: integer[0,1073741823]
 *            NIL)))))
 * </pre>
 *
 * The values start as empty and only grow, so that the first state in which nothing changes is the least one. Bounds of
 * integers that grow again and again are widened ({@link LispType#widen}).
 */
final class TypeInference {

    /** After so many changes of one value its bounds are widened. */
    static final int PATIENCE = 3;

    private final List<TopLevel> forms;
    private final FunctionTypes known;
    private final List<FormInference> inferences = new ArrayList<>();
    private final Map<FunctionName, LispType> results = new HashMap<>();

    /** What is passed for the parameters of each closed function that is called. */
    private final Map<FunctionName, Arguments> arguments = new HashMap<>();

    private final Map<FunctionName, Integer> closed = new LinkedHashMap<>();
    private final Map<FunctionName, Integer> resultChanges = new HashMap<>();

    /** The forms that call each function, and the forms to look at again, by their numbers. */
    private final Map<FunctionName, Set<Integer>> callers = new HashMap<>();

    private final Set<Integer> work = new LinkedHashSet<>();
    private int current;

    /** The types of the arguments of all calls of one function. */
    private static final class Arguments {

        private final LispType[] types;
        private int changes;

        Arguments(int count) {
            types = new LispType[count];
            Arrays.fill(types, LispType.NOTHING);
        }

        boolean grow(List<LispType> added) {
            boolean isChanged = false;
            for (int i = 0; i < types.length; i++) {
                LispType joined = changes >= PATIENCE ? added.get(i).widen(types[i]) : types[i].join(added.get(i));
                isChanged |= !joined.equals(types[i]);
                types[i] = joined;
            }
            changes += isChanged ? 1 : 0;
            return isChanged;
        }
    }

    private TypeInference(TopLevel.Program program, FunctionTypes known) {
        this.forms = program.forms();
        this.known = known;
    }

    /**
     * Infers types; the flags of variables must be up to date.
     *
     * @param closed the functions all of whose callers are in the program
     */
    static TypeInformation run(TopLevel.Program program, FunctionTypes known, Set<FunctionName> closed) {
        TypeInference inference = new TypeInference(program, known);
        inference.solve(closed);
        TypeInformation information = new TypeInformation();
        inference.inferences.forEach(each -> each.report(information));
        inference.closed.keySet().forEach(information::putClosed);
        return information;
    }

    private void solve(Set<FunctionName> closedFunctions) {
        for (int i = 0; i < forms.size(); i++) {
            inferences.add(new FormInference(this));
            if (forms.get(i) instanceof TopLevel.DefineFunction define) {
                // Which of several definitions is in force depends on time, so nothing is known of their results.
                results.merge(define.name(), LispType.NOTHING, (one, other) -> LispType.T);
                if (closedFunctions.contains(define.name())) {
                    closed.put(define.name(), i);
                    continue;
                }
            }
            work.add(i);
        }
        work();
        // Functions that nothing calls: their code is compiled, so it has types too.
        List<FunctionName> idle = new ArrayList<>(closed.keySet());
        idle.removeAll(arguments.keySet());
        idle.forEach(name -> work.add(closed.remove(name)));
        work();
    }

    private void work() {
        while (!work.isEmpty()) {
            current = work.iterator().next();
            work.remove(current);
            infer(forms.get(current), inferences.get(current));
        }
    }

    private void infer(TopLevel form, FormInference inference) {
        switch (form) {
            case TopLevel.DefineFunction define -> {
                Arguments passed = arguments.get(define.name());
                List<LispType> types = passed == null ? null : List.of(passed.types);
                grow(define.name(), inference.run(define.lambda(), types));
            }
            case TopLevel.Evaluate evaluate -> inference.run(evaluate.node());
            case TopLevel.DefineGlobal define -> inference.run(define.initialValue());
            case TopLevel.Export(ForeignExport export, var _) ->
                call(
                        export.callee(),
                        export.parameters().stream().map(known::valueType).toList());
        }
    }

    /** Notes a call of a global function with arguments of these types, and yields the type of its first value. */
    LispType call(FunctionName name, List<LispType> types) {
        Integer definition = closed.get(name);
        if (definition != null) {
            Arguments passed = arguments.get(name);
            boolean isFirst = passed == null;
            if (isFirst) {
                passed = new Arguments(types.size());
                arguments.put(name, passed);
            }
            if (passed.grow(types) || isFirst) {
                work.add(definition);
            }
        }
        return resultType(name);
    }

    private void grow(FunctionName name, LispType type) {
        LispType old = results.get(name);
        boolean isWide = resultChanges.getOrDefault(name, 0) >= PATIENCE;
        LispType joined = isWide ? type.widen(old) : old.join(type);
        if (!joined.equals(old)) {
            results.put(name, joined);
            resultChanges.merge(name, 1, Integer::sum);
            work.addAll(callers.getOrDefault(name, Set.of()));
        }
    }

    /** The type of the first value of a call of a global function, from the form that is looked at. */
    private LispType resultType(FunctionName name) {
        LispType result = results.get(name);
        if (result == null || known.isRedefinable(name)) {
            return known.resultType(name);
        }
        callers.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(current);
        return result;
    }

    /** The type of the value of a call of the host's function. */
    LispType resultType(ForeignFunction function) {
        return known.resultType(function);
    }
}

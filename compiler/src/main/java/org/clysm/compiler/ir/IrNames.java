package org.clysm.compiler.ir;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Gives objects of one kind names that differ: {@code X}, {@code X.1}, {@code X.2}, in the order of first mention. */
final class IrNames {

    private final Map<Object, String> names = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The name of an object: the wanted one, with a number if another object has it already. */
    String of(Object object, String wanted) {
        return names.computeIfAbsent(object, _ -> unique(wanted.replaceAll("[\\s()'\"]", "_")));
    }

    private String unique(String wanted) {
        String name = wanted;
        for (int i = 1; !taken.add(name); i++) {
            name = wanted + "." + i;
        }
        return name;
    }
}

package org.clysm.compiler.wasm.binary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of a module's entities: those of its name section, made unique, or made up. */
final class ModuleNames {

    private final Map<Integer, Map<Integer, String>> names = new HashMap<>();
    private final Map<Integer, Map<Integer, Map<Integer, String>>> nested = new HashMap<>();
    private final Map<Integer, Set<String>> taken = new HashMap<>();
    private String moduleName = "";

    /** Takes the names of a name section; one that is malformed is ignored, as Wasm 3.0, 7.1 asks. */
    void read(ByteSource section) {
        try {
            while (!section.isAtEnd()) {
                readSubsection(section.readByte(), section.readPart());
            }
        } catch (MalformedModuleException e) {
            names.clear();
            nested.clear();
            moduleName = "";
        }
    }

    private void readSubsection(int id, ByteSource source) {
        switch (id) {
            case Opcodes.MODULE_NAME -> moduleName = source.readName();
            case Opcodes.LOCAL_NAMES, Opcodes.FIELD_NAMES -> {
                var groups = new HashMap<Integer, Map<Integer, String>>();
                for (int rest = source.readCount(); rest > 0; rest--) {
                    int index = source.readUnsigned();
                    groups.put(index, readMap(source));
                }
                nested.put(id, groups);
            }
            default -> names.put(id, readMap(source));
        }
    }

    private static Map<Integer, String> readMap(ByteSource source) {
        var map = new HashMap<Integer, String>();
        for (int rest = source.readCount(); rest > 0; rest--) {
            int index = source.readUnsigned();
            map.put(index, source.readName());
        }
        return map;
    }

    String moduleName() {
        return moduleName;
    }

    /**
     * Returns the name for an entity, different from all those returned for its kind before.
     *
     * @param kind the subsection of the name section
     * @param otherwise the beginning of the name if the module gives none
     */
    String name(int kind, int index, String otherwise) {
        var given = names.getOrDefault(kind, Map.of()).get(index);
        return unique(taken.computeIfAbsent(kind, _ -> new HashSet<>()), given, index, otherwise);
    }

    /**
     * Returns the name of a field.
     *
     * @param siblings the names returned before for the same type, to which it is added
     */
    String fieldName(int type, int index, Set<String> siblings) {
        return unique(siblings, nestedName(Opcodes.FIELD_NAMES, type, index), index, "field");
    }

    /** Returns the name of a local, which other locals of the function may have too. */
    String localName(int function, int index) {
        var name = nestedName(Opcodes.LOCAL_NAMES, function, index);
        return name == null ? "local" + index : name;
    }

    private String nestedName(int kind, int outer, int index) {
        return nested.getOrDefault(kind, Map.of()).getOrDefault(outer, Map.of()).get(index);
    }

    private static String unique(Set<String> taken, String given, int index, String otherwise) {
        var name = given == null ? otherwise + index : given;
        while (!taken.add(name)) {
            name = name + "#" + index;
        }
        return name;
    }
}

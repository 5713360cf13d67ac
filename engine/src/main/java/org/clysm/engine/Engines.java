package org.clysm.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.clysm.engine.endive.EndiveEngine;
import org.clysm.engine.node.NodeEngine;
import org.clysm.engine.v8.V8Engine;

/** The engines by name. */
public final class Engines {
    /** The engine for users who choose none. */
    public static final String DEFAULT = "v8";

    private static final Map<String, Supplier<Engine>> BY_NAME =
            new TreeMap<>(Map.of(DEFAULT, V8Engine::new, "node", NodeEngine::new, "endive", EndiveEngine::new));

    private Engines() {}

    /** The names of all engines. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The names of those that run JavaScript, and so take host modules. */
    public static List<String> javaScriptNames() {
        return names().stream().filter(name -> !name.equals("endive")).toList();
    }

    /**
     * Makes an engine.
     *
     * @param name one of {@link #names}
     * @throws EngineException if there is none of this name, or it is not installed
     */
    public static Engine named(String name) {
        Supplier<Engine> maker = BY_NAME.get(name);
        if (maker == null) {
            throw new EngineException("there is no engine \"" + name + "\"; there are " + String.join(", ", names()));
        }
        return maker.get();
    }
}

package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.wasm.Entity;

/** The entities of one index space in the order of their indices, the imported ones first. */
final class EntityIndices<T extends Entity> {

    private final Map<T, Integer> indices = new HashMap<>();
    private final List<T> entities = new ArrayList<>();
    private final String space;

    /** Makes an empty index space; its name is for messages. */
    EntityIndices(String space) {
        this.space = space;
    }

    /**
     * Gives the next index to an entity.
     *
     * @throws IllegalArgumentException if it has one already
     */
    void enter(T entity) {
        if (indices.putIfAbsent(entity, entities.size()) != null) {
            throw new IllegalArgumentException("two " + space + "s have the name " + entity.name());
        }
        entities.add(entity);
    }

    /**
     * Returns the index of an entity.
     *
     * @throws IllegalArgumentException if it has none
     */
    int indexOf(Entity entity) {
        Integer index = indices.get(entity);
        if (index == null) {
            throw new IllegalArgumentException("the module has no " + space + " with the name " + entity.name());
        }
        return index;
    }

    List<T> entities() {
        return entities;
    }
}

package org.clysm.host;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A map whose keys are told apart by identity, and which keeps none of them alive; for one thread at a time. */
final class WeakMap<V> {
    private final Map<Key, V> map = new HashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** A key; once its object is collected, it equals only itself. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object object, ReferenceQueue<Object> queue) {
            super(object, queue);
            hash = System.identityHashCode(object);
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Key key && get() != null && get() == key.get();
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The value for an object, or null. */
    V get(Object object) {
        return map.get(new Key(object, null));
    }

    /** Sets the value for an object. */
    void put(Object object, V value) {
        forgetCollected();
        map.put(new Key(object, collected), value);
    }

    /** The value for an object, made if there is none. */
    V computeIfAbsent(Object object, Supplier<V> make) {
        V value = get(object);
        if (value == null) {
            value = make.get();
            put(object, value);
        }
        return value;
    }

    /** The number of keys, with those that were collected since a value was set. */
    int size() {
        return map.size();
    }

    private void forgetCollected() {
        for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
            map.remove(key);
        }
    }
}

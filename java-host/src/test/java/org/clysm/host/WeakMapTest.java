package org.clysm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A map by identity that keeps no key. */
class WeakMapTest {

    @Test
    void equalKeysAreTwo() {
        var map = new WeakMap<String>();
        List<Integer> first = List.of(1, 2);
        List<Integer> second = List.of(1, 2);
        map.put(first, "first");
        assertThat(map.get(first)).isEqualTo("first");
        assertThat(map.get(second)).isNull();
        assertThat(map.computeIfAbsent(second, () -> "second")).isEqualTo("second");
        assertThat(map.computeIfAbsent(second, () -> "third")).isEqualTo("second");
    }

    @Test
    void keysThatNobodyHasAreForgotten() throws InterruptedException {
        var map = new WeakMap<String>();
        for (int i = 0; i < 1000; i++) {
            map.put(new Object(), "value");
        }
        for (int i = 0; i < 100 && map.size() > 1; i++) {
            System.gc();
            Thread.sleep(10);
            map.put("kept", "value");
        }
        assertThat(map.size()).isOne();
    }
}

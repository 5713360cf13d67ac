package org.clysm.cli.foreign;

import org.clysm.host.HostFunction;
import org.clysm.host.LispInstance;

/** The host of restarts.lisp. */
final class RestartsHost extends JavaHost {
    private static final int EACH = 4;

    private int count;

    @Override
    void provide(LispInstance.Builder builder) {
        HostFunction flaky = arguments -> flaky((Integer) arguments[0]);
        builder.function("host.flaky", flaky);
    }

    private int flaky(int kind) {
        if (kind == 1 || ++count % EACH != 0) {
            throw new IllegalStateException("flaky " + count);
        }
        return count;
    }
}

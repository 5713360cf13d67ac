package org.clysm.cli.foreign;

import java.util.function.IntUnaryOperator;
import org.clysm.host.HostFunction;

/** The host of mixed-reentry.lisp. */
final class MixedReentryHost extends JavaHost {
    public int bounce(int n, IntUnaryOperator function) {
        return function.applyAsInt(n);
    }

    public int takeAny(HostFunction function) throws Exception {
        return (Integer) function.call(1);
    }

    public IntUnaryOperator give(int n) {
        return x -> callExport(n + x);
    }

    public int callExport(int n) {
        return (Integer) program().call("down", n);
    }
}

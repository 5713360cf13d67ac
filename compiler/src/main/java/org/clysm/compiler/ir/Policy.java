package org.clysm.compiler.ir;

/**
 * The optimisation qualities in force at a form (CLHS {@code optimize}), each 0 to 3.
 *
 * @param speed the quality {@code speed}
 * @param safety the quality {@code safety}; 0 leaves out checks, locally
 * @param debug the quality {@code debug}
 * @param space the quality {@code space}
 */
public record Policy(int speed, int safety, int debug, int space) {

    public static final Policy DEFAULT = new Policy(1, 1, 1, 1);

    /** Whether run-time checks may be left out. */
    public boolean isUnsafe() {
        return safety == 0;
    }
}

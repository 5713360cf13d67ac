package org.clysm.engine;

/** Something that runs compiled programs. */
public interface Engine {
    /** The name by which users choose it. */
    String name();

    /**
     * Runs a program to its end: its top-level forms, then the timers and promises that they left behind.
     *
     * <p>An unhandled Lisp condition is the program's own affair: its report and the Lisp functions on the stack go to
     * the error stream, and the exit code is 1. So it is when the control stack is exhausted. Missing imports are named
     * on the error stream, and the exit code is 2.
     *
     * @param program what to run
     * @param options its arguments, host modules and streams
     * @return the exit code of the program
     * @throws EngineException if it cannot be run: a host module is missing or fails to load, the engine is not
     *     installed
     */
    int run(Program program, RunOptions options);
}

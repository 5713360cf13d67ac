package org.clysm.compiler.image;

/** Lisp in the image asked for the end of the process. It passes through the compiler to whoever started that. */
public final class ImageExit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * Makes the exception.
     *
     * @param exitCode what the process is to return
     */
    public ImageExit(int exitCode) {
        super("exit with code " + exitCode, null, false, false);
        this.exitCode = exitCode;
    }

    /** What the process is to return. */
    public int exitCode() {
        return exitCode;
    }
}

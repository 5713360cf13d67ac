package org.clysm.host;

/** The Lisp program ends itself, by {@code (clysm:exit code)}, while an exported function runs. */
public final class LispExit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    LispExit(int code) {
        super("exit with code " + code, null, false, false);
        this.code = code;
    }

    /** The exit code that the program chose. */
    public int code() {
        return code;
    }
}

package org.clysm.compiler.wasm.binary;

/** Says that bytes are no module of WebAssembly, or one that uses what Clysm never does. */
public final class MalformedModuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    MalformedModuleException(int offset, String message) {
        super(message + " at offset 0x" + Integer.toHexString(offset));
        this.offset = offset;
    }

    /** Returns where in the module the bytes are wrong. */
    public int offset() {
        return offset;
    }
}

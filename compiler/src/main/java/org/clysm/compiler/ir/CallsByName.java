package org.clysm.compiler.ir;

import java.util.Locale;
import org.clysm.compiler.data.Symbol;

/**
 * What a program may do with functions of the host that it names while it runs: those of {@code ffi:call-host} and of
 * package JS. Declared functions are not concerned.
 */
public enum CallsByName {
    /** Nothing: what it imports tells all that it can do. A use is an error. */
    MINIMAL,
    /** What it uses comes into the module. */
    AUTO,
    /** It can always call them. */
    FULL;

    /** The name of the function that calls by name. */
    public static final String CALL_HOST = "FFI:CALL-HOST";

    /** Whether a symbol names a function that finds what it calls, or asks, by name. */
    public static boolean isNamedBy(Symbol symbol) {
        return symbol.qualifiedName().equals(CALL_HOST)
                || symbol.homePackage() != null && symbol.homePackage().name().equals("JS");
    }

    /** The name as in {@code --ffi minimal}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

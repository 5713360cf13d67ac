package org.clysm.host;

/** A function of the host that takes its arguments as they come. */
@FunctionalInterface
public interface HostFunction {
    /**
     * Does what Lisp asks.
     *
     * @param arguments an {@code Integer} for {@code :fixnum}, 0 or 1 for {@code :boolean}, a {@code Double} for
     *     {@code :float}, a {@code String} or null for {@code :string}, any object for {@code :anyref}
     * @return the result: a {@code Number} or {@code Boolean} where Lisp expects a number or boolean, else any object
     * @throws Exception whatever it likes; Lisp can handle it as an {@code ffi:ffi-host-error}
     */
    Object call(Object... arguments) throws Exception;
}

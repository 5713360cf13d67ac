package org.clysm.host;

import java.lang.invoke.MethodHandle;
import run.endive.runtime.CallResult;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmException;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.WasmEngineException;

/**
 * A call of a Java method from Lisp. What the method throws goes on as a Wasm exception under the program's tag for
 * host errors, with the {@code Throwable} as payload, so that Lisp can handle it. What no Lisp may handle passes as it
 * is: exits of Lisp that are on their way to an outer frame, the end of the stack or heap, and that of a program that
 * was closed.
 */
final class HostCall implements WasmFunctionHandle {
    private final MethodHandle method;
    private final String name;
    private final Runnable before;
    private final int hostErrorTag;

    /**
     * Makes the call.
     *
     * @param method as {@link Marshalling#adapt} made it
     * @param before what to do first
     * @param hostErrorTag the index of the tag; negative if the program has none, and so handles nothing
     */
    HostCall(Marshalling.Adapted method, Runnable before, int hostErrorTag) {
        this.method = method.handle();
        this.name = method.name();
        this.before = before;
        this.hostErrorTag = hostErrorTag;
    }

    @Override
    public long[] apply(Instance instance, long... numbers) {
        return applyWithRefs(instance, numbers, null).longs();
    }

    @Override
    public CallResult applyWithRefs(Instance instance, long[] numbers, Object[] references) {
        try {
            before.run();
            return (CallResult) method.invokeExact(numbers, references);
        } catch (WasmException | WasmEngineException | VirtualMachineError | Baton.DroppedError e) {
            throw e;
        } catch (Throwable e) {
            if (hostErrorTag < 0 || e instanceof LispException exception && exception.isExhaustion()) {
                throw Failures.unchecked(e);
            }
            Throwable cause = e instanceof ConversionException mistake ? HostMethod.mistaken(mistake, name) : e;
            throw WasmException.builder()
                    .instance(instance)
                    .tagIdx(hostErrorTag)
                    .args(new long[1])
                    .refArgs(new Object[] {cause})
                    .build();
        }
    }
}

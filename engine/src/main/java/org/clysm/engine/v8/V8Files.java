package org.clysm.engine.v8;

import com.caoccao.javet.enums.V8ValueReferenceType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueDouble;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValueTypedArray;
import java.nio.file.FileSystems;
import org.clysm.host.FsModule;

/** The files of this process for JavaScript: the functions of {@link FsModule}, for {@code host/fs.mjs}. */
final class V8Files {
    private final V8Runtime runtime;
    private final FsModule files = new FsModule(FileSystems.getDefault());

    V8Files(V8Runtime runtime) {
        this.runtime = runtime;
    }

    /** A new object with the functions. */
    V8ValueObject functions() throws JavetException {
        V8ValueObject result = runtime.createV8ValueObject();
        bind(result, "open", a -> number(files.open(text(a[0]), integer(a[1]))));
        bind(result, "read", a -> bytes(files.read(integer(a[0]), integer(a[1]))));
        bind(result, "write", a -> number(files.write(integer(a[0]), ((V8ValueTypedArray) a[1]).toBytes())));
        bind(result, "seek", a -> number(files.seek(integer(a[0]), real(a[1]))));
        bind(result, "size", a -> number(files.size(integer(a[0]))));
        bind(result, "close", a -> number(files.close(integer(a[0]))));
        bind(result, "kind", a -> number(files.kind(text(a[0]))));
        bind(result, "truePath", a -> string(files.truePath(text(a[0]))));
        bind(result, "modified", a -> number(files.modified(text(a[0]))));
        bind(result, "remove", a -> number(files.remove(text(a[0]), truth(a[1]))));
        bind(result, "rename", a -> number(files.rename(text(a[0]), text(a[1]))));
        bind(result, "makeDirectory", a -> number(files.makeDirectory(text(a[0]))));
        bind(result, "list", a -> string(files.list(text(a[0]))));
        bind(result, "home", a -> string(files.home()));
        bind(result, "failure", a -> number(files.failure()));
        bind(result, "failureText", a -> string(files.failureText()));
        return result;
    }

    private void bind(V8ValueObject object, String name, V8Context.HostFunction function) throws JavetException {
        IJavetDirectCallable.NoThisAndResult<JavetException> callable = function::call;
        var context = new JavetCallbackContext(name, JavetCallbackType.DirectCallNoThisAndResult, callable);
        try (V8ValueFunction value = runtime.createV8ValueFunction(context)) {
            object.set(name, value);
        }
    }

    private static String text(V8Value value) {
        return ((V8ValueString) value).getValue();
    }

    /** WebAssembly passes a truth value as a number. */
    private static boolean truth(V8Value value) {
        return value instanceof V8ValueBoolean truth ? truth.getValue() : integer(value) != 0;
    }

    private static int integer(V8Value value) {
        return ((V8ValueInteger) value).getValue();
    }

    private static double real(V8Value value) {
        return value instanceof V8ValueDouble number ? number.getValue() : integer(value);
    }

    private V8Value number(int value) throws JavetException {
        return runtime.createV8ValueInteger(value);
    }

    private V8Value number(double value) throws JavetException {
        return runtime.createV8ValueDouble(value);
    }

    private V8Value string(String value) throws JavetException {
        return value == null ? runtime.createV8ValueNull() : runtime.createV8ValueString(value);
    }

    private V8Value bytes(byte[] value) throws JavetException {
        if (value == null) {
            return runtime.createV8ValueNull();
        }
        V8ValueTypedArray array = runtime.createV8ValueTypedArray(V8ValueReferenceType.Uint8Array, value.length);
        array.fromBytes(value);
        return array;
    }
}

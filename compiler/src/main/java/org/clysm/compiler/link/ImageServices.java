package org.clysm.compiler.link;

import java.util.List;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.binary.Encoder;
import org.clysm.compiler.wasm.binary.ModuleWriter;
import org.clysm.compiler.wasm.binary.NameDetail;

/** The module through which the compiler talks to the image: Lisp functions with types that the host can call. */
public final class ImageServices {

    /** Takes and returns a message. */
    public static final String CALL = "image-call";

    /** Returns the symbol of a number. */
    public static final String SYMBOL = "image-symbol";

    /** Returns the object of a handle. */
    public static final String HANDLE = "image-handle";

    /** The Lisp function whose definition makes the image able to serve. */
    public static final String CALL_FUNCTION = "SYS:IMAGE-CALL";

    private static final DefinedType MESSAGE_FUNCTION = new DefinedType("message-function")
            .define(new FunctionType(List.of(ReferenceType.EXTERNREF), List.of(ReferenceType.EXTERNREF)));
    private static final DefinedType NUMBER_FUNCTION = new DefinedType("number-function")
            .define(new FunctionType(List.of(NumberType.I32), List.of(ReferenceType.ANYREF)));

    private ImageServices() {}

    static byte[] link() {
        var writer = new ModuleWriter("services", CoreTypes.GROUPS).setNameDetail(NameDetail.ENTITIES);
        add(writer, CALL, messageFunction(functionObject(writer, CALL_FUNCTION)));
        add(writer, SYMBOL, numberFunction(SYMBOL, functionObject(writer, "SYS:SYMBOL-OF-NUMBER")));
        add(writer, HANDLE, numberFunction(HANDLE, functionObject(writer, "SYS:OBJECT-OF-HANDLE")));
        return writer.write().bytes();
    }

    private static GlobalRef functionObject(ModuleWriter writer, String name) {
        var global = new GlobalRef(name + "@function", CoreTypes.FUNCTION.reference(), false);
        writer.addImport(new Import(DynamicLinker.IMAGE_MODULE, global.name(), global));
        return global;
    }

    private static Function messageFunction(GlobalRef callee) {
        var message = new Local("message", ReferenceType.EXTERNREF);
        var code = new CodeBuilder();
        FunctionObjectCall.emit(
                code, callee, List.of(argument -> argument.localGet(message).anyConvertExtern()));
        code.externConvertAny();
        return new Function(new FunctionRef(CALL, MESSAGE_FUNCTION), List.of(message), code.build());
    }

    private static Function numberFunction(String name, GlobalRef callee) {
        var number = new Local("number", NumberType.I32);
        var code = new CodeBuilder();
        FunctionObjectCall.emit(
                code, callee, List.of(argument -> argument.localGet(number).refI31()));
        return new Function(new FunctionRef(name, NUMBER_FUNCTION), List.of(number), code.build());
    }

    private static void add(ModuleWriter writer, String name, Function function) {
        writer.addFunction(function.ref(), Encoder.encode(function));
        writer.addExport(new Export(name, function.ref()));
    }
}

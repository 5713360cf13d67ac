/** The Clysm compiler: text and an image in, WebAssembly bytes out. Pure Java, no dependency. */
module org.clysm.compiler {
    exports org.clysm.compiler.codegen;
    exports org.clysm.compiler.data;
    exports org.clysm.compiler.driver;
    exports org.clysm.compiler.expand;
    exports org.clysm.compiler.ffi;
    exports org.clysm.compiler.image;
    exports org.clysm.compiler.ir;
    exports org.clysm.compiler.link;
    exports org.clysm.compiler.passes;
    exports org.clysm.compiler.reader;
    exports org.clysm.compiler.types;
    exports org.clysm.compiler.wasm;
    exports org.clysm.compiler.wasm.binary;
    exports org.clysm.compiler.wasm.text;
}

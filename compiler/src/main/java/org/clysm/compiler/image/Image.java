package org.clysm.compiler.image;

/**
 * A running Lisp: a dictionary of Wasm entities by name, grown by each module that is loaded.
 *
 * <p>An image belongs to one compilation at a time and is not safe for concurrent use. Calls may nest to any depth: the
 * image calls {@link CompilerCallbacks}, which may use the image again. Whatever runs Lisp throws {@link ImageExit}
 * when Lisp asks for the end of the process.
 */
public interface Image extends AutoCloseable {
    /**
     * Instantiates a module in the image.
     *
     * <p>Its imports from module {@code clysm:image} are entities of the dictionary, by name; others are found as for
     * any program (default host modules, {@code globalThis}). Each export goes into the dictionary under its name, in
     * place of an earlier one; then the export {@code init}, which is not recorded, is called if there is one.
     *
     * @param module the bytes of a Wasm module
     * @throws ImageException if an import is missing, the module is invalid, or {@code init} fails; exports stand in
     *     the dictionary if it was {@code init} that failed
     */
    void load(byte[] module);

    /**
     * Calls a function of the dictionary that takes and returns a string of the host.
     *
     * @param function the name of the function
     * @param argument any UTF-16 code units, unpaired surrogates included; passed on exactly
     * @return what the function returns, likewise; null if it returns none
     * @throws ImageException if there is no such function or it fails
     */
    String call(String function, String argument);

    /**
     * Enters an object in the dictionary: what a function of the dictionary returns for a number.
     *
     * @param name the name that the object gets
     * @param function the name of a function that takes an {@code i32} and returns an {@code anyref}
     * @param number its argument
     * @throws ImageException if there is no such function or it fails
     */
    void define(String name, String function, int number);

    /**
     * Says whether a module has defined a name.
     *
     * @param name the name of an entity
     */
    boolean defines(String name);

    /**
     * Sets who answers when Lisp calls the host module {@code clysm:compiler}.
     *
     * @param callbacks the compiler's side; replaces an earlier one
     */
    void setCompiler(CompilerCallbacks callbacks);

    @Override
    void close();
}

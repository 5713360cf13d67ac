package org.clysm.library;

import java.util.concurrent.atomic.AtomicBoolean;
import org.clysm.compiler.image.CompilerCallbacks;
import org.clysm.compiler.image.Image;
import org.clysm.testing.ModuleValidator;

/**
 * An image that has every module validated before it loads it. The first module of an image is the library, always the
 * same: it is validated once.
 */
record ValidatedImage(Image image, AtomicBoolean isEmpty) implements Image {

    private static final AtomicBoolean LIBRARY_IS_VALID = new AtomicBoolean();

    /** Makes an image of one that nothing has been loaded into. */
    ValidatedImage(Image image) {
        this(image, new AtomicBoolean(true));
    }

    @Override
    public void load(byte[] module) {
        boolean isLibrary = isEmpty.getAndSet(false);
        if (!isLibrary || !LIBRARY_IS_VALID.getAndSet(true)) {
            ModuleValidator.assertValid(module);
        }
        image.load(module);
    }

    @Override
    public String call(String function, String argument) {
        return image.call(function, argument);
    }

    @Override
    public void define(String name, String function, int number) {
        image.define(name, function, number);
    }

    @Override
    public boolean defines(String name) {
        return image.defines(name);
    }

    @Override
    public void setCompiler(CompilerCallbacks callbacks) {
        image.setCompiler(callbacks);
    }

    @Override
    public void close() {
        image.close();
    }
}

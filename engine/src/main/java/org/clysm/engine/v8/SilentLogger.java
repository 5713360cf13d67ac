package org.clysm.engine.v8;

import com.caoccao.javet.interfaces.IJavetLogger;

/** Keeps Javet's own messages from the user: the engine reports what matters, in its own words. */
enum SilentLogger implements IJavetLogger {
    INSTANCE;

    @Override
    public void debug(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable cause) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}
}

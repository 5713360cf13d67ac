package org.clysm.cli;

import java.io.IOException;
import java.util.List;
import org.clysm.testing.Browser;

/**
 * Where the programs of {@code src/test/ffi} run: what runs the module, and the language of the functions around it.
 */
interface ForeignHost {

    /** All of them. The first is the one that the others are compared with. */
    static List<ForeignHost> all() {
        return List.of(
                new EngineForeignHost("v8"),
                new EngineForeignHost("node"),
                new JavaForeignHost(),
                new BrowserForeignHost(Browser.CHROMIUM),
                new BrowserForeignHost(Browser.FIREFOX));
    }

    /** What messages of tests call it. */
    String name();

    /** Whether it has the functions that a program calls, and those that call the program. */
    boolean runs(ForeignProgram program);

    /**
     * Runs a program from its first top-level form to the end of what its host module does after that.
     *
     * @return what both have written to the standard output
     * @throws AssertionError if it failed, with the reason
     */
    String output(ForeignProgram program) throws IOException;
}

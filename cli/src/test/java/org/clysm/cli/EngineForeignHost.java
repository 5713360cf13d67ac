package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.clysm.engine.Engines;

/**
 * An engine of {@code clysm run}; with the host module of the program, if the engine runs JavaScript.
 *
 * @param name the name of the engine
 */
record EngineForeignHost(String name) implements ForeignHost {

    @Override
    public boolean runs(ForeignProgram program) {
        return !program.hasHostModule() || Engines.javaScriptNames().contains(name);
    }

    @Override
    public String output(ForeignProgram program) {
        List<Object> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(program.sources());
        arguments.addAll(List.of("--engine", name));
        if (program.hasHostModule()) {
            arguments.addAll(List.of("--host", program.hostModule()));
        }
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.output();
    }
}

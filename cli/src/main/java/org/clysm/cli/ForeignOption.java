package org.clysm.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.clysm.compiler.ir.CallsByName;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option {@code --ffi}: whether a program may call functions of the host by name. */
final class ForeignOption {

    private static final String NAME = "--ffi";

    private ForeignOption() {}

    static OptionSpec spec() {
        return OptionSpec.builder(NAME)
                .paramLabel("MODE")
                .type(String.class)
                .defaultValue(CallsByName.AUTO.toString())
                .description(
                        "Calls of host functions that the program does not declare (ffi:call-host, package JS):",
                        "minimal makes them errors, full includes them always, auto where they are used"
                                + " (default: ${DEFAULT-VALUE}).")
                .build();
    }

    /**
     * Returns what the option says.
     *
     * @throws CommandException if there is no such mode
     */
    static CallsByName of(ParseResult options) {
        String mode = options.matchedOptionValue(NAME, CallsByName.AUTO.toString());
        return Arrays.stream(CallsByName.values())
                .filter(each -> each.toString().equals(mode))
                .findFirst()
                .orElseThrow(() -> CommandException.usage("clysm: --ffi takes one of "
                        + Arrays.stream(CallsByName.values())
                                .map(CallsByName::toString)
                                .collect(Collectors.joining(", "))
                        + ", not \"" + mode + "\""));
    }
}

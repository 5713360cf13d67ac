package org.clysm.host;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import run.endive.wasm.types.CustomSection;
import run.endive.wasm.types.UnknownCustomSection;

/** What the section {@code clysm:exports} of a module, which the compiler writes, says of exports. */
final class ExportShapes {
    /** The name of the section. */
    static final String SECTION = "clysm:exports";

    private static final int GATHERS = 1;
    private static final int ASYNC = 2;

    private final Map<String, Shape> shapes = new HashMap<>();

    /**
     * How an export is called.
     *
     * @param parameters the number of parameters of the function in the module
     * @param required the number of arguments that there must be
     * @param gathers whether the last parameter is a list of all arguments from there on
     * @param isAsync whether a call is a computation of its own
     */
    record Shape(int parameters, int required, boolean gathers, boolean isAsync) {
        /** That of a function that always takes so many arguments. */
        static Shape fixed(int parameters) {
            return new Shape(parameters, parameters, false, false);
        }

        /** Whether so many arguments will do. */
        boolean takes(int count) {
            return required <= count && (gathers || count <= parameters);
        }

        /** How many arguments it takes, in words. */
        String description() {
            if (gathers) {
                return "at least " + Marshalling.arguments(required);
            }
            return required == parameters
                    ? Marshalling.arguments(parameters)
                    : "%d to %d arguments".formatted(required, parameters);
        }

        /** The arguments for the function of the module. */
        Object[] complete(Object... arguments) {
            if (required == parameters) {
                return arguments;
            }
            Object[] result = Arrays.copyOf(arguments, parameters);
            for (int i = arguments.length; i < parameters; i++) {
                result[i] = LispInstance.NOT_SUPPLIED;
            }
            if (gathers) {
                int fixed = parameters - 1;
                result[fixed] = Arrays.asList(
                        Arrays.copyOfRange(arguments, Math.min(fixed, arguments.length), arguments.length));
            }
            return result;
        }
    }

    /**
     * Reads the section.
     *
     * @param content what follows its name
     * @return a section for the model of the module
     */
    CustomSection read(byte[] content) {
        var reader = new SectionReader(content);
        for (int count = reader.number(); count > 0; count--) {
            String name = reader.units();
            int required = reader.number();
            int flags = reader.number();
            shapes.put(name, new Shape(0, required, (flags & GATHERS) != 0, (flags & ASYNC) != 0));
        }
        return UnknownCustomSection.builder()
                .withName(SECTION)
                .withBytes(content)
                .build();
    }

    /** How the export of a name is called, whose function in the module has so many parameters. */
    Shape of(String name, int parameters) {
        Shape shape = shapes.get(name);
        return shape == null
                ? Shape.fixed(parameters)
                : new Shape(parameters, shape.required, shape.gathers, shape.isAsync);
    }
}

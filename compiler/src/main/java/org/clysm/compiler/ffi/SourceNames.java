package org.clysm.compiler.ffi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.clysm.compiler.ir.ForeignSignature;
import org.clysm.compiler.ir.FunctionShape;

/** Lisp names and docstrings in the source of other languages. */
final class SourceNames {

    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{Nd}_$]+");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{Nd}_$]*");

    private SourceNames() {}

    /** Returns {@code fillChar} for {@code FILL-CHAR}; a name with lower case letters keeps its letters. */
    static String camelCase(String lispName) {
        boolean isPlain = lispName.chars().noneMatch(Character::isLowerCase);
        String name = isPlain ? lispName.toLowerCase(Locale.ROOT) : lispName;
        var result = new StringBuilder();
        for (String word : SEPARATOR.split(name)) {
            result.append(result.isEmpty() ? word : capitalized(word));
        }
        return result.toString();
    }

    static String capitalized(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /**
     * Returns the names of parameters as identifiers of another language, no two the same.
     *
     * @param lispNames the Lisp names; null where there is none
     * @param reserved what is no identifier in that language
     */
    static List<String> parameters(List<String> lispNames, Set<String> reserved) {
        List<String> result = new ArrayList<>();
        for (String lispName : lispNames) {
            String name = lispName == null ? "" : camelCase(lispName);
            boolean isUsable = IDENTIFIER.matcher(name).matches() && !result.contains(name);
            result.add(!isUsable ? "argument" + (result.size() + 1) : reserved.contains(name) ? name + "_" : name);
        }
        return result;
    }

    /** Returns the names of the parameters of a function of which only the types are known, as for parameters. */
    static List<String> unnamed(ForeignSignature signature) {
        FunctionShape shape = signature.shape();
        List<String> names = new ArrayList<>(Collections.nCopies(shape.positional(), null));
        if (shape.hasRest()) {
            names.add("rest");
        } else if (shape.acceptsKeys()) {
            names.add("options");
        }
        return names;
    }

    /** Returns the comment of a declaration, at an indentation, on lines of its own; nothing without documentation. */
    static String comment(String documentation, String indentation) {
        if (documentation == null || documentation.isBlank()) {
            return "";
        }
        List<String> lines = documentation
                .replace("*/", "* /")
                .strip()
                .lines()
                .map(String::strip)
                .toList();
        if (lines.size() == 1) {
            return indentation + "/** " + lines.getFirst() + " */\n";
        }
        var result = new StringBuilder(indentation + "/**\n");
        for (String line : lines) {
            result.append(indentation).append((" * " + line).stripTrailing()).append('\n');
        }
        return result.append(indentation).append(" */\n").toString();
    }
}

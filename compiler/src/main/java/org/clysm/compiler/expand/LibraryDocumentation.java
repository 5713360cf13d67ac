package org.clysm.compiler.expand;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;

/** The docstrings of the library. No module has them; {@code documentation} asks the compiler. */
public final class LibraryDocumentation {

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Adds a docstring, unless the name is one of the system's own. */
    void add(FunctionName name, Symbol kind, String text) {
        if (!name.symbol().qualifiedName().startsWith("SYS:")) {
            texts.put(key(name, kind), text);
        }
    }

    private static String key(FunctionName name, Symbol kind) {
        return kind.name() + " " + name.entityName();
    }

    /** Returns the docstring of a kind ({@code FUNCTION}, {@code VARIABLE} ...) of a name, or null. */
    public String find(FunctionName name, Symbol kind) {
        return texts.get(key(name, kind));
    }

    /** Returns all as one text for an archive. */
    public String toText() {
        var text = new StringBuilder();
        texts.forEach(
                (key, value) -> text.append(key).append('\0').append(value).append('\0'));
        return text.toString();
    }

    /** Reads what {@link #toText} wrote. */
    public static LibraryDocumentation parse(String text) {
        var result = new LibraryDocumentation();
        String[] parts = text.split("\0", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            result.texts.put(parts[i], parts[i + 1]);
        }
        return result;
    }
}

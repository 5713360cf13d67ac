package org.clysm.engine;

import java.util.List;
import java.util.stream.Collectors;

/** Writes JSON (RFC 8259) that is also a JavaScript expression. */
public final class Json {
    private Json() {}

    /** The literal of a string; everything beyond printable ASCII is escaped, unpaired surrogates included. */
    public static String string(String text) {
        StringBuilder result = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                result.append('\\').append(unit);
            } else if (unit >= ' ' && unit <= '~') {
                result.append(unit);
            } else {
                result.append("\\u%04x".formatted((int) unit));
            }
        }
        return result.append('"').toString();
    }

    /** The literal of a list of strings. */
    public static String strings(List<String> texts) {
        return texts.stream().map(Json::string).collect(Collectors.joining(", ", "[", "]"));
    }
}

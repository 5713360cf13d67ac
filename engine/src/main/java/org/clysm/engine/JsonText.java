package org.clysm.engine;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Texts in JSON (RFC 8259) for the JavaScript side. Gson writes them piece by piece, which costs a start 1 ms. */
public final class JsonText {

    private JsonText() {}

    /** Writes values to a text. */
    interface Content {
        void writeTo(JsonWriter json) throws IOException;
    }

    /**
     * Returns the text of what is written.
     *
     * @param indent what stands before each line of an object or list, once for each level
     */
    static String of(String indent, Content content) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(indent);
            content.writeTo(json);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return text.toString();
    }

    /** Returns the text of a list of strings. */
    public static String strings(List<String> texts) {
        return of("", json -> {
            json.beginArray();
            for (String text : texts) {
                json.value(text);
            }
            json.endArray();
        });
    }
}

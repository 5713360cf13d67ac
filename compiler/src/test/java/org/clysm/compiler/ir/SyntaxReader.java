package org.clysm.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the s-expressions of the core language's text: a word is a {@code String}, a list a {@code List}. */
final class SyntaxReader {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:;[^\\n]*\\n\\s*)*('?\\(|\\)|\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()]+)");

    private final Matcher matcher;

    private SyntaxReader(String text) {
        matcher = TOKEN.matcher(text);
    }

    static List<Object> readAll(String text) {
        SyntaxReader reader = new SyntaxReader(text);
        List<Object> result = new ArrayList<>();
        while (reader.matcher.lookingAt()) {
            result.add(reader.read());
        }
        return result;
    }

    private Object read() {
        String token = next();
        if (!token.endsWith("(")) {
            return token;
        }
        List<Object> elements = new ArrayList<>();
        if (token.startsWith("'")) {
            elements.add("quote");
        }
        while (true) {
            int start = matcher.regionStart();
            if (next().equals(")")) {
                return elements;
            }
            matcher.region(start, matcher.regionEnd());
            elements.add(read());
        }
    }

    private String next() {
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("unbalanced parenthesis");
        }
        String token = matcher.group(1);
        matcher.region(matcher.end(), matcher.regionEnd());
        return token;
    }
}

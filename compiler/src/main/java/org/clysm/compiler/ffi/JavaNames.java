package org.clysm.compiler.ffi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Names in Java for names of Lisp and of its host, within one scope: for each another. */
final class JavaNames {

    /** What cannot name a method or parameter: the words of the language, and what every object has. */
    static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum"
                            + " extends false final finally float for goto if implements import instanceof int"
                            + " interface long native new null package private protected public return short static"
                            + " strictfp super switch synchronized this throw throws transient true try void"
                            + " volatile while _ equals getClass hashCode notify notifyAll toString wait")
                    .split(" "));

    /** What stands between the words of a Lisp name, or may not stand in a Java name. */
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{Nd}$]+");

    private final UnaryOperator<String> convention;
    private final Map<String, String> names = new HashMap<>();

    private JavaNames(UnaryOperator<String> convention) {
        this.convention = convention;
    }

    static JavaNames ofTypes() {
        return new JavaNames(SourceNames::capitalized);
    }

    static JavaNames ofMethods() {
        return new JavaNames(name -> KEYWORDS.contains(name) ? name + "_" : name);
    }

    /** The name in Java; the same each time. */
    String of(String name) {
        return names.computeIfAbsent(name, this::freeName);
    }

    private String freeName(String name) {
        String wanted = convention.apply(joined(name));
        String result = wanted;
        for (int i = 2; names.containsValue(result); i++) {
            result = wanted + i;
        }
        return result;
    }

    /** The words of a name, joined as Java does it. */
    private static String joined(String name) {
        var result = new StringBuilder();
        for (String word : SEPARATOR.split(name)) {
            result.append(result.isEmpty() ? word : SourceNames.capitalized(word));
        }
        boolean isName = !result.isEmpty() && Character.isJavaIdentifierStart(result.codePointAt(0));
        return isName ? result.toString() : "_" + result;
    }
}

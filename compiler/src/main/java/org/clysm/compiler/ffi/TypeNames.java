package org.clysm.compiler.ffi;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.clysm.compiler.data.Symbol;

/**
 * The names of a program's own types in TypeScript, and their declarations: a record is an interface, all else a type
 * alias. A type has one name, {@code Point}, unless Lisp takes more than it gives; then that is {@code PointLike}.
 */
final class TypeNames {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/");
    private static final String ACCEPTED = "Like";

    private final String suffix;
    private final Map<Symbol, String> names = new HashMap<>();
    private final Map<Symbol, Boolean> sameBothWays = new HashMap<>();
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final Queue<Declaration> unwritten = new ArrayDeque<>();
    private final Set<String> taken = new HashSet<>();

    private record Declaration(String name, DerivedType type, boolean isFromLisp) {}

    /**
     * Makes names.
     *
     * @param text of its words none will be a name, but for those in comments
     * @param suffix the end of all names
     */
    TypeNames(String text, String suffix) {
        String code = COMMENT.matcher(text).replaceAll("");
        WORD.matcher(code).results().map(MatchResult::group).forEach(taken::add);
        this.suffix = suffix;
    }

    /** Returns the name of a type, or its text where its values are others inside of a value than on their own. */
    String nameOf(DerivedType type, boolean isFromLisp, boolean isInside) {
        if (isInside && !type.isSameInside()) {
            return text(type, isFromLisp, true);
        }
        boolean isAccepted = !isFromLisp && !isSameBothWays(type);
        String name = names.computeIfAbsent(type.naming().name(), this::freeName) + (isAccepted ? ACCEPTED : "");
        declarations.computeIfAbsent(name, _ -> {
            var declaration = new Declaration(name, type, !isAccepted);
            unwritten.add(declaration);
            return declaration;
        });
        return name;
    }

    private String freeName(Symbol symbol) {
        String wanted = SourceNames.capitalized(SourceNames.camelCase(symbol.name()));
        String stem = WORD.matcher(wanted).matches() ? wanted : "Type";
        String name = stem + suffix;
        for (int i = 2; taken.contains(name) || taken.contains(name + ACCEPTED); i++) {
            name = stem + i + suffix;
        }
        taken.add(name);
        taken.add(name + ACCEPTED);
        return name;
    }

    /** Whether Lisp takes just what it gives. A type in itself is so unless something else in it is not. */
    private boolean isSameBothWays(DerivedType type) {
        Symbol symbol = type.naming().name();
        Boolean known = sameBothWays.putIfAbsent(symbol, true);
        if (known != null) {
            return known;
        }
        boolean isSame = text(type, true, false).equals(text(type, false, false));
        if (!isSame) {
            // What was found of others may have depended on this one.
            sameBothWays.values().removeIf(same -> same);
            sameBothWays.put(symbol, false);
        }
        return isSame;
    }

    private String text(DerivedType type, boolean isFromLisp, boolean isInside) {
        return type.typeScriptText(isFromLisp, isInside, UnaryOperator.identity(), this);
    }

    /** Returns the declarations of all names that have been asked for, and of those in them. */
    String declarations() {
        var result = new StringBuilder();
        for (Declaration each = unwritten.poll(); each != null; each = unwritten.poll()) {
            result.append('\n')
                    .append(SourceNames.comment(each.type.naming().documentation(), ""))
                    .append(text(each));
        }
        return result.toString();
    }

    private String text(Declaration declaration) {
        DerivedType type = declaration.type;
        return type.isInterface()
                ? "export interface %s %s\n"
                        .formatted(
                                declaration.name,
                                type.typeScriptText(declaration.isFromLisp, false, TypeNames::inLines, this))
                : "export type %s = %s;\n".formatted(declaration.name, text(type, declaration.isFromLisp, false));
    }

    /** Puts each field of an object on a line of its own. */
    private static String inLines(String text) {
        return switch (text) {
            case "{ " -> "{\n  ";
            case "; " -> ";\n  ";
            case " }" -> ";\n}";
            default -> text;
        };
    }
}

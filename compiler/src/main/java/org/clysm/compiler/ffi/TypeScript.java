package org.clysm.compiler.ffi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.ForeignSignature;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.FunctionShape;

/** Writes {@code NAME.d.ts}: the TypeScript types of a program's loader, of what it exports and of what it imports. */
public final class TypeScript {

    /** Host modules that every JavaScript host has as global objects: nobody needs to pass them. */
    private static final Set<String> GLOBALS = Set.of(
            "Array",
            "Atomics",
            "BigInt",
            "Date",
            "Intl",
            "JSON",
            "Math",
            "Number",
            "Object",
            "Promise",
            "Reflect",
            "RegExp",
            "String",
            "Symbol",
            "console",
            "crypto",
            "globalThis",
            "performance");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

    private static final String LOADER = """

        /** How to load the program. */
        export interface Options {
          /** The module, in place of loading it from beside this file. */
          bytes?: BufferSource;
          /** The arguments of the program. */
          args?: string[];
        }

        /** A loaded program. */
        export interface Instance {
          readonly exports: Exports;
          readonly instance: WebAssembly.Instance;
          /**
           * Runs the top-level forms: the exit code if the program chose one. Throws a LispError for an unhandled
           * condition.
           */
          run(): %s;
          /** Makes a function known that Lisp calls by its name. */
          register(name: string, method: (...args: never[]) => unknown): void;
        }

        /** Loads the program; its top-level forms wait for `run()`. */
        export function instantiate(imports%s: Imports, options?: Options): Promise<Instance>;

        /**
         * An unhandled Lisp condition: `message` is its report. That of a wrong value from the host, an
         * `ffi:ffi-type-error`, is a TypeError too.
         */
        export class LispError extends Error {
          /** The condition itself, opaque. */
          readonly condition: unknown;
          /** The name of its type, such as "DIVISION-BY-ZERO". */
          readonly type: string;
          /** The values of its slots by their names in camel case: numbers, strings, names of symbols. */
          readonly slots: Readonly<Record<string, unknown>>;
          /** The names of the Lisp functions on the stack, innermost first. */
          readonly lispStack: readonly string[];
        }

        /** The host lacks functions that the program imports; nothing has run. */
        export class MissingImportError extends Error {
          readonly missing: string[];
        }

        /** The program ends itself while an exported function runs. */
        export class ProgramExit extends Error {
          readonly code: number;
        }
        """;

    private TypeScript() {}

    /** A member of a host module: a function, an object with members, or both. */
    private record Member(Set<String> signatures, Map<String, Member> members) {

        Member() {
            this(new LinkedHashSet<>(), new LinkedHashMap<>());
        }

        String type(String indent) {
            List<String> types = new ArrayList<>();
            boolean isOne = signatures.size() + (members.isEmpty() ? 0 : 1) == 1;
            signatures.forEach(signature -> types.add(isOne ? signature : "(" + signature + ")"));
            if (!members.isEmpty()) {
                types.add(object(indent));
            }
            return String.join(" & ", types);
        }

        private String object(String indent) {
            return members.entrySet().stream()
                    .map(entry -> indent + "  " + key(entry.getKey()) + ": "
                            + entry.getValue().type(indent + "  ") + ";\n")
                    .collect(Collectors.joining("", "{\n", indent + "}"));
        }
    }

    /**
     * Returns the text of the file.
     *
     * @param module the name of the loader, for a reader
     * @param imports the functions of the host that the program reaches
     * @param exports the functions that it gives to the host
     * @param isAsync whether its top-level forms may wait for promises
     */
    public static String declarations(
            String module, List<ForeignFunction> imports, List<ForeignExport> exports, boolean isAsync) {
        Map<String, Member> modules = modules(imports);
        var text = new StringBuilder("// The types of " + module + ". Written by clysm.\n\n");
        text.append("/** The functions of the host that the program calls, by host module. */\n");
        text.append("export interface Imports {\n");
        modules.forEach((name, member) -> text.append("  ")
                .append(key(name))
                .append(isGlobal(name) ? "?: " : ": ")
                .append(member.type("  "))
                .append(";\n"));
        text.append("}\n\n/** What the program gives to the host. */\nexport interface Exports {\n");
        text.append("  /** Runs the top-level forms; see `Instance.run`. */\n  _start(): " + promised("void", isAsync)
                + ";\n");
        for (ForeignExport export : exports) {
            text.append("  ")
                    .append(key(export.exportName()))
                    .append(parameters(export.signature(), false))
                    .append(": ")
                    .append(promised(fromLisp(export.result()), export.isAsync()))
                    .append(";\n");
        }
        boolean needsNone = modules.keySet().stream().allMatch(TypeScript::isGlobal);
        String loader = LOADER.formatted(promised("number | undefined", isAsync), needsNone ? "?" : "");
        return text.append("}\n").append(loader).toString();
    }

    private static String promised(String type, boolean isAsync) {
        return isAsync ? "Promise<" + type + ">" : type;
    }

    private static Map<String, Member> modules(List<ForeignFunction> imports) {
        Map<String, Member> modules = new LinkedHashMap<>();
        for (ForeignFunction function : imports) {
            if (isProvided(function.module())) {
                continue;
            }
            Member member = modules.computeIfAbsent(function.module(), _ -> new Member());
            for (String part : function.field().split("\\.")) {
                member = member.members().computeIfAbsent(part, _ -> new Member());
            }
            member.signatures().add(parameters(function.signature(), true) + " => " + toLisp(function.result()));
        }
        return modules;
    }

    /** Whether the loader or the engine itself provides the module. */
    private static boolean isProvided(String module) {
        return module.startsWith("clysm:") || module.startsWith("wasm:");
    }

    private static boolean isGlobal(String module) {
        return GLOBALS.contains(module);
    }

    private static String parameters(ForeignSignature signature, boolean isFromLisp) {
        List<ForeignType> types = signature.parameters();
        FunctionShape shape = signature.shape();
        return IntStream.range(0, types.size())
                .mapToObj(i -> {
                    String text = isFromLisp ? fromLisp(types.get(i)) : toLisp(types.get(i));
                    if (i < shape.positional()) {
                        return "argument" + (i + 1) + (i < shape.required() ? ": " : "?: ") + text;
                    }
                    return (shape.hasRest() ? "...rest: " : "options?: ") + text;
                })
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String fromLisp(ForeignType type) {
        return ((MarshalType) type).typeScriptFromLisp();
    }

    private static String toLisp(ForeignType type) {
        return ((MarshalType) type).typeScriptToLisp();
    }

    private static String key(String name) {
        return IDENTIFIER.matcher(name).matches()
                ? name
                : "'" + name.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}

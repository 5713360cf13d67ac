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
import org.clysm.compiler.ir.ExportedFunction;
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
          /** The standard streams, in place of those of the process, or the console of the page. */
          io?: Io;
          /** The module, in place of loading it from beside this file. */
          bytes?: BufferSource;
          /** The arguments of the program. */
          args?: string[];
        %s}

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
          /** The values of its slots by their names in camel case: numbers, strings, symbol names, arrays of these. */
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

        /** Standard streams with their buffers. */
        export interface Io {
          /** Writes to the standard output, 1, or the standard error output, 2. */
          write(stream: 1 | 2, text: string): void;
          /** Waits for standard input and returns the text that has come; null at the end. */
          read(): string | null;
          /** 1 if `read` would not have to wait. */
          ready(): number;
          /** 1 if somebody types the input. */
          interactive(): number;
          /** Hands on all that was written. */
          flush(): void;
        }

        /** Where text goes to and comes from. */
        export interface Sink {
          write(stream: 1 | 2, text: string): void;
          /** Waits for input and returns the text that has come, with lines that end in newlines; null at the end. */
          read(): string | null;
          /** Whether `read` would not have to wait; without this it is taken not to. */
          ready?(): boolean;
          /** Whether somebody types the input. */
          interactive?: boolean;
          /** Whether text is handed on at each end of line, as for a terminal. */
          eager: boolean;
        }

        /** Makes standard streams. */
        export function createIo(sink: Sink): Io;
        """;

    /** What cannot be the name of a parameter. */
    private static final Set<String> RESERVED = Set.of(
            ("arguments await break case catch class const continue debugger default delete do else enum eval export"
                            + " extends false finally for function if implements import in instanceof interface let"
                            + " new null package private protected public return static super switch this throw true"
                            + " try typeof var void while with yield")
                    .split(" "));

    /** The end of names that no name of TypeScript has. */
    private static final String PROVISIONAL = "$$";

    private final TypeNames names;

    private TypeScript(TypeNames names) {
        this.names = names;
    }

    /** A member of a host module: a function, an object with members, or both. */
    private record Member(Set<String> signatures, Set<String> comments, Map<String, Member> members) {

        Member() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        }

        Member member(String name) {
            return members.computeIfAbsent(name, _ -> new Member());
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

        /** The declaration as a member of another, with its comment. */
        String declaration(String name, String mark, String indent) {
            return SourceNames.comment(comments.isEmpty() ? null : String.join("\n", comments), indent) + indent
                    + key(name) + mark + ": " + type(indent) + ";\n";
        }

        private String object(String indent) {
            return members.entrySet().stream()
                    .map(entry -> entry.getValue().declaration(entry.getKey(), "", indent + "  "))
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
            String module, List<ForeignFunction> imports, List<ExportedFunction> exports, boolean isAsync) {
        // A first time to see which words stand there, so that the names of the program's types do not hide them.
        var provisional = new TypeNames("", PROVISIONAL);
        String words = new TypeScript(provisional).interfaces(imports, exports, isAsync) + provisional.declarations();
        boolean usesFiles = imports.stream().anyMatch(each -> each.module().equals(FileDeclarations.MODULE));
        String files = usesFiles ? FileDeclarations.TYPES : "";
        var names = new TypeNames(words + LOADER + files, "");
        String interfaces = new TypeScript(names).interfaces(imports, exports, isAsync);
        boolean needsNone =
                imports.stream().map(ForeignFunction::module).allMatch(each -> isProvided(each) || isGlobal(each));
        String loader = LOADER.formatted(
                usesFiles ? FileDeclarations.OPTION : "",
                promised("number | undefined", isAsync),
                needsNone ? "?" : "");
        return "// The types of " + module + ". Written by clysm.\n\n" + interfaces + names.declarations() + loader
                + files;
    }

    /** The interfaces of both directions. */
    private String interfaces(List<ForeignFunction> imports, List<ExportedFunction> exports, boolean isAsync) {
        var text = new StringBuilder();
        text.append("/** The functions of the host that the program calls, by host module. */\n");
        text.append("export interface Imports {\n");
        modules(imports)
                .forEach((name, member) -> text.append(member.declaration(name, isGlobal(name) ? "?" : "", "  ")));
        text.append("}\n\n/** What the program gives to the host. */\nexport interface Exports {\n");
        text.append("  /** Runs the top-level forms; see `Instance.run`. */\n  _start(): " + promised("void", isAsync)
                + ";\n");
        exports.forEach(each -> text.append(method(each)));
        return text.append("}\n").toString();
    }

    private String method(ExportedFunction function) {
        ForeignExport export = function.export();
        return SourceNames.comment(function.documentation(), "  ")
                + "  "
                + key(export.exportName())
                + parameters(export.signature(), SourceNames.parameters(function.parameterNames(), RESERVED), false)
                + ": "
                + promised(fromLisp(export.result()), export.isAsync())
                + ";\n";
    }

    private static String promised(String type, boolean isAsync) {
        return isAsync ? "Promise<" + type + ">" : type;
    }

    private Map<String, Member> modules(List<ForeignFunction> imports) {
        Map<String, Member> modules = new LinkedHashMap<>();
        for (ForeignFunction function : imports) {
            if (isProvided(function.module())) {
                continue;
            }
            Member member = modules.computeIfAbsent(function.module(), _ -> new Member());
            for (String part : function.field().split("\\.")) {
                member = member.member(part);
            }
            List<String> parameters = SourceNames.parameters(SourceNames.unnamed(function.signature()), RESERVED);
            member.signatures()
                    .add(parameters(function.signature(), parameters, true) + " => " + toLisp(function.result()));
            if (function.documentation() != null) {
                member.comments().add(function.documentation());
            }
        }
        return modules;
    }

    /** Whether the loader or the engine itself provides the module. */
    static boolean isProvided(String module) {
        return module.startsWith("clysm:") || module.startsWith("wasm:");
    }

    /** Whether the module is an object that every JavaScript host has, so that nobody needs to pass it. */
    static boolean isGlobal(String module) {
        return GLOBALS.contains(module);
    }

    private String parameters(ForeignSignature signature, List<String> parameters, boolean isFromLisp) {
        List<ForeignType> types = signature.parameters();
        FunctionShape shape = signature.shape();
        return IntStream.range(0, types.size())
                .mapToObj(i -> {
                    String text = isFromLisp ? fromLisp(types.get(i)) : toLisp(types.get(i));
                    boolean isRest = i >= shape.positional() && shape.hasRest();
                    String mark = isRest || i < shape.required() ? ": " : "?: ";
                    return (isRest ? "..." : "") + parameters.get(i) + mark + text;
                })
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private String fromLisp(ForeignType type) {
        return ((MarshalType) type).typeScriptFromLisp(names);
    }

    private String toLisp(ForeignType type) {
        return ((MarshalType) type).typeScriptToLisp(names);
    }

    private static String key(String name) {
        return IDENTIFIER.matcher(name).matches()
                ? name
                : "'" + name.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}

package org.clysm.compiler.ffi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clysm.compiler.ir.ExportedFunction;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.ForeignSignature;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.FunctionShape;

/**
 * Writes Java interfaces for a program in a Java application: one for each host module, to be implemented, and one for
 * the exports, to be had from {@code LispInstance.as}.
 */
public final class JavaInterfaces {

    /** Host modules that the Java host provides itself, besides those with a colon. */
    private static final Set<String> PROVIDED = Set.of("Math", "Date", "performance", "console");

    private final String packageName;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final JavaNames typeNames = JavaNames.ofTypes();

    private JavaInterfaces(String packageName) {
        this.packageName = packageName;
    }

    /**
     * Returns the texts of the files by their names.
     *
     * @param packageName the package of the interfaces
     * @param program the name of the program
     * @param imports the functions of the host that the program reaches
     * @param exports the functions that it gives to the host
     */
    public static Map<String, String> of(
            String packageName, String program, List<ForeignFunction> imports, List<ExportedFunction> exports) {
        var result = new JavaInterfaces(packageName);
        Map<String, Set<String>> modules = new LinkedHashMap<>();
        Map<String, JavaNames> names = new HashMap<>();
        for (ForeignFunction function : imports) {
            String module = function.module();
            if (!module.contains(":") && !PROVIDED.contains(module)) {
                modules.computeIfAbsent(module, _ -> new TreeSet<>())
                        .addAll(methods(
                                names.computeIfAbsent(module, _ -> JavaNames.ofMethods()),
                                new Method(
                                        function.field(),
                                        function.signature(),
                                        SourceNames.unnamed(function.signature()),
                                        type(function.result()),
                                        " throws Exception",
                                        function.documentation())));
            }
        }
        modules.forEach((module, methods) -> result.add(
                module + "-imports", "The host module \"" + module + "\" that " + program + " calls.", methods));
        var exportNames = JavaNames.ofMethods();
        Set<String> methods = exports.stream()
                .flatMap(function -> methods(exportNames, method(function)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        result.add(program + "-exports", "What " + program + " exports: for LispInstance.as.", methods);
        return result.files;
    }

    private void add(String name, String comment, Set<String> methods) {
        String type = typeNames.of(name);
        files.put(type + ".java", """
            // Written by clysm.
            package %s;

            import org.clysm.host.LispName;

            /** %s */
            public interface %s {
            %s}
            """.formatted(packageName, comment, type, String.join("\n", methods)));
    }

    /**
     * A function as methods of Java.
     *
     * @param name the name in Lisp's declaration
     * @param parameters the Lisp names of the parameters; null where there is none
     * @param result the Java type of the result
     * @param exceptions what stands behind the parameters
     * @param documentation the docstring, or null
     */
    private record Method(
            String name,
            ForeignSignature signature,
            List<String> parameters,
            String result,
            String exceptions,
            String documentation) {}

    private static Method method(ExportedFunction function) {
        ForeignExport export = function.export();
        return new Method(
                export.exportName(),
                export.signature(),
                function.parameterNames(),
                resultType(export),
                "",
                function.documentation());
    }

    /** The methods of a function: one for each number of arguments that it takes. */
    private static List<String> methods(JavaNames names, Method method) {
        FunctionShape shape = method.signature.shape();
        int most = method.signature.parameters().size();
        int least = shape.hasRest() && shape.optional() == 0 ? most : shape.required();
        return IntStream.rangeClosed(least, most)
                .mapToObj(count -> text(names.of(method.name), method, count))
                .toList();
    }

    private static String text(String javaName, Method method, int count) {
        List<ForeignType> types = method.signature.parameters();
        List<String> names = SourceNames.parameters(method.parameters, JavaNames.KEYWORDS);
        boolean takesRest = method.signature.shape().hasRest() && count == types.size();
        return javadoc(method.documentation)
                + "    @LispName(\"%s\")\n    %s %s(%s)%s;\n"
                        .formatted(
                                method.name.replace("\\", "\\\\").replace("\"", "\\\""),
                                method.result,
                                javaName,
                                IntStream.range(0, count)
                                        .mapToObj(i -> (takesRest && i == count - 1 ? "Object..." : type(types.get(i)))
                                                + " " + names.get(i))
                                        .collect(Collectors.joining(", ")),
                                method.exceptions);
    }

    /** Docstrings are no HTML, and a backslash in Java begins an escape even in a comment. */
    private static String javadoc(String documentation) {
        return documentation == null
                ? ""
                : SourceNames.comment(
                        documentation
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")
                                .replace("@", "&#64;")
                                .replace("\\", "&#92;"),
                        "    ");
    }

    /** What a call of an export returns: for an asynchronous one, what will be complete with its value. */
    private static String resultType(ForeignExport export) {
        var result = (MarshalType) export.result();
        return export.isAsync() ? "java.util.concurrent.CompletableFuture<" + result.javaInside() + ">" : result.java();
    }

    private static String type(ForeignType type) {
        return ((MarshalType) type).java();
    }
}

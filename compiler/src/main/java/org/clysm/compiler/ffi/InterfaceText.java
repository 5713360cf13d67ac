package org.clysm.compiler.ffi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.ir.ExportedFunction;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.WasmModule;

/** Tells a reader what a module needs of its host and what it gives to it, before anybody runs it. */
public final class InterfaceText {

    private static final String GAP = "  ";
    private static final String GLOBAL = "a global of JavaScript hosts";

    private InterfaceText() {}

    /**
     * Returns the text.
     *
     * @param imports the imports of the module
     * @param declarations the host functions among them that the program or library declares
     * @param exports the functions that it gives to the host
     * @param isAsync whether its top-level forms may wait for promises
     */
    public static String of(
            List<Import> imports, List<ForeignFunction> declarations, List<ExportedFunction> exports, boolean isAsync) {
        Stream<List<String>> needed = declarations.stream()
                .filter(function -> !TypeScript.isProvided(function.module()))
                .map(InterfaceText::row);
        return text(needed, imports, exports.stream().map(InterfaceText::row))
                + "Waits for promises while it is run: %s\n".formatted(isAsync ? "yes" : "no");
    }

    /** Returns the text of what a module tells of itself, which has no types but those of WebAssembly. */
    public static String of(WasmModule module) {
        Stream<List<String>> needed = module.imports().stream()
                .filter(each -> !TypeScript.isProvided(each.module()))
                .map(InterfaceText::row);
        Stream<List<String>> given = module.exports().stream()
                .filter(each -> !each.name().equals(ForeignExport.START))
                .map(each -> List.of(each.name(), type(each.entity())));
        return text(needed, module.imports(), given);
    }

    private static String text(Stream<List<String>> needed, List<Import> imports, Stream<List<String>> given) {
        List<String> lines = new ArrayList<>();
        lines.add("Imports from the host:");
        lines.addAll(table(needed.toList()));
        lines.add("Imports that loaders provide:");
        provided(imports).forEach((module, fields) -> lines.add(GAP + module + ": " + String.join(", ", fields)));
        lines.add("Exports:");
        lines.addAll(table(given.toList()));
        lines.add("Calls of functions by name: " + (needs(imports, "clysm:runtime", "callee") ? "yes" : "no"));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String type(Entity entity) {
        return entity instanceof FunctionRef function
                ? function.type().function().signature()
                : entity.getClass().getSimpleName();
    }

    private static boolean needs(List<Import> imports, String module, String field) {
        return imports.stream()
                .anyMatch(each -> each.module().equals(module) && each.field().equals(field));
    }

    private static List<String> row(ForeignFunction function) {
        return List.of(
                function.hostName(),
                function.signature().text(),
                function.name().toString(),
                place(function.position()),
                TypeScript.isGlobal(function.module()) ? GLOBAL : "");
    }

    private static List<String> row(Import item) {
        String field = item.field().endsWith(ForeignFunction.SPREAD)
                ? item.field().substring(0, item.field().length() - ForeignFunction.SPREAD.length())
                : item.field();
        return List.of(
                item.module() + "." + field, type(item.entity()), TypeScript.isGlobal(item.module()) ? GLOBAL : "");
    }

    private static List<String> row(ExportedFunction function) {
        ForeignExport export = function.export();
        return List.of(
                export.exportName(),
                export.signature().text(),
                export.function().toString(),
                place(export.position()),
                export.isAsync() ? "returns a promise" : "");
    }

    private static String place(SourcePosition position) {
        return position == null ? "" : position.file() + ":" + position.line();
    }

    private static Map<String, List<String>> provided(List<Import> imports) {
        return imports.stream()
                .filter(each -> TypeScript.isProvided(each.module()))
                .collect(Collectors.groupingBy(
                        Import::module, TreeMap::new, Collectors.mapping(Import::field, Collectors.toList())));
    }

    /** Returns the rows in columns, or one line that there is none. */
    private static List<String> table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return List.of(GAP + "none");
        }
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> GAP
                        + row.get(column)
                        + " ".repeat(widths[column] - row.get(column).length()))
                .collect(Collectors.joining())
                .stripTrailing();
    }
}

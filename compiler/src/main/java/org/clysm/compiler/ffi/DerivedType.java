package org.clysm.compiler.ffi;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.expand.ForeignTypeTable.Derived;
import org.clysm.compiler.expand.ForeignTypeTable.Naming;
import org.clysm.compiler.expand.ForeignTypeTable.Role;
import org.clysm.compiler.expand.ForeignTypeTable.Template;
import org.clysm.compiler.expand.ForeignTypeTable.Texts;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.ValueType;

/**
 * A marshal type that is defined in Lisp, by {@code ffi:define-foreign-type}: its values are converted in Lisp to and
 * from those of another type, which crosses.
 */
final class DerivedType implements MarshalType, Derived {

    /** What the text of a type of objects begins with: see RECORD-TYPESCRIPT in the library. */
    private static final String OBJECT_START = "{ ";

    private final Object specifier;
    private final MarshalType base;
    private final boolean isResultOnly;
    private final Naming naming;
    private Texts texts;

    /**
     * Makes the type.
     *
     * @param specifier as the program writes it
     * @param base the type that crosses
     * @param isResultOnly whether only results may have it, whatever the base
     * @param naming its name in other languages, or null if it has none of its own
     */
    DerivedType(Object specifier, MarshalType base, boolean isResultOnly, Naming naming) {
        this.specifier = specifier;
        this.base = base;
        this.isResultOnly = isResultOnly;
        this.naming = naming;
    }

    @Override
    public void setTexts(Texts newTexts) {
        texts = newTexts;
    }

    @Override
    public String name() {
        return Printer.briefLowerCase(specifier);
    }

    @Override
    public Object specifier() {
        return specifier;
    }

    @Override
    public boolean isDirect() {
        return false;
    }

    @Override
    public boolean isResultOnly() {
        return isResultOnly || base.isResultOnly();
    }

    @Override
    public ValueType wasmType() {
        return base.wasmType();
    }

    @Override
    public ValueType wasmTypeFromHost() {
        return base.wasmTypeFromHost();
    }

    @Override
    public LispType lispType() {
        return base.lispType();
    }

    @Override
    public Representation lispRepresentation() {
        return base.lispRepresentation();
    }

    @Override
    public Representation operandRepresentation(LispType known) {
        return base.operandRepresentation(known);
    }

    @Override
    public void toHost(Emission emission, Representation from, CrossingSite site) {
        base.toHost(emission, from, site);
    }

    @Override
    public void fromHost(Emission emission, CrossingSite site) {
        base.fromHost(emission, site);
    }

    @Override
    public String typeScriptFromLisp(TypeNames names) {
        return typeScript(true, false, names);
    }

    @Override
    public String typeScriptToLisp(TypeNames names) {
        return typeScript(false, false, names);
    }

    @Override
    public String typeScriptInside(boolean isFromLisp, TypeNames names) {
        return typeScript(isFromLisp, true, names);
    }

    private String typeScript(boolean isFromLisp, boolean isInside, TypeNames names) {
        return naming != null
                ? names.nameOf(this, isFromLisp, isInside)
                : typeScriptText(isFromLisp, isInside, UnaryOperator.identity(), names);
    }

    @Override
    public boolean isSameInside() {
        return !texts.fromLisp().isEmpty() || base.isSameInside();
    }

    /** Returns the name that the type has of its own, or null. */
    Naming naming() {
        return naming;
    }

    /** Whether the type is one of objects, with their fields, in TypeScript. */
    boolean isInterface() {
        return !texts.fromLisp().isEmpty()
                && texts.fromLisp().getFirst() instanceof Template.Text(var text)
                && text.equals(OBJECT_START);
    }

    /**
     * Returns what TypeScript calls the type by the types of which it is made.
     *
     * @param layout is applied to the text between these types
     */
    String typeScriptText(boolean isFromLisp, boolean isInside, UnaryOperator<String> layout, TypeNames names) {
        List<Template> template = isFromLisp ? texts.fromLisp() : texts.toLisp();
        return template.isEmpty()
                ? typeScript(base, isFromLisp, isInside, names)
                : text(
                        template,
                        layout,
                        part -> typeScript(
                                (MarshalType) part.type(),
                                isFromLisp == (part.role() != Role.ARGUMENT),
                                part.role() == Role.INSIDE,
                                names));
    }

    private static String typeScript(MarshalType type, boolean isFromLisp, boolean isInside, TypeNames names) {
        if (isInside) {
            return type.typeScriptInside(isFromLisp, names);
        }
        return isFromLisp ? type.typeScriptFromLisp(names) : type.typeScriptToLisp(names);
    }

    @Override
    public String java() {
        return texts.java().isEmpty() ? base.java() : javaText(texts.java());
    }

    @Override
    public String javaInside() {
        return texts.javaInside().isEmpty() ? base.javaInside() : javaText(texts.javaInside());
    }

    /** Values in Java's generic types are objects, wherever they stand. */
    private static String javaText(List<Template> template) {
        return text(template, UnaryOperator.identity(), part -> ((MarshalType) part.type()).javaInside());
    }

    private static String text(
            List<Template> template, UnaryOperator<String> layout, Function<Template.Inner, String> inner) {
        return template.stream()
                .map(part -> switch (part) {
                    case Template.Text(String text) -> layout.apply(text);
                    case Template.Inner type -> inner.apply(type);
                })
                .collect(Collectors.joining());
    }
}

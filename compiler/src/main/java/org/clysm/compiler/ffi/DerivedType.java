package org.clysm.compiler.ffi;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.expand.ForeignTypeTable.Role;
import org.clysm.compiler.expand.ForeignTypeTable.Template;
import org.clysm.compiler.expand.ForeignTypeTable.Texts;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.ValueType;

/**
 * A marshal type that is defined in Lisp, by {@code ffi:define-foreign-type}: its values are converted in Lisp to and
 * from those of another type, which crosses.
 */
final class DerivedType implements MarshalType {

    private final Object specifier;
    private final MarshalType base;
    private final Texts texts;
    private final boolean isResultOnly;

    /**
     * Makes the type.
     *
     * @param specifier as the program writes it
     * @param base the type that crosses
     * @param texts what other languages call it
     * @param isResultOnly whether only results may have it, whatever the base
     */
    DerivedType(Object specifier, MarshalType base, Texts texts, boolean isResultOnly) {
        this.specifier = specifier;
        this.base = base;
        this.texts = texts;
        this.isResultOnly = isResultOnly;
    }

    @Override
    public String name() {
        return Printer.brief(specifier).toLowerCase(Locale.ROOT);
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
    public String typeScriptFromLisp() {
        return typeScript(true, false);
    }

    @Override
    public String typeScriptToLisp() {
        return typeScript(false, false);
    }

    @Override
    public String typeScriptInside(boolean isFromLisp) {
        return typeScript(isFromLisp, true);
    }

    private String typeScript(boolean isFromLisp, boolean isInside) {
        List<Template> template = isFromLisp ? texts.fromLisp() : texts.toLisp();
        return template.isEmpty()
                ? typeScript(base, isFromLisp, isInside)
                : text(
                        template,
                        part -> typeScript(
                                (MarshalType) part.type(),
                                isFromLisp == (part.role() != Role.ARGUMENT),
                                part.role() == Role.INSIDE));
    }

    private static String typeScript(MarshalType type, boolean isFromLisp, boolean isInside) {
        if (isInside) {
            return type.typeScriptInside(isFromLisp);
        }
        return isFromLisp ? type.typeScriptFromLisp() : type.typeScriptToLisp();
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
        return text(template, part -> ((MarshalType) part.type()).javaInside());
    }

    private static String text(List<Template> template, Function<Template.Inner, String> inner) {
        return template.stream()
                .map(part -> switch (part) {
                    case Template.Text(String text) -> text;
                    case Template.Inner type -> inner.apply(type);
                })
                .collect(Collectors.joining());
    }
}

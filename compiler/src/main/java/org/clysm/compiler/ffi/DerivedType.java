package org.clysm.compiler.ffi;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.expand.ForeignTypeTable.Template;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.ValueType;

/**
 * A marshal type that is defined in Lisp, by {@code ffi:define-foreign-type}: its values are converted in Lisp to and
 * from those of another type, which crosses.
 */
final class DerivedType implements MarshalType {

    private final Object specifier;
    private final MarshalType base;
    private final List<Template> fromLisp;
    private final List<Template> toLisp;

    /**
     * Makes the type.
     *
     * @param specifier as the program writes it
     * @param base the type that crosses
     * @param fromLisp what TypeScript calls a value that Lisp gives to the host
     * @param toLisp what it calls one that the host gives to Lisp
     */
    DerivedType(Object specifier, MarshalType base, List<Template> fromLisp, List<Template> toLisp) {
        this.specifier = specifier;
        this.base = base;
        this.fromLisp = fromLisp;
        this.toLisp = toLisp;
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
        return text(fromLisp, true);
    }

    @Override
    public String typeScriptToLisp() {
        return text(toLisp, false);
    }

    private static String text(List<Template> template, boolean isFromLisp) {
        return template.stream()
                .map(part -> switch (part) {
                    case Template.Text(String text) -> text;
                    case Template.Inner(ForeignType type, boolean isFlipped) ->
                        isFromLisp != isFlipped
                                ? ((MarshalType) type).typeScriptFromLisp()
                                : ((MarshalType) type).typeScriptToLisp();
                })
                .collect(Collectors.joining());
    }
}

package org.clysm.compiler.link;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.codegen.Constant;
import org.clysm.compiler.codegen.Constants;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.data.ComplexNumber;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Ratio;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.binary.Encoder;
import org.clysm.compiler.wasm.binary.ObjectFunction;
import org.clysm.compiler.wasm.binary.ObjectGlobal;

/**
 * Collects what the code of one unit refers to while it is generated, and makes the unit.
 *
 * <p>Symbols, short strings and numbers get names that say what they are, so that units share them; other objects get
 * names of this unit's own.
 */
public final class UnitBuilder implements Constants {

    /** A longer string is named after its unit, to keep names readable. */
    private static final int LONGEST_SHARED_STRING = 60;

    private final String unitName;
    private final Map<Object, Constant> compounds = new IdentityHashMap<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Map<String, Import> imports = new LinkedHashMap<>();
    private final Map<String, Integer> suffixes = new HashMap<>();
    private final List<Export> exports = new ArrayList<>();

    public UnitBuilder(String unitName) {
        this.unitName = unitName;
    }

    @Override
    public GlobalRef reference(Object datum) {
        return switch (datum) {
            case Symbol symbol -> shared("'" + symbol.qualifiedName(), CoreTypes.SYMBOL, symbol);
            case String string
            when string.length() <= LONGEST_SHARED_STRING -> shared('"' + string + '"', CoreTypes.STRING, string);
            case String string -> own(string, CoreTypes.STRING);
            case Long number -> shared("#" + number, CoreTypes.INT64, number);
            case BigInteger number -> shared("#" + number, CoreTypes.BIGNUM, number);
            case Ratio ratio -> shared("#" + ratio.numerator() + "/" + ratio.denominator(), CoreTypes.RATIO, ratio);
            case Double number ->
                shared("#d" + Long.toHexString(Double.doubleToRawLongBits(number)), CoreTypes.DOUBLE, number);
            case Float number ->
                shared("#f" + Integer.toHexString(Float.floatToRawIntBits(number)), CoreTypes.SINGLE, number);
            case LispCharacter character -> shared("#\\" + character.code(), CoreTypes.CHARACTER, character);
            case ComplexNumber number -> own(number, CoreTypes.COMPLEX);
            case Cons cons -> own(cons, CoreTypes.CONS);
            case LispVector vector -> own(vector, CoreTypes.ANY_ARRAY);
            case LispArray array -> own(array, ArrayElements.objectType(array));
            case Handle handle -> own(handle, ReferenceType.ANYREF);
            default -> own(datum, CoreTypes.ARRAY);
        };
    }

    private GlobalRef shared(String name, DefinedType type, Object datum) {
        return constants
                .computeIfAbsent(name, key -> new Constant(new GlobalRef(key, type.reference(), false), datum))
                .ref();
    }

    private GlobalRef own(Object datum, DefinedType type) {
        return own(datum, type.reference());
    }

    private GlobalRef own(Object datum, ReferenceType reference) {
        var known = compounds.get(datum);
        if (known != null) {
            return known.ref();
        }
        var constant = new Constant(new GlobalRef(unitName + "#" + compounds.size(), reference, false), datum);
        compounds.put(datum, constant);
        constants.put(constant.ref().name(), constant);
        return constant.ref();
    }

    @Override
    public FunctionRef function(String module, String field, DefinedType type) {
        // One host function may be declared with several types; the name tells them apart.
        var name = module + "." + field + " " + type.name();
        return (FunctionRef) imports.computeIfAbsent(name, key -> new Import(module, field, new FunctionRef(key, type)))
                .entity();
    }

    /** Gives a function of the unit to the host. */
    public void export(String name, FunctionRef function) {
        exports.add(new Export(name, function));
    }

    /** Returns a name that starts with {@code name} and that this unit has not given out before. */
    public String uniqueName(String name) {
        int count = suffixes.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "/" + count;
    }

    /** Makes the unit of the generated code. */
    public Unit build(GeneratedUnit generated, Trigger trigger) {
        var functions = new ArrayList<ObjectFunction>();
        for (Function function : generated.functions()) {
            functions.add(new ObjectFunction(function.ref(), Encoder.encode(function)));
        }
        FunctionRef init = null;
        if (generated.init() != null) {
            init = generated.init().ref();
            functions.add(new ObjectFunction(init, Encoder.encode(generated.init())));
        }
        var globals = new ArrayList<ObjectGlobal>();
        for (Global global : generated.globals()) {
            globals.add(new ObjectGlobal(global.ref(), Encoder.encodeConstant(global.init())));
        }
        return new Unit(
                unitName,
                trigger,
                functions,
                globals,
                init,
                generated.definitions(),
                List.copyOf(constants.values()),
                List.copyOf(imports.values()),
                exports);
    }
}

package org.clysm.compiler.codegen;

import static org.clysm.compiler.wasm.Field.constant;
import static org.clysm.compiler.wasm.Field.mutable;
import static org.clysm.compiler.wasm.NumberType.F32;
import static org.clysm.compiler.wasm.NumberType.F64;
import static org.clysm.compiler.wasm.NumberType.I32;
import static org.clysm.compiler.wasm.NumberType.I64;
import static org.clysm.compiler.wasm.ReferenceType.ANYREF;
import static org.clysm.compiler.wasm.ReferenceType.ARRAYREF;
import static org.clysm.compiler.wasm.ReferenceType.EXTERNREF;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.ArrayType;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.PackedType;
import org.clysm.compiler.wasm.RecursiveGroup;
import org.clysm.compiler.wasm.StorageType;
import org.clysm.compiler.wasm.StructType;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;

/**
 * The types of Lisp objects, and the tags and globals that every module shares ({@code docs/architecture.md}, Objects).
 *
 * <p>The bare arrays are types of their own, since the host's string functions want exactly the type {@code (array (mut
 * i16))}; all others refer to each other and stand in one recursive group.
 */
public final class CoreTypes {

    public static final DefinedType ANY_ARRAY = bareArray("anyarray", ANYREF);
    public static final DefinedType I8_ARRAY = bareArray("i8array", PackedType.I8);
    public static final DefinedType I16_ARRAY = bareArray("i16array", PackedType.I16);
    public static final DefinedType I32_ARRAY = bareArray("i32array", I32);
    public static final DefinedType I64_ARRAY = bareArray("i64array", I64);
    public static final DefinedType F32_ARRAY = bareArray("f32array", F32);
    public static final DefinedType F64_ARRAY = bareArray("f64array", F64);

    /** The bare arrays, in the order in which they stand in every module. */
    public static final List<DefinedType> BARE_ARRAYS =
            List.of(ANY_ARRAY, I8_ARRAY, I16_ARRAY, I32_ARRAY, I64_ARRAY, F32_ARRAY, F64_ARRAY);

    public static final DefinedType LIST = new DefinedType("list");
    public static final DefinedType CONS = new DefinedType("cons");
    public static final DefinedType NIL_TYPE = new DefinedType("nil");
    public static final DefinedType SYMBOL = new DefinedType("symbol");
    public static final DefinedType FUNCTION = new DefinedType("function");
    public static final DefinedType ENTRY = new DefinedType("entry");
    public static final DefinedType STRING = new DefinedType("string");
    public static final DefinedType CHARACTER = new DefinedType("character");
    public static final DefinedType INT64 = new DefinedType("int64");
    public static final DefinedType BIGNUM = new DefinedType("bignum");
    public static final DefinedType RATIO = new DefinedType("ratio");
    public static final DefinedType COMPLEX = new DefinedType("complex");
    public static final DefinedType SINGLE = new DefinedType("single");
    public static final DefinedType DOUBLE = new DefinedType("double");
    public static final DefinedType ARRAY = new DefinedType("array");
    public static final DefinedType LAYOUT = new DefinedType("layout");
    public static final DefinedType BOX = new DefinedType("box");
    public static final DefinedType FRAME = new DefinedType("frame");

    /** The greatest number of arguments for which functions have a direct entry. */
    public static final int MAXIMUM_DIRECT_ARGUMENTS = 3;

    /** The number of slots of the widest structure type. */
    public static final int MAXIMUM_SLOTS = 16;

    private static final List<DefinedType> CODES = List.of(
            new DefinedType("code0"), new DefinedType("code1"), new DefinedType("code2"), new DefinedType("code3"));
    public static final DefinedType CODE_N = new DefinedType("codeN");
    private static final List<DefinedType> STRUCTURES = structures();

    /** All types but the bare arrays. */
    public static final RecursiveGroup GROUP = group();

    /** A non-local exit; the payload is the frame that is its target. */
    public static final TagRef EXIT_TAG = new TagRef(
            "exit", new DefinedType("exit-tag").define(new FunctionType(List.of(FRAME.reference()), List.of())));

    /** What the host throws; the payload is the host's own error object. */
    public static final TagRef HOST_ERROR_TAG = new TagRef(
            "host-error", new DefinedType("host-error-tag").define(new FunctionType(List.of(EXTERNREF), List.of())));

    /** Every recursive group of the core, in order. */
    public static final List<RecursiveGroup> GROUPS = groups();

    /** The object NIL. */
    public static final GlobalRef NIL = new GlobalRef("nil", NIL_TYPE.reference(), false);

    /** The symbol object that holds what NIL has as a symbol. */
    public static final GlobalRef NIL_SYMBOL = new GlobalRef("nil-symbol", SYMBOL.reference(), false);

    /** The symbol T. */
    public static final GlobalRef T = new GlobalRef("'CL:T", SYMBOL.reference(), false);

    /** The characters whose codes are below {@link #SHARED_CHARACTERS}. */
    public static final GlobalRef CHARACTERS = new GlobalRef("characters", ANY_ARRAY.reference(), false);

    /** The number of codes whose characters are shared objects. */
    public static final int SHARED_CHARACTERS = 256;

    /** The height of the binding stack. */
    public static final GlobalRef BINDING_DEPTH = new GlobalRef("SYS:BINDING-DEPTH", I32, true);

    /** All values but the first of a form with several values, at 1 and on. */
    public static final GlobalRef VALUES = new GlobalRef("values", ANY_ARRAY.reference(), true);

    /** The number of values of the last form that was asked for several. */
    public static final GlobalRef VALUE_COUNT = new GlobalRef("value-count", I32, true);

    private CoreTypes() {}

    /** Returns the type of code for so many arguments, 0 to {@link #MAXIMUM_DIRECT_ARGUMENTS}. */
    public static DefinedType code(int arguments) {
        return CODES.get(arguments);
    }

    /** Returns the type of structures with n slots, 0 to {@link #MAXIMUM_SLOTS}. */
    public static DefinedType structure(int slots) {
        return STRUCTURES.get(slots);
    }

    /** Returns the name of the field that holds a slot of a structure. */
    public static String slot(int index) {
        return "slot" + index;
    }

    /** Returns a fresh pool in which the core types are entered. */
    public static TypePool newPool() {
        var pool = new TypePool();
        GROUPS.forEach(pool::enter);
        return pool;
    }

    private static DefinedType bareArray(String name, StorageType element) {
        return new DefinedType(name).define(new ArrayType(mutable("element", element)));
    }

    private static List<DefinedType> structures() {
        var types = new ArrayList<DefinedType>();
        for (int slots = 0; slots <= MAXIMUM_SLOTS; slots++) {
            types.add(new DefinedType("struct_" + slots));
        }
        return List.copyOf(types);
    }

    private static RecursiveGroup group() {
        defineListsAndSymbols();
        defineFunctions();
        defineNumbersAndStrings();
        defineAggregates();
        BOX.define(StructType.of(mutable("value", ANYREF)));
        FRAME.define(StructType.of(mutable("value", ANYREF), mutable("index", I32)));
        var all = new ArrayList<DefinedType>();
        all.addAll(List.of(LIST, CONS, NIL_TYPE, SYMBOL, FUNCTION, ENTRY));
        all.addAll(CODES);
        all.addAll(List.of(CODE_N, STRING, CHARACTER, INT64, BIGNUM, RATIO, COMPLEX, SINGLE, DOUBLE, ARRAY, LAYOUT));
        all.addAll(STRUCTURES);
        all.addAll(List.of(BOX, FRAME));
        return new RecursiveGroup(all);
    }

    private static void defineListsAndSymbols() {
        var pair = StructType.of(mutable("car", ANYREF), mutable("cdr", ANYREF));
        LIST.define(null, false, pair);
        CONS.define(LIST, true, pair);
        NIL_TYPE.define(LIST, true, pair);
        SYMBOL.define(StructType.of(
                constant("name", STRING.reference()),
                mutable("package", ANYREF),
                mutable("value", ANYREF),
                mutable("function", FUNCTION.nullable()),
                mutable("setter", FUNCTION.nullable()),
                mutable("plist", ANYREF),
                mutable("info", ANYREF),
                mutable("hash", I32),
                mutable("id", I32)));
    }

    private static void defineFunctions() {
        // Behind the entry, which functions of the host stand for this one, null as long as there are none.
        FUNCTION.define(null, false, StructType.of(constant("entry", ENTRY.reference()), mutable("crossed", ANYREF)));
        var codeFields = new ArrayList<Field>();
        for (int arguments = 0; arguments < CODES.size(); arguments++) {
            var params = new ArrayList<ValueType>();
            params.add(FUNCTION.reference());
            for (int i = 0; i < arguments; i++) {
                params.add(ANYREF);
            }
            CODES.get(arguments).define(new FunctionType(params, List.of(ANYREF)));
            codeFields.add(constant("code" + arguments, CODES.get(arguments).reference()));
        }
        CODE_N.define(new FunctionType(List.of(FUNCTION.reference(), ANY_ARRAY.reference()), List.of(ANYREF)));
        codeFields.add(constant("codeN", CODE_N.reference()));
        codeFields.add(mutable("name", ANYREF));
        // The greatest number of arguments, -1 without a limit: functions of the host drop further ones.
        codeFields.add(constant("most", I32));
        ENTRY.define(new StructType(codeFields));
    }

    private static void defineNumbersAndStrings() {
        STRING.define(StructType.of(mutable("data", ARRAYREF.nonNull())));
        CHARACTER.define(StructType.of(constant("code", I32)));
        INT64.define(StructType.of(constant("value", I64)));
        BIGNUM.define(StructType.of(constant("sign", I32), constant("limbs", I32_ARRAY.reference())));
        RATIO.define(StructType.of(constant("numerator", ANYREF), constant("denominator", ANYREF)));
        COMPLEX.define(StructType.of(constant("real", ANYREF), constant("imaginary", ANYREF)));
        SINGLE.define(StructType.of(constant("value", F32)));
        DOUBLE.define(StructType.of(constant("value", F64)));
    }

    private static void defineAggregates() {
        ARRAY.define(StructType.of(
                mutable("data", ANYREF),
                mutable("dimensions", ANYREF),
                mutable("fill", I32),
                mutable("offset", I32),
                mutable("element-type", I32),
                mutable("flags", I32)));
        LAYOUT.define(StructType.of(
                mutable("name", ANYREF),
                mutable("ancestors", ANY_ARRAY.reference()),
                mutable("depth", I32),
                mutable("info", ANYREF)));
        var fields = new ArrayList<Field>();
        fields.add(mutable("layout", LAYOUT.reference()));
        fields.add(mutable("hash", I32));
        DefinedType parent = null;
        for (int slots = 0; slots < STRUCTURES.size(); slots++) {
            if (slots > 0) {
                fields.add(mutable(slot(slots - 1), ANYREF));
            }
            STRUCTURES.get(slots).define(parent, slots == MAXIMUM_SLOTS, new StructType(fields));
            parent = STRUCTURES.get(slots);
        }
    }

    private static List<RecursiveGroup> groups() {
        var groups = new ArrayList<RecursiveGroup>();
        BARE_ARRAYS.forEach(type -> groups.add(new RecursiveGroup(List.of(type))));
        groups.add(GROUP);
        groups.add(new RecursiveGroup(List.of(EXIT_TAG.type())));
        groups.add(new RecursiveGroup(List.of(HOST_ERROR_TAG.type())));
        return List.copyOf(groups);
    }
}

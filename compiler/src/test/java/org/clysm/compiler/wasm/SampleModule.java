package org.clysm.compiler.wasm;

import static org.clysm.compiler.wasm.NumberType.F32;
import static org.clysm.compiler.wasm.NumberType.F64;
import static org.clysm.compiler.wasm.NumberType.I32;
import static org.clysm.compiler.wasm.NumberType.I64;
import static org.clysm.compiler.wasm.ReferenceType.ANYREF;
import static org.clysm.compiler.wasm.ReferenceType.EXNREF;
import static org.clysm.compiler.wasm.ReferenceType.EXTERNREF;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A valid module that has every instruction, type and definition of the model at least once. */
public final class SampleModule {

    private final TypePool pool = new TypePool();
    private final DefinedType list = new DefinedType("list");
    private final DefinedType cons = new DefinedType("cons");
    private final DefinedType closure = new DefinedType("closure");
    private final DefinedType code = new DefinedType("code");
    private final RecursiveGroup group = new RecursiveGroup(List.of(list, cons, closure, code));
    private final DefinedType small;
    private final DefinedType octets;
    private final DefinedType units;
    private final DefinedType vector;
    private final DefinedType unary;
    private final DefinedType thunk;
    private final FunctionRef log;
    private final FunctionRef identity;
    private final FunctionRef entry;
    private final GlobalRef limit = new GlobalRef("limit", I32, false);
    private final GlobalRef counter = new GlobalRef("a counter", I32, true);
    private final GlobalRef nil;
    private final GlobalRef function;
    private final TagRef hostError;
    private final TagRef exit;
    private final DataRef text = new DataRef("text");
    private final List<Function> functions = new ArrayList<>();

    private SampleModule() {
        var car = Field.mutable("car", ANYREF);
        list.define(null, false, StructType.of(car, Field.mutable("cdr", list.nullable())));
        cons.define(list, true, list.struct());
        closure.define(null, false, StructType.of(Field.constant("entry", code.reference())));
        code.define(new FunctionType(List.of(closure.reference(), ANYREF), List.of(ANYREF)));
        pool.enter(group);
        small = pool.struct(Field.mutable("low", PackedType.I8), Field.constant("high", PackedType.I16));
        octets = pool.array(PackedType.I8, true);
        units = pool.array(PackedType.I16, true);
        vector = pool.array(ANYREF, true);
        unary = pool.function(List.of(ANYREF), List.of(ANYREF));
        thunk = pool.function(List.of(), List.of());
        log = new FunctionRef("log", pool.function(List.of(EXTERNREF, F64), List.of()));
        identity = new FunctionRef("identity", unary);
        entry = new FunctionRef("(setf entry)", code);
        nil = new GlobalRef("nil", cons.reference(), false);
        function = new GlobalRef("function", closure.reference(), false);
        hostError = new TagRef("host-error", pool.function(List.of(EXTERNREF), List.of()));
        exit = new TagRef("exit", pool.function(List.of(ANYREF, I32), List.of()));
    }

    /** Returns the module. */
    public static WasmModule build() {
        return new SampleModule().module();
    }

    private WasmModule module() {
        operators();
        constants();
        variables();
        calls();
        branches();
        exceptions();
        references();
        structs();
        arrays();
        return new WasmModule(
                "sample",
                List.of(group),
                List.of(
                        new Import("host", "log", log),
                        new Import("host", "limit", limit),
                        new Import("host", "error", hostError)),
                functions,
                List.of(
                        new Global(counter, new CodeBuilder().i32Const(0).build()),
                        new Global(
                                nil,
                                new CodeBuilder()
                                        .globalGet(limit)
                                        .refI31()
                                        .refNull(AbstractHeapType.NONE)
                                        .structNew(cons)
                                        .build()),
                        new Global(
                                function,
                                new CodeBuilder()
                                        .refFunc(entry)
                                        .structNew(closure)
                                        .build())),
                List.of(exit),
                List.of(
                        new Export("identity", identity),
                        new Export("the \"counter\"\n", counter),
                        new Export("exit", exit)),
                thunkNamed("variables"),
                List.of(new DataSegment(text, "a\"b\\c\né".getBytes(StandardCharsets.UTF_8))));
    }

    private FunctionRef thunkNamed(String name) {
        return new FunctionRef(name, thunk);
    }

    private void add(String name, Code body) {
        functions.add(new Function(thunkNamed(name), List.of(), body, name + ".lisp"));
    }

    /** Every operator of the table that has a signature, with constant operands. */
    private void operators() {
        var builder = new CodeBuilder();
        for (Operator operator : Operator.values()) {
            if (!operator.isPolymorphic()) {
                operator.operands().forEach(type -> operand(builder, type));
                builder.op(operator);
                operator.results().forEach(_ -> builder.drop());
            }
        }
        add("operators", builder.build());
    }

    private static void operand(CodeBuilder builder, ValueType type) {
        switch (type) {
            case I32 -> builder.i32Const(1);
            case I64 -> builder.i64Const(1);
            case F32 -> builder.f32Const(1);
            case F64 -> builder.f64Const(1);
            case ReferenceType(var _, var heap) ->
                builder.refNull(heap == AbstractHeapType.EXTERN ? AbstractHeapType.NOEXTERN : AbstractHeapType.NONE);
        }
    }

    private void constants() {
        var builder = new CodeBuilder();
        for (int value : new int[] {0, 63, 64, -64, -65, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            builder.i32Const(value).drop();
        }
        for (long value : new long[] {0, 63, 64, -64, -65, Long.MIN_VALUE, Long.MAX_VALUE}) {
            builder.i64Const(value).drop();
        }
        for (float value : new float[] {-0f, 1e10f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY}) {
            builder.f32Const(value).drop();
        }
        builder.f32Const(Float.NaN)
                .drop()
                .f32Const(Float.intBitsToFloat(0xFFC00001))
                .drop();
        for (double value : new double[] {-0d, 0.1, 1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
            builder.f64Const(value).drop();
        }
        add("constants", builder.build());
    }

    private void variables() {
        var x = new Local("x", I32);
        var other = new Local("x", F64);
        var y = new Local("a b", I32);
        add(
                "variables",
                new CodeBuilder()
                        .sourceLine(10)
                        .i32Const(1)
                        .localSet(x)
                        .f64Const(2)
                        .localSet(other)
                        .sourceLine(11)
                        .localGet(x)
                        .localTee(y)
                        .globalSet(counter)
                        .globalGet(counter)
                        .drop()
                        .build());
    }

    private void calls() {
        var object = new Local("object", ANYREF);
        functions.add(new Function(
                identity, List.of(object), new CodeBuilder().localGet(object).build()));
        var self = new Local("self", closure.reference());
        functions.add(new Function(
                entry,
                List.of(self, object),
                new CodeBuilder()
                        .localGet(object)
                        .call(identity)
                        .refFunc(identity)
                        .callRef(unary)
                        .returnCall(identity)
                        .build()));
        functions.add(new Function(
                new FunctionRef("apply", code),
                List.of(self, object),
                new CodeBuilder()
                        .localGet(self)
                        .localGet(object)
                        .localGet(self)
                        .structGet(closure, "entry")
                        .returnCallRef(code)
                        .build()));
    }

    private void branches() {
        var n = new Local("n", I32);
        var done = new Label("done");
        var again = new Label("again");
        var inner = new Label("inner");
        var object = new Local("object", ANYREF);
        var builder = new CodeBuilder();
        builder.block(
                done,
                BlockType.NONE,
                c -> c.loop(
                        again,
                        BlockType.NONE,
                        d -> d.localGet(n)
                                .brIf(done)
                                .block(inner, BlockType.NONE, e -> e.localGet(n).brTable(List.of(inner, again), done))
                                .br(again)));
        builder.localGet(n)
                .ifElse(BlockType.of(F64), c -> c.f64Const(1), c -> c.f64Const(2))
                .drop()
                .localGet(n)
                .when(CodeBuilder::ret);
        nullBranches(builder, object);
        castBranches(builder, object);
        var pair = pool.function(List.of(I32), List.of(I32, F64));
        builder.i32Const(1)
                .block(new Label("unused"), BlockType.of(pair), c -> c.f64Const(1))
                .drop()
                .drop()
                .op(Operator.NOP)
                .unreachable();
        add("branches", builder.build());
    }

    private void nullBranches(CodeBuilder builder, Local object) {
        var isNull = new Label("null");
        var isObject = new Label("null");
        builder.block(
                        isNull,
                        BlockType.NONE,
                        c -> c.localGet(object).brOnNull(isNull).drop())
                .block(
                        isObject,
                        BlockType.of(AbstractHeapType.ANY.reference()),
                        c -> c.localGet(object).brOnNonNull(isObject).unreachable())
                .drop();
    }

    private void castBranches(CodeBuilder builder, Local object) {
        var isCons = new Label("cons");
        var isNone = new Label("none");
        builder.block(
                        isCons,
                        BlockType.of(cons.reference()),
                        c -> c.localGet(object)
                                .brOnCast(isCons, ANYREF, cons.reference())
                                .drop()
                                .unreachable())
                .drop()
                .block(
                        isNone,
                        BlockType.of(AbstractHeapType.ANY.reference()),
                        c -> c.localGet(object)
                                .brOnCastFail(isNone, ANYREF, list.nullable())
                                .drop()
                                .unreachable())
                .drop();
    }

    private void exceptions() {
        var caught = new Label("caught");
        var caughtWithReference = new Label("caught-ref");
        var any = new Label("any");
        var anyWithReference = new Label("any-ref");
        var builder = new CodeBuilder();
        builder.beginBlock(anyWithReference, BlockType.of(EXNREF))
                .beginBlock(any, BlockType.NONE)
                .beginBlock(caughtWithReference, BlockType.of(pool.function(List.of(), List.of(EXTERNREF, EXNREF))))
                .beginBlock(caught, BlockType.of(pool.function(List.of(), List.of(ANYREF, I32))))
                .tryTable(
                        new Label("try"),
                        BlockType.NONE,
                        List.of(
                                new CatchClause.Tagged(exit, false, caught),
                                new CatchClause.Tagged(hostError, true, caughtWithReference),
                                new CatchClause.All(false, any),
                                new CatchClause.All(true, anyWithReference)),
                        c -> c.refNull(AbstractHeapType.EXTERN).f64Const(0).call(log))
                .ret()
                .end()
                .throwTag(exit)
                .end()
                .drop()
                .throwTag(hostError)
                .end()
                .ret()
                .end()
                .throwRef();
        add("exceptions", builder.build());
    }

    private void references() {
        var builder = new CodeBuilder();
        for (AbstractHeapType type : AbstractHeapType.values()) {
            builder.refNull(type).refIsNull().drop();
        }
        builder.globalGet(nil)
                .refTest(cons.nullable())
                .drop()
                .globalGet(nil)
                .refTest(AbstractHeapType.I31.reference())
                .drop()
                .globalGet(nil)
                .refCast(cons.reference())
                .refCast(list.nullable())
                .refAsNonNull()
                .drop()
                .globalGet(nil)
                .refNull(cons)
                .i32Const(0)
                .select(cons.nullable())
                .drop()
                .i32Const(1)
                .i32Const(2)
                .i32Const(0)
                .op(Operator.SELECT)
                .refI31()
                .i31GetU()
                .drop();
        add("references", builder.build());
    }

    private void structs() {
        var x = new Local("x", small.reference());
        var low = small.field("low");
        var high = small.field("high");
        add(
                "structs",
                new CodeBuilder()
                        .structNewDefault(small)
                        .drop()
                        .i32Const(1)
                        .i32Const(2)
                        .structNew(small)
                        .localTee(x)
                        .structGetS(small, low)
                        .drop()
                        .localGet(x)
                        .structGetU(small, high)
                        .drop()
                        .localGet(x)
                        .i32Const(3)
                        .structSet(small, low)
                        .globalGet(nil)
                        .structGet(list, "car")
                        .drop()
                        .build());
    }

    private void arrays() {
        var o = new Local("o", octets.reference());
        var u = new Local("u", units.reference());
        add(
                "arrays",
                new CodeBuilder()
                        .i32Const(0)
                        .i32Const(4)
                        .arrayNewData(octets, text)
                        .localTee(o)
                        .i32Const(1)
                        .arrayGetS(octets)
                        .drop()
                        .i32Const(0)
                        .i32Const(4)
                        .arrayNew(units)
                        .localTee(u)
                        .i32Const(1)
                        .arrayGetU(units)
                        .drop()
                        .localGet(o)
                        .i32Const(0)
                        .i32Const(0)
                        .i32Const(2)
                        .arrayInitData(octets, text)
                        .localGet(u)
                        .i32Const(0)
                        .i32Const(7)
                        .i32Const(2)
                        .arrayFill(units)
                        .localGet(o)
                        .i32Const(0)
                        .localGet(o)
                        .i32Const(1)
                        .i32Const(2)
                        .arrayCopy(octets, octets)
                        .localGet(u)
                        .i32Const(0)
                        .i32Const(5)
                        .arraySet(units)
                        .globalGet(nil)
                        .globalGet(function)
                        .arrayNewFixed(vector, 2)
                        .i32Const(0)
                        .arrayGet(vector)
                        .drop()
                        .i32Const(3)
                        .arrayNewDefault(vector)
                        .arrayLen()
                        .drop()
                        .build());
    }
}

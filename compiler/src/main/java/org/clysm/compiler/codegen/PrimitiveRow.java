package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.clysm.compiler.ir.Primitive;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Operator;

/**
 * What the compiler knows of an operation that it opens up: a row of {@link Primitives}.
 *
 * <pre>{@code
 * row("CL:CAR", LispType.LIST).checked().flushable().emit(Representation.ANY, e -> e.code().structGet(LIST, "car"))
 * }</pre>
 */
public final class PrimitiveRow implements Primitive {

    /** What is done about operands whose types are not known to be right. */
    enum Trust {
        /** Nothing: the program guarantees the types. */
        BELIEVED,
        /** They are tested before the operation. */
        CHECKED,
        /** The operation takes them, and signals itself. */
        GENERAL
    }

    private final String name;
    private final List<LispType> argumentTypes;
    private final Function<List<LispType>, LispType> typeRule;
    private final Trust trust;
    private final boolean isFlushable;
    private final boolean isFoldable;
    private final boolean neverReturns;
    private final Predicate<List<LispType>> total;
    private final List<PrimitiveVariant> variants;

    private PrimitiveRow(Builder builder, List<PrimitiveVariant> variants, Representation result) {
        name = builder.name;
        argumentTypes = builder.argumentTypes;
        typeRule = builder.typeRule != null ? builder.typeRule : _ -> result.lispType();
        trust = builder.trust;
        isFlushable = builder.isFlushable;
        isFoldable = builder.isFoldable;
        neverReturns = builder.neverReturns;
        total = builder.total;
        this.variants = List.copyOf(variants);
    }

    /** Begins a row. */
    public static Builder row(String name, LispType... argumentTypes) {
        return new Builder(name, List.of(argumentTypes));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<LispType> argumentTypes() {
        return argumentTypes;
    }

    @Override
    public LispType resultType(List<LispType> types) {
        return neverReturns ? LispType.NOTHING : typeRule.apply(rightTypes(this, types));
    }

    @Override
    public boolean isFlushable() {
        return isFlushable;
    }

    @Override
    public boolean isTotal(List<LispType> types) {
        return total.test(types);
    }

    @Override
    public boolean isFoldable() {
        return isFoldable;
    }

    /** What is done about operands whose types are not known to be right. */
    Trust trust() {
        return trust;
    }

    /** The types of operands of which the given is inferred, as the variants see them. */
    List<LispType> operandTypes(List<LispType> inferred) {
        return trust == Trust.GENERAL ? possibleTypes(inferred) : rightTypes(this, inferred);
    }

    /**
     * The types of operands, where the empty type of one that never has a value is no reason to choose a variant: parts
     * of it may have values, which would be converted for that variant.
     */
    private List<LispType> possibleTypes(List<LispType> inferred) {
        return IntStream.range(0, inferred.size())
                .mapToObj(i -> inferred.get(i).isEmpty() ? argumentTypes.get(i) : inferred.get(i))
                .toList();
    }

    /** The types of operands that turned out to be right. */
    static List<LispType> rightTypes(Primitive primitive, List<LispType> inferred) {
        var expected = primitive.argumentTypes();
        var result = new ArrayList<LispType>();
        for (int i = 0; i < expected.size(); i++) {
            var met = inferred.get(i).meet(expected.get(i));
            result.add(met.isEmpty() ? expected.get(i) : met);
        }
        return result;
    }

    /** Whether control never comes back. */
    boolean neverReturns() {
        return neverReturns;
    }

    /** The first variant open for operands of which the given types are inferred. */
    PrimitiveVariant select(List<LispType> inferred) {
        var types = operandTypes(inferred);
        for (PrimitiveVariant variant : variants) {
            if (variant.applies().test(types)) {
                return variant;
            }
        }
        throw new IllegalStateException("no variant of " + name + " for " + types);
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * A row under construction. Variants are tried in the order in which they are added; {@link #emit} adds the last.
     */
    public static final class Builder {

        private final String name;
        private final List<LispType> argumentTypes;
        private final List<PrimitiveVariant> variants = new ArrayList<>();
        private Function<List<LispType>, LispType> typeRule;
        private Trust trust = Trust.BELIEVED;
        private boolean isFlushable;
        private boolean isFoldable;
        private boolean neverReturns;
        private Predicate<List<LispType>> total = _ -> true;

        private Builder(String name, List<LispType> argumentTypes) {
            this.name = name;
            this.argumentTypes = argumentTypes;
        }

        /** Operands of unknown type are tested, and {@code type-error} is signalled. */
        public Builder checked() {
            trust = Trust.CHECKED;
            return this;
        }

        /** The variants, the last of which takes all objects, signal {@code type-error} themselves. */
        public Builder general() {
            trust = Trust.GENERAL;
            return this;
        }

        public Builder flushable() {
            isFlushable = true;
            return this;
        }

        public Builder foldable() {
            isFoldable = true;
            return flushable();
        }

        /** Tells for which types of operands the operation, though they are right, surely signals nothing. */
        public Builder total(Predicate<List<LispType>> predicate) {
            total = predicate;
            return this;
        }

        public Builder neverReturns() {
            neverReturns = true;
            return this;
        }

        /** The type of the result; without it, all that the result's representation can hold. */
        public Builder returns(LispType type) {
            return returns(_ -> type);
        }

        public Builder returns(Function<List<LispType>, LispType> rule) {
            typeRule = rule;
            return this;
        }

        /** Adds a variant for operands of certain types. */
        public Builder when(
                List<LispType> types, Representation result, List<Representation> operands, Emitter emitter) {
            return when(actual -> areSubtypes(actual, types), result, operands, emitter);
        }

        /** Adds a variant for two operands of one type, joined by an instruction. */
        public Builder whenBoth(LispType type, Representation result, Operator operator) {
            var operand = Representation.of(type);
            return when(
                    List.of(type, type),
                    result,
                    List.of(operand, operand),
                    e -> e.code().op(operator));
        }

        /** Adds a variant for operands whose types fulfil a predicate. */
        public Builder when(
                Predicate<List<LispType>> applies,
                Representation result,
                List<Representation> operands,
                Emitter emitter) {
            variants.add(new PrimitiveVariant(applies, operands, result, -1, emitter));
            return this;
        }

        /** Ends the row with the variant for all operands; their representations follow from their types. */
        public PrimitiveRow emit(Representation result, Emitter emitter) {
            return emit(result, defaultOperands(), emitter);
        }

        /** Ends the row with the variant for all operands. */
        public PrimitiveRow emit(Representation result, List<Representation> operands, Emitter emitter) {
            return end(operands, result, -1, emitter);
        }

        /**
         * Ends the row of an operation whose result is one of its operands; the emitter leaves nothing on the stack.
         */
        public PrimitiveRow emitReturning(int operand, List<Representation> operands, Emitter emitter) {
            return end(operands, operands.get(operand), operand, emitter);
        }

        private PrimitiveRow end(
                List<Representation> operands, Representation result, int resultOperand, Emitter emitter) {
            variants.add(new PrimitiveVariant(_ -> true, operands, result, resultOperand, emitter));
            return new PrimitiveRow(this, variants, result);
        }

        private List<Representation> defaultOperands() {
            return argumentTypes.stream().map(Representation::of).toList();
        }

        private static boolean areSubtypes(List<LispType> actual, List<LispType> expected) {
            for (int i = 0; i < expected.size(); i++) {
                if (!actual.get(i).isSubtypeOf(expected.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}

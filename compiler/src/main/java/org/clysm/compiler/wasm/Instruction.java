package org.clysm.compiler.wasm;

import java.util.List;

/** An instruction (Wasm 3.0, 2.4), or a mark of the source position. */
public sealed interface Instruction {

    /** An instruction without immediates. */
    record Simple(Operator operator) implements Instruction {}

    /** Marks that the instructions from here on come from a line of the function's source file. */
    record SourceLine(int line) implements Instruction {}

    record I32Const(int value) implements Instruction {}

    record I64Const(long value) implements Instruction {}

    record F32Const(float value) implements Instruction {}

    record F64Const(double value) implements Instruction {}

    record LocalGet(Local local) implements Instruction {}

    record LocalSet(Local local) implements Instruction {}

    record LocalTee(Local local) implements Instruction {}

    record GlobalGet(GlobalRef global) implements Instruction {}

    record GlobalSet(GlobalRef global) implements Instruction {}

    record Call(FunctionRef function) implements Instruction {}

    record ReturnCall(FunctionRef function) implements Instruction {}

    record CallRef(DefinedType type) implements Instruction {}

    record ReturnCallRef(DefinedType type) implements Instruction {}

    record Block(Label label, BlockType type, Code body) implements Instruction {}

    record Loop(Label label, BlockType type, Code body) implements Instruction {}

    record If(Label label, BlockType type, Code consequent, Code alternative) implements Instruction {}

    record TryTable(Label label, BlockType type, List<CatchClause> clauses, Code body) implements Instruction {

        public TryTable {
            clauses = List.copyOf(clauses);
        }
    }

    record Br(Label target) implements Instruction {}

    record BrIf(Label target) implements Instruction {}

    record BrTable(List<Label> targets, Label otherwise) implements Instruction {

        public BrTable {
            targets = List.copyOf(targets);
        }
    }

    record BrOnNull(Label target) implements Instruction {}

    record BrOnNonNull(Label target) implements Instruction {}

    /** Branches if the reference, known to be a {@code from}, is a {@code to}. */
    record BrOnCast(Label target, ReferenceType from, ReferenceType to) implements Instruction {}

    /** Branches if the reference, known to be a {@code from}, is no {@code to}. */
    record BrOnCastFail(Label target, ReferenceType from, ReferenceType to) implements Instruction {}

    record Throw(TagRef tag) implements Instruction {}

    record RefNull(HeapType type) implements Instruction {}

    record RefFunc(FunctionRef function) implements Instruction {}

    record RefTest(ReferenceType type) implements Instruction {}

    record RefCast(ReferenceType type) implements Instruction {}

    /** Chooses the first operand if the third is not zero, else the second. */
    record Select(ValueType type) implements Instruction {}

    record StructNew(DefinedType type) implements Instruction {}

    record StructNewDefault(DefinedType type) implements Instruction {}

    record StructGet(DefinedType type, Field field, Extension extension) implements Instruction {}

    record StructSet(DefinedType type, Field field) implements Instruction {}

    record ArrayNew(DefinedType type) implements Instruction {}

    record ArrayNewDefault(DefinedType type) implements Instruction {}

    record ArrayNewFixed(DefinedType type, int length) implements Instruction {}

    record ArrayNewData(DefinedType type, DataRef data) implements Instruction {}

    record ArrayGet(DefinedType type, Extension extension) implements Instruction {}

    record ArraySet(DefinedType type) implements Instruction {}

    record ArrayFill(DefinedType type) implements Instruction {}

    record ArrayCopy(DefinedType destination, DefinedType source) implements Instruction {}

    record ArrayInitData(DefinedType type, DataRef data) implements Instruction {}
}

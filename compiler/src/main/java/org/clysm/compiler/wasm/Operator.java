package org.clysm.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * The instructions without immediates, one row each: name, opcode, and signature.
 *
 * <p>An opcode above 0xFF is a prefix byte followed by the number of the instruction behind that prefix (Wasm 3.0,
 * 5.4). In a signature each letter is a type, operands before the colon: {@code I L F D} the number types, {@code E}
 * eqref, {@code A} arrayref, {@code X} externref, {@code Y} anyref, {@code i} an i31 reference that is not null,
 * {@code j} i31ref. Operators without one are polymorphic.
 */
public enum Operator {
    UNREACHABLE("unreachable", 0x00),
    NOP("nop", 0x01, ":"),
    THROW_REF("throw_ref", 0x0A),
    RETURN("return", 0x0F),
    DROP("drop", 0x1A),
    SELECT("select", 0x1B),
    I32_EQZ("i32.eqz", 0x45, "I:I"),
    I32_EQ("i32.eq", 0x46, "II:I"),
    I32_NE("i32.ne", 0x47, "II:I"),
    I32_LT_S("i32.lt_s", 0x48, "II:I"),
    I32_LT_U("i32.lt_u", 0x49, "II:I"),
    I32_GT_S("i32.gt_s", 0x4A, "II:I"),
    I32_GT_U("i32.gt_u", 0x4B, "II:I"),
    I32_LE_S("i32.le_s", 0x4C, "II:I"),
    I32_LE_U("i32.le_u", 0x4D, "II:I"),
    I32_GE_S("i32.ge_s", 0x4E, "II:I"),
    I32_GE_U("i32.ge_u", 0x4F, "II:I"),
    I64_EQZ("i64.eqz", 0x50, "L:I"),
    I64_EQ("i64.eq", 0x51, "LL:I"),
    I64_NE("i64.ne", 0x52, "LL:I"),
    I64_LT_S("i64.lt_s", 0x53, "LL:I"),
    I64_LT_U("i64.lt_u", 0x54, "LL:I"),
    I64_GT_S("i64.gt_s", 0x55, "LL:I"),
    I64_GT_U("i64.gt_u", 0x56, "LL:I"),
    I64_LE_S("i64.le_s", 0x57, "LL:I"),
    I64_LE_U("i64.le_u", 0x58, "LL:I"),
    I64_GE_S("i64.ge_s", 0x59, "LL:I"),
    I64_GE_U("i64.ge_u", 0x5A, "LL:I"),
    F32_EQ("f32.eq", 0x5B, "FF:I"),
    F32_NE("f32.ne", 0x5C, "FF:I"),
    F32_LT("f32.lt", 0x5D, "FF:I"),
    F32_GT("f32.gt", 0x5E, "FF:I"),
    F32_LE("f32.le", 0x5F, "FF:I"),
    F32_GE("f32.ge", 0x60, "FF:I"),
    F64_EQ("f64.eq", 0x61, "DD:I"),
    F64_NE("f64.ne", 0x62, "DD:I"),
    F64_LT("f64.lt", 0x63, "DD:I"),
    F64_GT("f64.gt", 0x64, "DD:I"),
    F64_LE("f64.le", 0x65, "DD:I"),
    F64_GE("f64.ge", 0x66, "DD:I"),
    I32_CLZ("i32.clz", 0x67, "I:I"),
    I32_CTZ("i32.ctz", 0x68, "I:I"),
    I32_POPCNT("i32.popcnt", 0x69, "I:I"),
    I32_ADD("i32.add", 0x6A, "II:I"),
    I32_SUB("i32.sub", 0x6B, "II:I"),
    I32_MUL("i32.mul", 0x6C, "II:I"),
    I32_DIV_S("i32.div_s", 0x6D, "II:I"),
    I32_DIV_U("i32.div_u", 0x6E, "II:I"),
    I32_REM_S("i32.rem_s", 0x6F, "II:I"),
    I32_REM_U("i32.rem_u", 0x70, "II:I"),
    I32_AND("i32.and", 0x71, "II:I"),
    I32_OR("i32.or", 0x72, "II:I"),
    I32_XOR("i32.xor", 0x73, "II:I"),
    I32_SHL("i32.shl", 0x74, "II:I"),
    I32_SHR_S("i32.shr_s", 0x75, "II:I"),
    I32_SHR_U("i32.shr_u", 0x76, "II:I"),
    I32_ROTL("i32.rotl", 0x77, "II:I"),
    I32_ROTR("i32.rotr", 0x78, "II:I"),
    I64_CLZ("i64.clz", 0x79, "L:L"),
    I64_CTZ("i64.ctz", 0x7A, "L:L"),
    I64_POPCNT("i64.popcnt", 0x7B, "L:L"),
    I64_ADD("i64.add", 0x7C, "LL:L"),
    I64_SUB("i64.sub", 0x7D, "LL:L"),
    I64_MUL("i64.mul", 0x7E, "LL:L"),
    I64_DIV_S("i64.div_s", 0x7F, "LL:L"),
    I64_DIV_U("i64.div_u", 0x80, "LL:L"),
    I64_REM_S("i64.rem_s", 0x81, "LL:L"),
    I64_REM_U("i64.rem_u", 0x82, "LL:L"),
    I64_AND("i64.and", 0x83, "LL:L"),
    I64_OR("i64.or", 0x84, "LL:L"),
    I64_XOR("i64.xor", 0x85, "LL:L"),
    I64_SHL("i64.shl", 0x86, "LL:L"),
    I64_SHR_S("i64.shr_s", 0x87, "LL:L"),
    I64_SHR_U("i64.shr_u", 0x88, "LL:L"),
    I64_ROTL("i64.rotl", 0x89, "LL:L"),
    I64_ROTR("i64.rotr", 0x8A, "LL:L"),
    F32_ABS("f32.abs", 0x8B, "F:F"),
    F32_NEG("f32.neg", 0x8C, "F:F"),
    F32_CEIL("f32.ceil", 0x8D, "F:F"),
    F32_FLOOR("f32.floor", 0x8E, "F:F"),
    F32_TRUNC("f32.trunc", 0x8F, "F:F"),
    F32_NEAREST("f32.nearest", 0x90, "F:F"),
    F32_SQRT("f32.sqrt", 0x91, "F:F"),
    F32_ADD("f32.add", 0x92, "FF:F"),
    F32_SUB("f32.sub", 0x93, "FF:F"),
    F32_MUL("f32.mul", 0x94, "FF:F"),
    F32_DIV("f32.div", 0x95, "FF:F"),
    F32_MIN("f32.min", 0x96, "FF:F"),
    F32_MAX("f32.max", 0x97, "FF:F"),
    F32_COPYSIGN("f32.copysign", 0x98, "FF:F"),
    F64_ABS("f64.abs", 0x99, "D:D"),
    F64_NEG("f64.neg", 0x9A, "D:D"),
    F64_CEIL("f64.ceil", 0x9B, "D:D"),
    F64_FLOOR("f64.floor", 0x9C, "D:D"),
    F64_TRUNC("f64.trunc", 0x9D, "D:D"),
    F64_NEAREST("f64.nearest", 0x9E, "D:D"),
    F64_SQRT("f64.sqrt", 0x9F, "D:D"),
    F64_ADD("f64.add", 0xA0, "DD:D"),
    F64_SUB("f64.sub", 0xA1, "DD:D"),
    F64_MUL("f64.mul", 0xA2, "DD:D"),
    F64_DIV("f64.div", 0xA3, "DD:D"),
    F64_MIN("f64.min", 0xA4, "DD:D"),
    F64_MAX("f64.max", 0xA5, "DD:D"),
    F64_COPYSIGN("f64.copysign", 0xA6, "DD:D"),
    I32_WRAP_I64("i32.wrap_i64", 0xA7, "L:I"),
    I32_TRUNC_F32_S("i32.trunc_f32_s", 0xA8, "F:I"),
    I32_TRUNC_F32_U("i32.trunc_f32_u", 0xA9, "F:I"),
    I32_TRUNC_F64_S("i32.trunc_f64_s", 0xAA, "D:I"),
    I32_TRUNC_F64_U("i32.trunc_f64_u", 0xAB, "D:I"),
    I64_EXTEND_I32_S("i64.extend_i32_s", 0xAC, "I:L"),
    I64_EXTEND_I32_U("i64.extend_i32_u", 0xAD, "I:L"),
    I64_TRUNC_F32_S("i64.trunc_f32_s", 0xAE, "F:L"),
    I64_TRUNC_F32_U("i64.trunc_f32_u", 0xAF, "F:L"),
    I64_TRUNC_F64_S("i64.trunc_f64_s", 0xB0, "D:L"),
    I64_TRUNC_F64_U("i64.trunc_f64_u", 0xB1, "D:L"),
    F32_CONVERT_I32_S("f32.convert_i32_s", 0xB2, "I:F"),
    F32_CONVERT_I32_U("f32.convert_i32_u", 0xB3, "I:F"),
    F32_CONVERT_I64_S("f32.convert_i64_s", 0xB4, "L:F"),
    F32_CONVERT_I64_U("f32.convert_i64_u", 0xB5, "L:F"),
    F32_DEMOTE_F64("f32.demote_f64", 0xB6, "D:F"),
    F64_CONVERT_I32_S("f64.convert_i32_s", 0xB7, "I:D"),
    F64_CONVERT_I32_U("f64.convert_i32_u", 0xB8, "I:D"),
    F64_CONVERT_I64_S("f64.convert_i64_s", 0xB9, "L:D"),
    F64_CONVERT_I64_U("f64.convert_i64_u", 0xBA, "L:D"),
    F64_PROMOTE_F32("f64.promote_f32", 0xBB, "F:D"),
    I32_REINTERPRET_F32("i32.reinterpret_f32", 0xBC, "F:I"),
    I64_REINTERPRET_F64("i64.reinterpret_f64", 0xBD, "D:L"),
    F32_REINTERPRET_I32("f32.reinterpret_i32", 0xBE, "I:F"),
    F64_REINTERPRET_I64("f64.reinterpret_i64", 0xBF, "L:D"),
    I32_EXTEND8_S("i32.extend8_s", 0xC0, "I:I"),
    I32_EXTEND16_S("i32.extend16_s", 0xC1, "I:I"),
    I64_EXTEND8_S("i64.extend8_s", 0xC2, "L:L"),
    I64_EXTEND16_S("i64.extend16_s", 0xC3, "L:L"),
    I64_EXTEND32_S("i64.extend32_s", 0xC4, "L:L"),
    REF_IS_NULL("ref.is_null", 0xD1),
    REF_EQ("ref.eq", 0xD3, "EE:I"),
    REF_AS_NON_NULL("ref.as_non_null", 0xD4),
    ARRAY_LEN("array.len", 0xFB0F, "A:I"),
    ANY_CONVERT_EXTERN("any.convert_extern", 0xFB1A, "X:Y"),
    EXTERN_CONVERT_ANY("extern.convert_any", 0xFB1B, "Y:X"),
    REF_I31("ref.i31", 0xFB1C, "I:i"),
    I31_GET_S("i31.get_s", 0xFB1D, "j:I"),
    I31_GET_U("i31.get_u", 0xFB1E, "j:I"),
    I32_TRUNC_SAT_F32_S("i32.trunc_sat_f32_s", 0xFC00, "F:I"),
    I32_TRUNC_SAT_F32_U("i32.trunc_sat_f32_u", 0xFC01, "F:I"),
    I32_TRUNC_SAT_F64_S("i32.trunc_sat_f64_s", 0xFC02, "D:I"),
    I32_TRUNC_SAT_F64_U("i32.trunc_sat_f64_u", 0xFC03, "D:I"),
    I64_TRUNC_SAT_F32_S("i64.trunc_sat_f32_s", 0xFC04, "F:L"),
    I64_TRUNC_SAT_F32_U("i64.trunc_sat_f32_u", 0xFC05, "F:L"),
    I64_TRUNC_SAT_F64_S("i64.trunc_sat_f64_s", 0xFC06, "D:L"),
    I64_TRUNC_SAT_F64_U("i64.trunc_sat_f64_u", 0xFC07, "D:L");

    private final String text;
    private final int opcode;
    private final boolean isPolymorphic;
    private final List<ValueType> operands;
    private final List<ValueType> results;

    Operator(String text, int opcode) {
        this.text = text;
        this.opcode = opcode;
        this.isPolymorphic = true;
        this.operands = List.of();
        this.results = List.of();
    }

    Operator(String text, int opcode, String signature) {
        this.text = text;
        this.opcode = opcode;
        this.isPolymorphic = false;
        int colon = signature.indexOf(':');
        this.operands = types(signature, 0, colon);
        this.results = types(signature, colon + 1, signature.length());
    }

    private static List<ValueType> types(String signature, int start, int end) {
        var types = new ArrayList<ValueType>(end - start);
        for (int i = start; i < end; i++) {
            types.add(type(signature.charAt(i)));
        }
        return List.copyOf(types);
    }

    private static ValueType type(char letter) {
        return switch (letter) {
            case 'I' -> NumberType.I32;
            case 'L' -> NumberType.I64;
            case 'F' -> NumberType.F32;
            case 'D' -> NumberType.F64;
            case 'E' -> ReferenceType.EQREF;
            case 'A' -> ReferenceType.ARRAYREF;
            case 'X' -> ReferenceType.EXTERNREF;
            case 'Y' -> ReferenceType.ANYREF;
            case 'i' -> AbstractHeapType.I31.reference();
            case 'j' -> ReferenceType.I31REF;
            default -> throw new IllegalArgumentException("no type has the letter " + letter);
        };
    }

    /** Returns the opcode; above 0xFF it is a prefix byte and a number below 0x80. */
    public int opcode() {
        return opcode;
    }

    /** Returns whether the types of operands or results depend on the context. */
    public boolean isPolymorphic() {
        return isPolymorphic;
    }

    /** Returns the types of the operands; empty for a polymorphic operator. */
    public List<ValueType> operands() {
        return operands;
    }

    /** Returns the types of the results; empty for a polymorphic operator. */
    public List<ValueType> results() {
        return results;
    }

    /** Returns the name in the text format. */
    @Override
    public String toString() {
        return text;
    }
}

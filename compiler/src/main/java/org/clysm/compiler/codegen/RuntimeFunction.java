package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.DOUBLE;
import static org.clysm.compiler.codegen.Representation.FRAME;
import static org.clysm.compiler.codegen.Representation.FUNCTION;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.INT64;
import static org.clysm.compiler.codegen.Representation.LIST;
import static org.clysm.compiler.codegen.Representation.SIMPLE_VECTOR;
import static org.clysm.compiler.codegen.Representation.SYMBOL;
import static org.clysm.compiler.codegen.Representation.VOID;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;

/**
 * The functions of package CLYSM-SYSTEM that generated code calls. The library defines them in Lisp under the name in
 * lower case with hyphens, with exactly these parameters; that they have no optional parameters makes a call one
 * instruction. The definitions get the signatures that stand here.
 */
public enum RuntimeFunction {
    /**
     * {@code (bind symbol value)}: saves the symbol's value on the binding stack and gives it a new one. Calls nothing.
     */
    BIND(VOID, SYMBOL, ANY),
    /** Undoes one binding. Calls nothing, so that it leaves multiple values alone. */
    UNBIND(VOID),
    /** {@code (unwind-to depth)}: undoes bindings and catches down to a height of the stack. Calls nothing. */
    UNWIND_TO(VOID, INT32),
    /** {@code (progv-bind symbols values)}. */
    PROGV_BIND(VOID, ANY, ANY),
    /** {@code (push-catch tag)}. */
    PUSH_CATCH(VOID, ANY),
    /** {@code (push-handler function)}: the function tells whether it takes a condition. */
    PUSH_HANDLER(VOID, ANY),
    /** Undoes one {@link #PUSH_CATCH} or {@link #PUSH_HANDLER}. Calls nothing. */
    POP_CATCH(VOID),
    /**
     * {@code (caught-p frame depth)}: whether the frame of an exit was made for the catch tag or handler that stands at
     * a height of the binding stack. Calls nothing.
     */
    CAUGHT_P(BOOLEAN, FRAME, INT32),
    /** {@code (throw-to-tag tag first-value)}: throws to the innermost catch of the tag; keeps multiple values. */
    THROW_TO_TAG(ANY, ANY, ANY),
    /** {@code (dead-exit)} signals {@code control-error}: an exit to a block or tagbody that has ended. */
    DEAD_EXIT(ANY),
    /** {@code (wrong-type datum expected-type)} signals {@code type-error}. */
    WRONG_TYPE(ANY, ANY, ANY),
    /** {@code (invalid-index array index)} signals {@code type-error}. */
    INVALID_INDEX(ANY, ANY, ANY),
    /**
     * {@code (argument-count-error function arguments)} signals {@code program-error}; the arguments are a
     * simple-vector.
     */
    ARGUMENT_COUNT_ERROR(ANY, FUNCTION, SIMPLE_VECTOR),
    /** {@code (no-function symbol)} signals; the value is the function to call instead. */
    NO_FUNCTION(FUNCTION, SYMBOL),
    /** The same for the function named {@code (setf symbol)}. */
    NO_SETTER(FUNCTION, SYMBOL),
    /** {@code (no-value symbol)} signals; the value is the one to use instead. */
    NO_VALUE(ANY, SYMBOL),
    /** {@code (coerce-to-function object)}: what {@code funcall} of an object that is no function calls. */
    COERCE_TO_FUNCTION(FUNCTION, ANY),
    /** {@code (rest-list arguments start)}: a fresh list of the elements of a simple-vector from an index on. */
    REST_LIST(LIST, SIMPLE_VECTOR, INT32),
    /** {@code (list-to-arguments list start)}: a simple-vector of the elements of the list, from index start on. */
    LIST_TO_ARGUMENTS(SIMPLE_VECTOR, ANY, INT32),
    /** {@code (key-argument arguments start keyword)}: the value of a keyword argument, or the null reference. */
    KEY_ARGUMENT(ANY, SIMPLE_VECTOR, INT32, ANY),
    /**
     * {@code (check-keys function arguments start keywords)}: signals {@code program-error} for others, or an odd
     * number.
     */
    CHECK_KEYS(VOID, FUNCTION, SIMPLE_VECTOR, INT32, SIMPLE_VECTOR),
    /** {@code (odd-keywords function)} signals {@code program-error}. */
    ODD_KEYWORDS(ANY, FUNCTION),
    ADD(ANY, ANY, ANY),
    SUBTRACT(ANY, ANY, ANY),
    MULTIPLY(ANY, ANY, ANY),
    DIVIDE(ANY, ANY, ANY),
    NEGATE(ANY, ANY),
    /** The comparisons signal {@code type-error} for what is no number, or no real number. */
    EQUALS(BOOLEAN, ANY, ANY),
    LESS(BOOLEAN, ANY, ANY),
    LESS_EQUAL(BOOLEAN, ANY, ANY),
    LOGAND2(ANY, ANY, ANY),
    LOGIOR2(ANY, ANY, ANY),
    LOGXOR2(ANY, ANY, ANY),
    LOGNOT1(ANY, ANY),
    ASH2(ANY, ANY, ANY),
    /** The quotient, and the remainder as a second value. */
    TRUNCATE2("SYS", false, ANY, ANY, ANY),
    REM2(ANY, ANY, ANY),
    /** The quotient, and the remainder as a second value. */
    FLOOR2("SYS", false, ANY, ANY, ANY),
    MOD2(ANY, ANY, ANY),
    /** CLHS {@code char}. */
    CHAR("CL", true, ANY, ANY, ANY),
    /** {@code (eql-slow a b)}: for two objects that are not {@code eq}. */
    EQL_SLOW(BOOLEAN, ANY, ANY),
    /** {@code (eq-slow a b)}: for two objects that are not identical, one of them no Lisp object: asks the host. */
    EQ_SLOW(BOOLEAN, ANY, ANY),
    /**
     * {@code (foreign-type-error function argument type direction value)} signals {@code ffi:ffi-type-error}; argument
     * 0 is the result.
     */
    FOREIGN_TYPE_ERROR(ANY, ANY, INT32, ANY, ANY, ANY),
    /**
     * {@code (float-to-host value function argument type)}: a real number as a double, for anything else the error,
     * which names the type that is declared.
     */
    FLOAT_TO_HOST(DOUBLE, ANY, ANY, INT32, ANY),
    /** {@code (int32-to-host value function argument type)}: likewise an integer of 32 bits. */
    INT32_TO_HOST(INT32, ANY, ANY, INT32, ANY),
    /** {@code (fixnum-from-host value function argument type)}: a value that is no i31 as a fixnum, else the error. */
    FIXNUM_FROM_HOST(INT32, ANY, ANY, INT32, ANY),
    /** {@code (int32-from-host value function argument type)}: likewise as an integer of 32 bits. */
    INT32_FROM_HOST(INT32, ANY, ANY, INT32, ANY),
    /** {@code (int64-to-host value function argument type)}: an integer of 64 bits, for anything else the error. */
    INT64_TO_HOST(INT64, ANY, ANY, INT32, ANY),
    /**
     * {@code (string-to-host value function argument type)}: a host string, null for NIL, for anything else the error.
     */
    STRING_TO_HOST(ANY, ANY, ANY, INT32, ANY),
    /**
     * {@code (string-from-host value function argument type)}: a string, NIL for null and undefined, else the error.
     */
    STRING_FROM_HOST(ANY, ANY, ANY, INT32, ANY),
    /** {@code (host-error function cause)} signals {@code ffi:ffi-host-error}. */
    HOST_ERROR(ANY, ANY, ANY),
    /**
     * {@code (host-error-restarts function cause)} signals the same with restarts around: the value that the program
     * chose for the result, null to call again, or a frame to exit with.
     */
    HOST_ERROR_RESTARTS(ANY, ANY, ANY),
    /** {@code (callee-error callee cause)}: the same for a function of the host that was found at run time. */
    CALLEE_ERROR(ANY, ANY, ANY),
    /** {@code (suspend)}: takes the dynamic environment off, for others to run. The value is for {@link #RESUME}. */
    SUSPEND(ANY),
    /** {@code (resume environment)}: puts a dynamic environment on again. */
    RESUME(VOID, ANY),
    /** {@code (await-error cause)}: as {@link #HOST_ERROR} for a promise that was rejected or cannot be waited for. */
    AWAIT_ERROR(ANY, ANY),
    /** {@code (stray-exit)} throws to the host: an exit out of an asynchronous computation. */
    STRAY_EXIT(ANY),
    /** {@code (linked-packages)}: what packages and symbols the module starts with. The linker defines it. */
    LINKED_PACKAGES(ANY),
    /** {@code (structure-ref-indexed structure index)}: a slot whose index is not constant. */
    STRUCTURE_REF_INDEXED(ANY, ANY, INT32),
    SET_STRUCTURE_REF_INDEXED(ANY, ANY, INT32, ANY),
    /** {@code (aref-1 vector index)}: an element of a vector of any kind, both arguments checked. */
    AREF_1(ANY, ANY, ANY),
    /** {@code (set-aref-1 vector index value)}. */
    SET_AREF_1(ANY, ANY, ANY, ANY),
    /** {@code (sequence-length sequence)}, of what may be no sequence. */
    SEQUENCE_LENGTH(INT32, ANY);

    private static final Map<String, RuntimeFunction> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(function -> function.signature.name(), function -> function));

    private final FunctionSignature signature;

    RuntimeFunction(Representation result, Representation... parameters) {
        this("SYS", true, result, parameters);
    }

    /**
     * Makes a function.
     *
     * @param home the shortest name of the package of its symbol
     * @param isSingleValued whether it returns one value; of others, generated code takes the first
     */
    RuntimeFunction(String home, boolean isSingleValued, Representation result, Representation... parameters) {
        var name = home + ":" + name().replace('_', '-').toUpperCase(Locale.ROOT);
        var types = Arrays.stream(parameters).map(Representation::lispType).toList();
        var shape = FunctionShape.ofRequired(parameters.length);
        this.signature = new FunctionSignature(
                name, shape, List.of(parameters), types, result, result.lispType(), isSingleValued);
    }

    public FunctionSignature signature() {
        return signature;
    }

    /** The run-time function of a name, or null. */
    public static RuntimeFunction find(FunctionName name) {
        return name.isSetf() ? null : BY_NAME.get(name.symbol().qualifiedName());
    }
}

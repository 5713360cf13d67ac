package org.clysm.compiler.expand;

import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;

/** The symbols of CLYSM-SYSTEM and FFI that the expander treats or mentions; they differ from session to session. */
final class SystemSymbols {

    final Symbol argumentError;
    final Symbol assertError;
    final Symbol attach;
    final Symbol caseFailure;
    final Symbol checkFailed;
    final Symbol defineForeignFunction;
    final Symbol defineGlobal;
    final Symbol exportFunction;
    final Symbol findKeyTail;
    final Symbol namedLambda;
    final Symbol putProperty;
    final Symbol setfArguments;
    final Symbol modifyMacroExpansion;
    final Symbol requestValue;
    final Symbol assertionFailed;
    final Symbol deleteProperty;
    final Symbol setClassName;
    final Symbol setCompilerDefinition;
    final Symbol setDocumentation;
    final Symbol setExpander;
    final Symbol setFunction;
    final Symbol setPackage;
    final Symbol trulyThe;
    final Symbol wrongType;

    SystemSymbols(Packages packages) {
        argumentError = packages.system().intern("MACRO-ARGUMENT-ERROR");
        assertError = packages.system().intern("ASSERT-ERROR");
        attach = packages.system().intern("ATTACH");
        caseFailure = packages.system().intern("CASE-FAILURE");
        checkFailed = packages.system().intern("CHECK-TYPE-ERROR");
        defineForeignFunction = packages.ffi().internExternal("DEFINE-FOREIGN-FUNCTION");
        defineGlobal = packages.system().intern("DEFINE-GLOBAL");
        exportFunction = packages.ffi().internExternal("EXPORT-FUNCTION");
        findKeyTail = packages.system().intern("FIND-KEY-TAIL");
        namedLambda = packages.system().intern("NAMED-LAMBDA");
        putProperty = packages.system().intern("PUT-PROPERTY");
        setfArguments = packages.system().intern("SETF-ARGUMENTS");
        modifyMacroExpansion = packages.system().intern("MODIFY-MACRO-EXPANSION");
        requestValue = packages.system().intern("REQUEST-VALUE");
        assertionFailed = packages.system().intern("ASSERTION-FAILED");
        deleteProperty = packages.system().intern("DELETE-PROPERTY");
        setClassName = packages.system().intern("DEFINE-CLASS-NAME");
        setCompilerDefinition = packages.system().intern("DEFINE-IN-COMPILER");
        setDocumentation = packages.system().intern("SET-DOCUMENTATION");
        setExpander = packages.system().intern("SET-EXPANDER");
        setFunction = packages.system().intern("SET-FUNCTION");
        setPackage = packages.system().intern("SET-CURRENT-PACKAGE");
        trulyThe = packages.system().intern("TRULY-THE");
        wrongType = packages.system().intern("WRONG-TYPE");
    }
}

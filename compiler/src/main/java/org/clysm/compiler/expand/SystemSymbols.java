package org.clysm.compiler.expand;

import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;

/** The symbols of CLYSM-SYSTEM and FFI that the expander treats or mentions; they differ from session to session. */
final class SystemSymbols {

    final Symbol argumentError;
    final Symbol attach;
    final Symbol callHost;
    final Symbol checkAssignable;
    final Symbol declareCondition;
    final Symbol declareStructure;
    final Symbol defineForeignFunction;
    final Symbol describeForeignType;
    final Symbol explainForeignType;
    final Symbol argumentRole;
    final Symbol resultRole;
    final Symbol callback;
    final Symbol asyncCallback;
    final Symbol defineCallback;
    final Symbol convertingCallback;
    final Symbol foreignCall;
    final Symbol convertingCall;
    final Symbol convertingExport;
    final Symbol convertingAsyncExport;
    final Symbol foreignType;
    final Symbol defineConstant;
    final Symbol defineGlobal;
    final Symbol exportFunction;
    final Symbol constructStructure;
    final Symbol installExpander;
    final Symbol jsGlobal;
    final Symbol installSymbolMacro;
    final Symbol loadForm;
    final Symbol markConstant;
    final Symbol namedLambda;
    final Symbol putProperty;
    final Symbol requirePackage;
    final Symbol setfArguments;
    final Symbol modifyMacroExpansion;
    final Symbol requestValue;
    final Symbol assertionFailed;
    final Symbol deleteProperty;
    final Symbol setDocumentation;
    final Symbol setExpander;
    final Symbol setFunction;
    final Symbol trulyThe;
    final Symbol wrongType;

    SystemSymbols(Packages packages) {
        argumentError = packages.system().intern("MACRO-ARGUMENT-ERROR");
        attach = packages.system().intern("ATTACH");
        callHost = packages.ffi().internExternal("CALL-HOST");
        checkAssignable = packages.system().intern("CHECK-ASSIGNABLE");
        declareCondition = packages.system().intern("DECLARE-CONDITION");
        declareStructure = packages.system().intern("DECLARE-STRUCTURE");
        defineForeignFunction = packages.ffi().internExternal("DEFINE-FOREIGN-FUNCTION");
        describeForeignType = packages.system().intern("DESCRIBE-FOREIGN-TYPE");
        explainForeignType = packages.system().intern("EXPLAIN-FOREIGN-TYPE");
        argumentRole = packages.keyword("ARGUMENT");
        resultRole = packages.keyword("RESULT");
        foreignCall = packages.system().intern("FOREIGN-CALL");
        convertingCall = packages.system().intern("CONVERTING-CALL");
        convertingExport = packages.system().intern("CONVERTING-EXPORT");
        convertingAsyncExport = packages.system().intern("CONVERTING-ASYNC-EXPORT");
        foreignType = packages.ffi().internExternal("FOREIGN-TYPE");
        callback = packages.system().intern("CALLBACK");
        asyncCallback = packages.system().intern("ASYNC-CALLBACK");
        defineCallback = packages.system().intern("DEFINE-CALLBACK");
        convertingCallback = packages.system().intern("CONVERTING-CALLBACK");
        defineConstant = packages.system().intern("DEFINE-CONSTANT");
        defineGlobal = packages.system().intern("DEFINE-GLOBAL");
        exportFunction = packages.ffi().internExternal("EXPORT-FUNCTION");
        constructStructure = packages.system().intern("CONSTRUCT-STRUCTURE");
        installExpander = packages.system().intern("INSTALL-EXPANDER");
        jsGlobal = packages.js().internExternal("GLOBAL");
        installSymbolMacro = packages.system().intern("INSTALL-SYMBOL-MACRO");
        loadForm = packages.system().intern("LOAD-FORM");
        markConstant = packages.system().intern("MARK-CONSTANT");
        namedLambda = packages.system().intern("NAMED-LAMBDA");
        putProperty = packages.system().intern("PUT-PROPERTY");
        requirePackage = packages.system().intern("REQUIRE-PACKAGE");
        setfArguments = packages.system().intern("SETF-ARGUMENTS");
        modifyMacroExpansion = packages.system().intern("MODIFY-MACRO-EXPANSION");
        requestValue = packages.system().intern("REQUEST-VALUE");
        assertionFailed = packages.system().intern("ASSERTION-FAILED");
        deleteProperty = packages.system().intern("DELETE-PROPERTY");
        setDocumentation = packages.system().intern("SET-DOCUMENTATION");
        setExpander = packages.system().intern("SET-EXPANDER");
        setFunction = packages.system().intern("SET-FUNCTION");
        trulyThe = packages.system().intern("TRULY-THE");
        wrongType = packages.system().intern("WRONG-TYPE");
    }
}

package org.clysm.compiler.ir;

import java.util.List;

/**
 * An export as its host should know it.
 *
 * @param export the export
 * @param parameterNames the Lisp names of the parameters, one for each type in the signature; null where there is none
 * @param documentation the docstring of the function, or null
 */
public record ExportedFunction(ForeignExport export, List<String> parameterNames, String documentation) {}

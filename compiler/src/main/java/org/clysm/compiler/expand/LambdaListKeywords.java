package org.clysm.compiler.expand;

import java.util.Set;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** The symbols that have a meaning of their own in lambda lists (CLHS {@code lambda-list-keywords}). */
final class LambdaListKeywords {

    static final Set<Symbol> ALL = Set.of(
            StandardSymbols.AMPERSAND_ALLOW_OTHER_KEYS,
            StandardSymbols.AMPERSAND_AUX,
            StandardSymbols.AMPERSAND_BODY,
            StandardSymbols.find("&ENVIRONMENT"),
            StandardSymbols.AMPERSAND_KEY,
            StandardSymbols.AMPERSAND_OPTIONAL,
            StandardSymbols.AMPERSAND_REST,
            StandardSymbols.AMPERSAND_WHOLE);

    private LambdaListKeywords() {}
}

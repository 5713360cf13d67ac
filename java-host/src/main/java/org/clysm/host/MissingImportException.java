package org.clysm.host;

import java.util.List;

/** The host lacks functions that a program imports. Nothing of the program has run. */
public final class MissingImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    /**
     * Makes the exception.
     *
     * @param missing the host names
     * @param lines what there is to say of each
     */
    MissingImportException(List<String> missing, List<String> lines) {
        super("The host does not provide what the program imports:\n  " + String.join("\n  ", lines));
        this.missing = List.copyOf(missing);
    }

    /** The host names of all functions that are not there, or do not fit. */
    public List<String> missing() {
        return missing;
    }
}

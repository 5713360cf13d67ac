package org.clysm.host;

/** A value is not of the type that it has to cross as; the message of {@link #at} says which value, and where. */
final class ConversionException extends ClassCastException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param wanted what the value was to be
     */
    ConversionException(String wanted, Object value) {
        super("is to be %s, not %s".formatted(wanted, shown(value)));
    }

    private static String shown(Object value) {
        return value == null ? "null" : value + " of class " + value.getClass().getTypeName();
    }

    /** The message for a value that is in a place, such as an argument of a function. */
    String at(String place) {
        return place + " " + getMessage();
    }
}

package org.clysm.host;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the constants of a Java enum are in Lisp: the text of a constant is its {@link LispName}, else its name in camel
 * case, {@code TOP_LEFT} as {@code "topLeft"}; its number is its {@link LispName} if that is one, else its ordinal.
 */
final class EnumNames {
    private static final ClassValue<EnumNames> OF = new ClassValue<>() {
        @Override
        protected EnumNames computeValue(Class<?> type) {
            return new EnumNames(type);
        }
    };

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern WORD = Pattern.compile("_+(.)");

    private final Map<Enum<?>, String> texts = new HashMap<>();
    private final Map<String, Enum<?>> byText = new HashMap<>();
    private final Map<Enum<?>, Integer> numbers = new HashMap<>();
    private final Map<Integer, Enum<?>> byNumber = new HashMap<>();

    private EnumNames(Class<?> type) {
        for (Object each : type.getEnumConstants()) {
            Enum<?> constant = (Enum<?>) each;
            String name = lispName(type, constant);
            String text = name == null ? camelCase(constant.name()) : name;
            int number = name != null && INTEGER.matcher(name).matches() ? Integer.parseInt(name) : constant.ordinal();
            texts.put(constant, text);
            byText.put(text, constant);
            numbers.put(constant, number);
            byNumber.put(number, constant);
        }
    }

    private static String lispName(Class<?> type, Enum<?> constant) {
        try {
            LispName name = type.getField(constant.name()).getAnnotation(LispName.class);
            return name == null ? null : name.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e); // each constant is a field
        }
    }

    /** A name with lower case letters is as Lisp's host would write it already. */
    private static String camelCase(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT))
                ? WORD.matcher(name.toLowerCase(Locale.ROOT))
                        .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT))
                : name;
    }

    /** The string that a constant is. */
    static String text(Enum<?> constant) {
        return OF.get(constant.getDeclaringClass()).texts.get(constant);
    }

    /** The number that a constant is. */
    static int number(Enum<?> constant) {
        return OF.get(constant.getDeclaringClass()).numbers.get(constant);
    }

    /**
     * The constant of an enum that a string or number is.
     *
     * @throws ConversionException if there is none
     */
    static Object constant(Class<?> type, Object value) {
        EnumNames names = OF.get(type);
        Object result = value instanceof Integer number
                ? names.byNumber.get(number)
                : value instanceof String text ? names.byText.get(text) : null;
        if (result == null) {
            throw new ConversionException(type.getTypeName(), value);
        }
        return result;
    }
}

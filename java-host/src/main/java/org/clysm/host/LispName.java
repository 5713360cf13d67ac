package org.clysm.host;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name by which Lisp knows something of Java, where that is not its Java name: of the method of a host function,
 * the name after the module ({@code "b.c"} of {@code "a.b.c"}); of the method of an interface for exports, the name of
 * the export; of the component of a record, or a getter, the host's name of the field; of a constant of an enum, the
 * string or number that it is.
 */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface LispName {
    /** The name. */
    String value();
}

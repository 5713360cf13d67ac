package org.clysm.host;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name by which Lisp knows a Java method, where that is not its Java name: of a host function, the name after the
 * module ({@code "b.c"} of {@code "a.b.c"}); of an exported function, the name of the export.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LispName {
    /** The name. */
    String value();
}

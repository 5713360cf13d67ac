package org.clysm.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Keeps what {@code docs/architecture.md} promises of the compiler: one direction of data, and purity. */
class ArchitectureTest {

    private static final String ROOT = "org.clysm.compiler.";

    /** The packages in the order of the pipeline's needs: each may use those before it, none after it. */
    static final List<String> ORDER = List.of(
            "data", "reader", "types", "ir", "wasm", "image", "expand", "passes", "codegen", "ffi", "link", "driver");

    /** Where pure Java ends: the packages of the JDK that compute and touch nothing outside. */
    private static final String[] PURE = {
        "java.lang",
        "java.lang.annotation",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.math",
        "java.nio",
        "java.nio.charset",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream",
        "org.clysm.compiler.."
    };

    /** Classes in those packages that are not pure all the same. */
    private static final Set<String> IMPURE = Set.of(
            "java.lang.ClassLoader",
            "java.lang.InheritableThreadLocal",
            "java.lang.Module",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.ScopedValue",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.invoke.MethodHandles",
            "java.util.ServiceLoader",
            "java.util.Timer");

    /** Classes of other packages that are. */
    private static final Set<String> PURE_CLASSES = Set.of(
            "java.io.ByteArrayOutputStream",
            "java.io.IOException",
            "java.io.Serializable",
            "java.io.UncheckedIOException");

    private static final JavaClasses COMPILER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.clysm.compiler");

    @Test
    void everyPackageHasItsPlace() {
        Set<String> packages = COMPILER.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toSet());
        assertThat(packages).isNotEmpty().isSubsetOf(ORDER);
    }

    @ParameterizedTest
    @FieldSource("ORDER")
    void packagesUseOnlyThoseBeforeThem(String name) {
        String[] later = ORDER.stream()
                .skip(ORDER.indexOf(name) + 1L)
                .map(following -> ROOT + following + "..")
                .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(later))
                .allowEmptyShould(true)
                .check(COMPILER);
    }

    @Test
    void compilerIsPure() {
        DescribedPredicate<JavaClass> impure = describe(
                "touch files, threads, the network or reflection",
                type -> !type.isPrimitive()
                        && !type.getBaseComponentType().isPrimitive()
                        && !isPure(type.getBaseComponentType()));
        noClasses().should().dependOnClassesThat(impure).check(COMPILER);
    }

    private static boolean isPure(JavaClass type) {
        return PURE_CLASSES.contains(type.getName())
                || resideInAnyPackage(PURE).test(type) && !IMPURE.contains(type.getName());
    }
}

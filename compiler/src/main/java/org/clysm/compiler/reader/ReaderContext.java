package org.clysm.compiler.reader;

import java.util.function.Predicate;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Positions;
import org.clysm.compiler.data.Symbol;

/**
 * What the meaning of a text depends on besides the text: the reader variables of CLHS 23.2 and the session's tables.
 * May be changed between two forms.
 */
public final class ReaderContext {
    private final Packages packages;
    private final Positions positions;
    private Package currentPackage;
    private int readBase = 10;
    private FloatFormat defaultFloatFormat = FloatFormat.SINGLE;
    private ReadTimeEvaluator evaluator;
    private Predicate<Symbol> features = feature -> false;

    /** Makes the standard state: package COMMON-LISP-USER, base 10, single floats, no features, no evaluation. */
    public ReaderContext(Packages packages, Positions positions) {
        this.packages = packages;
        this.positions = positions;
        this.currentPackage = packages.commonLispUser();
    }

    public Packages packages() {
        return packages;
    }

    public Positions positions() {
        return positions;
    }

    /** Whether a keyword is in {@code *features*}. */
    boolean hasFeature(Symbol keyword) {
        return features.test(keyword);
    }

    /** Sets what tells whether a keyword is in {@code *features*}. */
    public void setFeatures(Predicate<Symbol> features) {
        this.features = features;
    }

    /** Returns {@code *package*}. */
    public Package currentPackage() {
        return currentPackage;
    }

    public void setCurrentPackage(Package currentPackage) {
        this.currentPackage = currentPackage;
    }

    /** Returns {@code *read-base*}. */
    public int readBase() {
        return readBase;
    }

    /**
     * Sets {@code *read-base*}.
     *
     * @throws IllegalArgumentException unless it is from 2 to 36
     */
    public void setReadBase(int readBase) {
        if (readBase < Character.MIN_RADIX || readBase > Character.MAX_RADIX) {
            throw new IllegalArgumentException("not a base: " + readBase);
        }
        this.readBase = readBase;
    }

    /** Returns {@code *read-default-float-format*}. */
    public FloatFormat defaultFloatFormat() {
        return defaultFloatFormat;
    }

    public void setDefaultFloatFormat(FloatFormat defaultFloatFormat) {
        this.defaultFloatFormat = defaultFloatFormat;
    }

    /** Returns what evaluates {@code #.}; null while {@code *read-eval*} is false. */
    public ReadTimeEvaluator evaluator() {
        return evaluator;
    }

    public void setEvaluator(ReadTimeEvaluator evaluator) {
        this.evaluator = evaluator;
    }
}

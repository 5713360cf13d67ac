package org.clysm.compiler.data;

/**
 * A cons: a mutable pair with identity (CLHS 14.1).
 *
 * <p>A cons that the reader made carries its place in the source as a number that {@link Positions} explains; the
 * number costs no memory, since it fills what alignment would leave empty.
 */
public final class Cons {
    private Object car;
    private Object cdr;
    private int position;

    /** Makes the pair of {@code car} and {@code cdr}, with no source position. */
    public Cons(Object car, Object cdr) {
        this.car = car;
        this.cdr = cdr;
    }

    public Object car() {
        return car;
    }

    public Object cdr() {
        return cdr;
    }

    public void setCar(Object car) {
        this.car = car;
    }

    public void setCdr(Object cdr) {
        this.cdr = cdr;
    }

    /** Returns the source position as a number for {@link Positions#of(int)}; 0 if there is none. */
    public int position() {
        return position;
    }

    /** Sets the source position to a number that {@link Positions} gave out, or to 0 for none. */
    public void setPosition(int position) {
        this.position = position;
    }

    /** Returns a short printed form, for debuggers and test failures. */
    @Override
    public String toString() {
        return Printer.brief(this);
    }
}

package org.clysm.cli.foreign;

/** The host of derived-types.lisp. */
final class DerivedTypesHost extends JavaHost {
    public String kw(String name, long number) {
        print(name, (double) number);
        return "mouseUp";
    }

    public double half(double x) {
        print(x);
        return x / 2;
    }

    public Object echo(Object... all) {
        return all[0];
    }

    @Override
    void afterwards() {
        for (int number : new int[] {100, -3, 300}) {
            try {
                print(program().call("twice", number));
            } catch (RuntimeException e) {
                print(failure(e));
            }
        }
    }
}

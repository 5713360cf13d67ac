package org.clysm.cli.foreign;

/** The host of reentry.lisp. */
final class ReentryHost extends JavaHost {
    public int bounce(int n) {
        return (Integer) program().call("bounced", n);
    }

    public Object call(Object function) {
        return program().call("call", function);
    }

    public Object callGuarded(Object function) {
        try {
            return program().call("call", function);
        } catch (RuntimeException e) {
            throw e;
        }
    }

    public Object callFinally(Object function) {
        try {
            return program().call("call", function);
        } finally {
            print("finally");
        }
    }

    public String callSwallowing(Object function) {
        try {
            program().call("call", function);
            return "returned";
        } catch (RuntimeException _) {
            return "swallowed";
        }
    }

    private void show(String name, Object... arguments) {
        try {
            Object result = program().call(name, arguments);
            print(result);
        } catch (RuntimeException e) {
            print(failure(e));
        }
    }

    @Override
    void afterwards() {
        show("state");
        for (int i = 0; i < 3; i++) {
            show("failInside", 3);
        }
        show("throwInside");
        show("valuesOf", 5);
        show("state");
    }
}

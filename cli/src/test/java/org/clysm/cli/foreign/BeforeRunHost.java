package org.clysm.cli.foreign;

/** The host of before-run.lisp. */
final class BeforeRunHost extends JavaHost {
    private Object loadTime;

    private void show(String... names) {
        for (String name : names) {
            Object[] arguments = name.equals("setValue") ? new Object[] {9} : new Object[0];
            try {
                print(name, program().call(name, arguments));
            } catch (RuntimeException e) {
                print(name, failure(e));
            }
        }
    }

    @Override
    void instantiated() {
        show("noVariable", "value", "bound", "value", "byName", "fail", "handle", "value", "setValue", "value");
        loadTime = program().call("loadTime");
    }

    @Override
    void afterwards() {
        print("the same load-time value", String.valueOf(loadTime == program().call("loadTime")));
        show("noVariable", "value", "bound", "byName", "fail", "handle", "value", "setValue", "value");
    }
}

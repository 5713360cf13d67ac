package org.clysm.cli.foreign;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.clysm.host.LispException;

/** The host of lisp-errors.lisp. */
final class LispErrorsHost extends JavaHost {
    @Override
    void afterwards() throws Exception {
        for (Callable<Object> call : List.<Callable<Object>>of(
                () -> program().call("fail", 5),
                () -> program().call("div", 1, 0),
                () -> program().call("name", 5))) {
            try {
                call.call();
            } catch (LispException e) {
                print(
                        String.valueOf(e.isHostMistake()),
                        e.isHostMistake() ? "TypeError" : "LispError",
                        e.getMessage(),
                        e.type(),
                        slots(e),
                        String.join(",", e.lispFrames()));
                if (e.type().equals("MY-ERROR")) {
                    print(program().call("back", e.condition()));
                }
            }
        }
    }

    /** The slots that JSON can tell of. */
    private static String slots(LispException e) {
        return e.slots().entrySet().stream()
                .filter(slot -> slot.getValue() == null
                        || slot.getValue() instanceof Number
                        || slot.getValue() instanceof String)
                .map(slot -> HostText.json(slot.getKey()) + ":" + HostText.of(slot.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}

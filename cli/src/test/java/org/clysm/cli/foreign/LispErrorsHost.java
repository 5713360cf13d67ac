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

    private static String slots(LispException e) {
        return e.slots().entrySet().stream()
                .map(slot -> HostText.json(slot.getKey()) + ":" + value(slot.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** What is in a slot; objects of Lisp have no text. */
    private static String value(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(LispErrorsHost::value).collect(Collectors.joining(",", "[", "]"));
            case null -> HostText.of(null);
            case Number _, String _ -> HostText.of(value);
            default -> "\"opaque\"";
        };
    }
}

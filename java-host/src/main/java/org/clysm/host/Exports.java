package org.clysm.host;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The exports of an instance behind a Java interface. */
final class Exports implements InvocationHandler {
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Map<Method, Call> calls;

    private Exports(Map<Method, Call> calls) {
        this.calls = calls;
    }

    /** What a method of the interface does: which export it calls, and what becomes of the result. */
    private record Call(ModuleFunction function, Conversion result) {}

    /** See {@link LispInstance#as}. */
    static <T> T as(LispInstance lisp, Class<T> type) {
        Map<Method, Call> calls = new HashMap<>();
        List<String> problems = new ArrayList<>();
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface");
        }
        for (Method method : type.getMethods()) {
            if (!Modifier.isAbstract(method.getModifiers())) {
                continue;
            }
            String name = exportOf(method, lisp);
            if (name == null) {
                problems.add(method.getName() + ": there is no such export");
                continue;
            }
            ModuleFunction function = lisp.exported(name);
            problems.addAll(Marshalling.problems(method, function).stream()
                    .map(problem -> name + ": the export " + problem)
                    .toList());
            calls.put(method, new Call(function, Conversion.to(method.getGenericReturnType())));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the program is no " + type.getName() + ":\n  " + String.join("\n  ", problems));
        }
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Exports(calls)));
    }

    private static String exportOf(Method method, LispInstance lisp) {
        String name = HostMethods.nameOf(method);
        String hyphenated = CAPITAL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
        return lisp.exports().contains(name) ? name : lisp.exports().contains(hyphenated) ? hyphenated : null;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Call call = calls.get(method);
        if (call == null) {
            return Proxies.invokeOther(proxy, method, arguments, "the exports of a Lisp program");
        }
        Object result = call.function().call(spread(method, arguments));
        return HostMethod.result(call.result(), result, call.function().name());
    }

    /** The arguments of a call; a method with a variable number of them gets the last ones in an array. */
    private static Object[] spread(Method method, Object... arguments) {
        if (arguments == null) {
            return new Object[0];
        }
        if (!method.isVarArgs()) {
            return arguments;
        }
        List<Object> result = new ArrayList<>(Arrays.asList(arguments).subList(0, arguments.length - 1));
        Object more = arguments[arguments.length - 1];
        for (int i = 0; i < Array.getLength(more); i++) {
            result.add(Array.get(more, i));
        }
        return result.toArray();
    }
}

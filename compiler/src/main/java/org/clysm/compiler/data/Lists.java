package org.clysm.compiler.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Operations on lists: chains of {@link Cons} that end in {@link Symbol#NIL} (CLHS 14.1.2). */
public final class Lists {
    private Lists() {}

    /** Returns a fresh list of {@code elements}. */
    public static Object list(Object... elements) {
        return listStar(elements, Symbol.NIL);
    }

    /** Returns a fresh list of {@code elements}, which needs no array for one element. */
    public static Cons list(Object element) {
        return new Cons(element, Symbol.NIL);
    }

    /** Returns a fresh list of {@code elements} followed by {@code tail}. */
    public static Object listStar(Object[] elements, Object tail) {
        Object result = tail;
        for (int i = elements.length - 1; i >= 0; i--) {
            result = new Cons(elements[i], result);
        }
        return result;
    }

    /** Returns a fresh list of the elements of {@code elements}. */
    public static Object fromJava(List<?> elements) {
        return fromJava(elements, Symbol.NIL);
    }

    /** Returns a fresh list of the elements of {@code elements} followed by {@code tail}. */
    public static Object fromJava(List<?> elements, Object tail) {
        Object result = tail;
        for (int i = elements.size() - 1; i >= 0; i--) {
            result = new Cons(elements.get(i), result);
        }
        return result;
    }

    /**
     * Returns the elements of a proper list as a fresh Java list.
     *
     * @throws IllegalArgumentException if {@code list} is not a proper list
     */
    public static List<Object> toJava(Object list) {
        int length = length(list);
        if (length < 0) {
            throw new IllegalArgumentException("not a proper list: " + Printer.brief(list));
        }
        List<Object> result = new ArrayList<>(length);
        for (Object rest = list; rest instanceof Cons cons; rest = cons.cdr()) {
            result.add(cons.car());
        }
        return result;
    }

    /** Returns the length of a proper list, or -1 if {@code object} is dotted, circular or no list. */
    public static int length(Object object) {
        int length = 0;
        Object slow = object;
        Object rest = object;
        while (rest instanceof Cons cons) {
            length++;
            rest = cons.cdr();
            if ((length & 1) == 0) {
                slow = ((Cons) slow).cdr();
                if (slow == rest && rest instanceof Cons) {
                    return -1;
                }
            }
        }
        return rest == Symbol.NIL ? length : -1;
    }

    /** Tells whether {@code object} is a list that ends in NIL. */
    public static boolean isProper(Object object) {
        return length(object) >= 0;
    }

    /** Tells whether {@code object} is a cons or NIL. */
    public static boolean isList(Object object) {
        return object instanceof Cons || object == Symbol.NIL;
    }

    /** Tells whether {@code object} is a cons whose car is {@code symbol}. */
    public static boolean isForm(Object object, Symbol symbol) {
        return object instanceof Cons cons && cons.car() == symbol;
    }

    /**
     * Returns the car of a cons, NIL of NIL.
     *
     * @throws IllegalArgumentException if {@code list} is neither
     */
    public static Object car(Object list) {
        return list instanceof Cons cons ? cons.car() : checkNil(list);
    }

    /**
     * Returns the cdr of a cons, NIL of NIL.
     *
     * @throws IllegalArgumentException if {@code list} is neither
     */
    public static Object cdr(Object list) {
        return list instanceof Cons cons ? cons.cdr() : checkNil(list);
    }

    private static Object checkNil(Object list) {
        if (list != Symbol.NIL) {
            throw new IllegalArgumentException("not a list: " + Printer.brief(list));
        }
        return list;
    }

    public static Object first(Object list) {
        return car(list);
    }

    public static Object second(Object list) {
        return car(cdr(list));
    }

    public static Object third(Object list) {
        return car(nthCdr(2, list));
    }

    public static Object fourth(Object list) {
        return car(nthCdr(3, list));
    }

    public static Object nth(int n, Object list) {
        return car(nthCdr(n, list));
    }

    /** Returns {@code list} without its first {@code n} elements; NIL if it is shorter. */
    public static Object nthCdr(int n, Object list) {
        Object rest = list;
        for (int i = 0; i < n && rest != Symbol.NIL; i++) {
            rest = cdr(rest);
        }
        return rest;
    }

    /** Returns the elements of the proper list {@code front}, freshly consed, followed by {@code back} itself. */
    public static Object append(Object front, Object back) {
        return front == Symbol.NIL ? back : fromJava(toJava(front), back);
    }

    /** Returns a fresh list of the elements of a proper list, last first. */
    public static Object reverse(Object list) {
        Object result = Symbol.NIL;
        for (Object rest = list; rest != Symbol.NIL; rest = cdr(rest)) {
            result = new Cons(car(rest), result);
        }
        return result;
    }

    /**
     * Lets a {@code for} loop walk the elements of a list.
     *
     * @throws IllegalArgumentException from the iterator, when it arrives at an end that is not NIL
     */
    public static Iterable<Object> iterate(Object list) {
        return () -> new ElementIterator(list);
    }

    private static final class ElementIterator implements Iterator<Object> {
        private Object rest;

        ElementIterator(Object list) {
            this.rest = list;
        }

        @Override
        public boolean hasNext() {
            return rest instanceof Cons || checkNil(rest) != Symbol.NIL;
        }

        @Override
        public Object next() {
            if (rest instanceof Cons cons) {
                rest = cons.cdr();
                return cons.car();
            }
            throw new NoSuchElementException();
        }
    }
}

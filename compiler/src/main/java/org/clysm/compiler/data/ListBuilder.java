package org.clysm.compiler.data;

/** Collects the elements of a list from first to last. */
public final class ListBuilder {
    private Object head = Symbol.NIL;
    private Cons last;

    /** Makes a builder of an empty list. */
    public ListBuilder() {}

    /** Appends {@code element} and returns the cons that holds it. */
    public Cons add(Object element) {
        Cons cons = new Cons(element, Symbol.NIL);
        if (last == null) {
            head = cons;
        } else {
            last.setCdr(cons);
        }
        last = cons;
        return cons;
    }

    public boolean isEmpty() {
        return last == null;
    }

    /** Returns the list; elements added later join the same list. */
    public Object list() {
        return head;
    }

    /** Makes {@code tail} what follows the last element, and returns the whole; {@code tail} itself if empty. */
    public Object listWithTail(Object tail) {
        if (last == null) {
            return tail;
        }
        last.setCdr(tail);
        return head;
    }
}

package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * A setf expansion (CLHS 5.1.1.2).
 *
 * @param temporaries variables to be bound in order around everything
 * @param values the forms to bind them to
 * @param stores the variables of the new values
 * @param writer the form that stores the new values and returns them
 * @param reader the form that returns the present value
 */
record Place(List<Symbol> temporaries, List<Object> values, List<Symbol> stores, Object writer, Object reader) {

    /** Returns the bindings of the temporaries, for {@code let*}. */
    List<Object> bindings() {
        List<Object> bindings = new ArrayList<>();
        for (int i = 0; i < temporaries.size(); i++) {
            bindings.add(Forms.list(temporaries.get(i), values.get(i)));
        }
        return bindings;
    }

    /** Returns a form that binds the stores to the values of a form around others. */
    Object bindStores(Object valueForm, Object... body) {
        if (stores.size() == 1) {
            return Forms.let(List.of(Forms.list(stores.getFirst(), valueForm)), body);
        }
        if (stores.isEmpty()) {
            return Forms.progn(valueForm, Forms.progn(body));
        }
        return Forms.listStar(Forms.list(body), Forms.cl("MULTIPLE-VALUE-BIND"), Lists.fromJava(stores), valueForm);
    }

    /** Returns a form that stores the values of a form: {@code (setf place form)}. */
    Object assign(Object valueForm) {
        return Forms.letStar(bindings(), bindStores(valueForm, writer));
    }

    /** Returns the five values of {@code get-setf-expansion} as a list. */
    Object toList() {
        return Forms.list(Lists.fromJava(temporaries), Lists.fromJava(values), Lists.fromJava(stores), writer, reader);
    }

    /** Returns whether the place is a variable. */
    boolean isVariable() {
        return Lists.isForm(writer, StandardSymbols.SETQ) && temporaries.isEmpty();
    }
}

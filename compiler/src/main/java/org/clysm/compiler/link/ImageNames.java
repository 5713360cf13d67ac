package org.clysm.compiler.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.Symbol;

/** The names of the entities that a running image offers to modules, and the objects it shall offer under names. */
public final class ImageNames {

    private final Predicate<String> isInCore;
    private final Predicate<Symbol> isKnownById;
    private final Set<String> names = new HashSet<>();
    private final Set<Symbol> symbols = new LinkedHashSet<>();
    private final List<Fetch> fetches = new ArrayList<>();

    /**
     * An object that has to get a name in the image before the next module is loaded.
     *
     * @param name the name
     * @param kind what the number numbers
     * @param id the number of the object
     */
    public record Fetch(String name, Kind kind, int id) {}

    /** What a number stands for. */
    public enum Kind {
        SYMBOL,
        HANDLE
    }

    /**
     * Makes the names of an image.
     *
     * @param isInCore tells the names that the image has from its start
     * @param isKnownById tells the symbols that the image has under their numbers, though perhaps not under a name
     */
    public ImageNames(Predicate<String> isInCore, Predicate<Symbol> isKnownById) {
        this.isInCore = isInCore;
        this.isKnownById = isKnownById;
    }

    boolean has(String name) {
        return names.contains(name) || isInCore.test(name);
    }

    void add(String name) {
        names.add(name);
    }

    void addSymbol(Symbol symbol) {
        symbols.add(symbol);
    }

    /** Returns the symbols that modules have made since the last call. */
    public List<Symbol> takeNewSymbols() {
        var result = List.copyOf(symbols);
        symbols.clear();
        return result;
    }

    boolean knowsById(Symbol symbol) {
        return isKnownById.test(symbol);
    }

    void fetchSymbol(String name, Symbol symbol) {
        fetch(new Fetch(name, Kind.SYMBOL, symbol.id()));
    }

    void fetchHandle(String name, Handle handle) {
        fetch(new Fetch(name, Kind.HANDLE, handle.id()));
    }

    private void fetch(Fetch fetch) {
        fetches.add(fetch);
        names.add(fetch.name());
    }

    /** Returns what has to be fetched before the module that was linked last is loaded, and forgets it. */
    public List<Fetch> takeFetches() {
        var result = List.copyOf(fetches);
        fetches.clear();
        return result;
    }
}

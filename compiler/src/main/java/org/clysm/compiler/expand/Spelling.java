package org.clysm.compiler.expand;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which name was meant by one that does not exist. */
final class Spelling {

    /** More than so many wrong letters are no slip of the finger. */
    private static final int MOST_ERRORS = 2;

    private Spelling() {}

    /** Returns the name that is most like the given one, if one is: with a few letters wrong, or beginning like it. */
    static Optional<String> nearest(String name, Collection<String> names) {
        Optional<String> nearest = names.stream()
                .filter(other -> distance(name, other) <= MOST_ERRORS)
                .min(Comparator.comparingInt(other -> distance(name, other)));
        return nearest.isPresent()
                ? nearest
                : names.stream()
                        .filter(other -> name.length() > 2 && other.startsWith(name))
                        .findFirst();
    }

    /** Returns how many letters must be changed, put in or taken out to make one name of another (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

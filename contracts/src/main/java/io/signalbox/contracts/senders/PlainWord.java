package io.signalbox.contracts.senders;

import java.util.Locale;

/** Words as they are compared: {@code Won't-Do} is {@code wont do}. */
public final class PlainWord {

    private PlainWord() {}

    /** Lower case, apostrophes dropped, everything else that is no letter or digit as one space. */
    public static String of(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}

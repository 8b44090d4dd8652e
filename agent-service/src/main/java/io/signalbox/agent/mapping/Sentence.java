package io.signalbox.agent.mapping;

/** A sentence for a person. It may quote the payload, whose words can be of any length. */
final class Sentence {

    private static final int MAX = 500;

    private Sentence() {}

    static String bounded(String text) {
        return bounded(text, MAX);
    }

    /** At most so many UTF-16 units, never half of a pair; what was cut ends in an ellipsis. */
    static String bounded(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }
}

package io.signalbox.agent.mapping;

/** A sentence for a person. It may quote the payload, whose words can be of any length. */
final class Sentence {

    private static final int MOST = 500;

    private Sentence() {}

    static String bounded(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
        return text.substring(0, end) + "…";
    }
}

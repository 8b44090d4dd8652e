package io.signalbox.agent.mapping;

/** A sentence for a person. It may quote the payload, whose words can be of any length. */
final class Sentence {

    private static final int MAX = 500;

    private Sentence() {}

    static String bounded(String text) {
        if (text.length() <= MAX) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX - 2)) ? MAX - 2 : MAX - 1;
        return text.substring(0, end) + "…";
    }
}

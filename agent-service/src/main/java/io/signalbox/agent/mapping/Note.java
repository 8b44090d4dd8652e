package io.signalbox.agent.mapping;

/**
 * Something a person should know of a mapping that went through, such as an optional field that could not be read and was left out.
 *
 * @param pointer JSON pointer into the event payload; empty for the whole
 * @param message one sentence
 */
public record Note(String pointer, String message) {

    private static final int MAX_POINTER = 1000;

    public Note {
        pointer = Sentence.bounded(pointer, MAX_POINTER);
        message = Sentence.bounded(message);
    }
}

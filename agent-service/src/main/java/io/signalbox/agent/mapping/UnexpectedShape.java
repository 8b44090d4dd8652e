package io.signalbox.agent.mapping;

/** A payload that is not built the way its provider builds it; the message is one sentence that names the place. */
public final class UnexpectedShape extends RuntimeException {

    private final String pointer;

    private UnexpectedShape(String pointer, String message) {
        super(message, null, false, false);
        this.pointer = pointer;
    }

    public static UnexpectedShape missing(String pointer) {
        return new UnexpectedShape(pointer, pointer + " is missing.");
    }

    /** @param expected what should be there, for example "a list" */
    public static UnexpectedShape at(String pointer, String expected) {
        return new UnexpectedShape(
                pointer, (pointer.isEmpty() ? "The payload" : pointer) + " is not " + expected + ".");
    }

    /** The place, as a note on a mapping that went through without it. */
    public Note toNote() {
        return new Note(pointer, getMessage() + " It was left out.");
    }
}

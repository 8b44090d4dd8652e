package io.signalbox.agent.mapping;

/** A payload that is not built the way its provider builds it; the message is one sentence that names the place. */
public final class UnexpectedShape extends RuntimeException {

    private UnexpectedShape(String message) {
        super(message, null, false, false);
    }

    public static UnexpectedShape missing(String pointer) {
        return new UnexpectedShape(pointer + " is missing.");
    }

    /** @param expected what should be there, for example "a list" */
    public static UnexpectedShape at(String pointer, String expected) {
        return new UnexpectedShape((pointer.isEmpty() ? "The payload" : pointer) + " is not " + expected + ".");
    }
}

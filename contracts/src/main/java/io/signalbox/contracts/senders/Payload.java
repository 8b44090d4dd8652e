package io.signalbox.contracts.senders;

import java.util.Optional;

/** One event, readable by JSON pointer. Each service puts its own JSON library behind it. */
public interface Payload {

    /**
     * The text at a place.
     *
     * @param pointer JSON pointer; the empty one names the whole payload
     * @return non-blank text, or a number or boolean as text; empty for anything else
     */
    Optional<String> text(String pointer);

    /** Whether the place holds an object. */
    boolean isObject(String pointer);

    /** A header that came with the event, by its name without regard to case. */
    Optional<String> header(String name);

    /** What happened, in the sender's words; empty while that is being found out. */
    Optional<String> eventType();
}

package io.signalbox.agent.modelserver;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the scripted model does, chosen by the model's name in the request. */
public enum ModelScript {
    /** A valid answer at once. */
    VALID,
    /** A valid answer after two seconds. */
    SLOW,
    /** Valid, inside a Markdown code fence. */
    FENCED,
    /** A status nobody knows first; fixed once the prompt shows the refusal. */
    WRONG_STATUS_THEN_FIXED,
    /** The same, but the first call after the refusal is refused for one second. */
    WRONG_STATUS_THEN_RATE_LIMITED,
    /** Friendly prose, every time. */
    PROSE,
    /** JSON cut in the middle, every time. */
    TRUNCATED,
    /** Well-formed and wrong, every time. */
    ENDLESS_INVALID,
    /** No answer for thirty seconds. */
    STALL,
    /** The first call about an event is refused for three seconds; the next is answered. */
    RATE_LIMITED,
    /** The first call about an event is refused for one second; the next is answered. */
    RATE_LIMITED_SHORTLY,
    /** Every call is refused for thirty seconds. */
    OVERLOADED,
    /** Answers 500. */
    BROKEN,
    /** Answers 401: the key is refused. */
    UNAUTHORIZED,
    /** Answers 400 and says that only the key is wrong. */
    KEY_INVALID,
    /** Answers 404: no such model. */
    UNKNOWN_MODEL,
    /** Answers 400: the prompt is longer than the model takes. */
    TOO_LONG,
    /** Answers 400 because of what the prompt says. */
    CONTENT_POLICY,
    /** Answers 200 with something that is no answer of a model. */
    GIBBERISH,
    /** Closes the connection in the middle of the answer. */
    BREAKS_OFF,
    /** A valid answer, a few characters at a time where it is streamed. */
    SLOWLY,
    /** Ends the answer in its middle, as if it were whole; the connection is closed properly. */
    ENDS_EARLY,
    /** Refuses to stream as an endpoint without it does; else valid. */
    NO_STREAMING,
    /** Sends the head of the answer and then nothing. */
    FREEZES,
    /** Sends a byte of the answer each second. */
    TRICKLES,
    /** Refuses a response format as an endpoint without structured output does; else valid. */
    NO_RESPONSE_FORMAT,
    /** Does what an injected instruction says: writes to another organization's ticket. */
    INJECTED,
    /** Says that the event is no ticket, and why. */
    NOT_A_TICKET,
    /** Says both at once, every time. */
    UNDECIDED,
    /** Assigns the ticket to an account of its own choice, every time. */
    NAMES_AN_ACCOUNT,
    /** Writes somebody's address into the description; leaves it out once refused. */
    INVENTS_AN_ADDRESS,
    /** Says no more than a title. */
    ONLY_A_TITLE,
    /** Stops at the output limit; finishes once refused. */
    CUT_OFF,
    /** Refuses temperature and output limit as reasoning models do; else valid. */
    NO_TUNING,
    /** The script that the event's external id names, so that one product can meet them all. */
    AS_TOLD;

    /** As it is given to the product, for example {@code wrong-status-then-fixed}. */
    public String modelName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ModelScript named(String model) {
        return Arrays.stream(values())
                .filter(script -> script.modelName().equals(model))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No script is called " + model + ". There are: " + names()));
    }

    static String names() {
        return Arrays.stream(values()).map(ModelScript::modelName).collect(Collectors.joining(", "));
    }
}

package io.signalbox.controlplane.runs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a completed run made of its subject.
 *
 * @param kind the workflow's word for it
 * @param result what the workflow and its effects say beside it: members of JSON, which runs keep and never read
 */
public record RunOutcome(String kind, Map<String, Object> result) {

    /** Kind of a fork that could not come to its end; the reason is in its result. */
    public static final String FAILED = "failed";

    public RunOutcome {
        result = Map.copyOf(result);
    }

    /** A member that is text. */
    public @Nullable String text(String member) {
        Object value = result.get(member);
        return value == null ? null : value.toString();
    }
}

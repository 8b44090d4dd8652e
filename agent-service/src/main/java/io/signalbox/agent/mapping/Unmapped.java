package io.signalbox.agent.mapping;

import io.signalbox.contract.shared.DeadLetterReason;

/**
 * No rule knows what the event means; a model or a person has to look.
 *
 * @param detail one sentence for a person, naming the place in the payload where there is one
 */
public record Unmapped(DeadLetterReason reason, String detail) implements Mapping {

    public Unmapped {
        detail = Sentence.bounded(detail);
    }

    public static Unmapped byRules(String detail) {
        return new Unmapped(DeadLetterReason.NO_MAPPING_RULE, detail);
    }
}

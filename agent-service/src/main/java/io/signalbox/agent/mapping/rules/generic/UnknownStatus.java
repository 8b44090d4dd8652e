package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Sourced;

/** A status that could mean done as well as open: rules do not guess it. */
final class UnknownStatus extends RuntimeException {

    private final transient Sourced<String> word;

    UnknownStatus(Sourced<String> word) {
        super(null, null, false, false);
        this.word = word;
    }

    Unmapped unmapped() {
        String pointer = word.provenance().pointer();
        return Unmapped.byRules(
                "No rule knows the status '" + Bounds.cut(word.value(), 80) + "'"
                        + (pointer == null ? "" : " at " + pointer)
                        + ". Retry it with a known word in its place, or let the status pointer of the integration name another place.");
    }
}

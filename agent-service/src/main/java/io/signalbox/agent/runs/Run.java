package io.signalbox.agent.runs;

import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.contract.shared.MappingPolicy;
import io.signalbox.contract.shared.ModelChoice;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt of one run: everything that is given and never changes while the graph runs.
 *
 * @param attempt fencing number, from 1
 * @param eventDigest SHA-256 of the event's canonical JSON; a checkpoint of another payload does not fit this run
 */
public record Run(
        UUID id,
        int attempt,
        UUID organizationId,
        UUID integrationId,
        SourceEvent event,
        String eventDigest,
        MappingPolicy policy,
        Optional<ModelChoice> model) {

    /** Leaves the payload and the model's key out. */
    @Override
    public String toString() {
        return "Run[" + id + " attempt " + attempt + "]";
    }
}

package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.SourceEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked to do.
 *
 * @param instructions in place of the workflow's own; null for those
 * @param fields ticket fields it may write
 * @param known the ticket as the rules made it, when only a part is open
 * @param why one sentence on what the rules could not do
 * @param rejected earlier answers of this run with the reasons they were refused, oldest first
 */
public record Assignment(
        SourceEvent event,
        @Nullable String instructions,
        Set<String> fields,
        @Nullable JsonNode known,
        String why,
        List<RejectedAnswer> rejected) {

    /**
     * One refused answer.
     *
     * @param problems one line each, with the pointer first
     */
    public record RejectedAnswer(String answer, List<String> problems) {}
}

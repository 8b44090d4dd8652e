package io.signalbox.controlplane.agentclient;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How asking the agent for a run went, down to not reaching it at all. */
public sealed interface AgentReply {

    /** What the attempt used up. */
    record Usage(int mappingAttempts, int promptTokens, int completionTokens) {}

    /**
     * Something a person should know of a mapping that went through.
     *
     * @param pointer JSON pointer into the event payload; empty for the whole
     */
    record Note(String pointer, String message) {}

    /** @param kind contract name: ticket, comment or ignored */
    record Completed(
            String kind,
            @Nullable UUID ticketId,
            @Nullable String ticketOutcome,
            @Nullable String reason,
            List<Note> notes,
            Usage usage)
            implements AgentReply {}

    /** The agent gave the run up and has said so at the dead-letter endpoint. */
    record DeadLettered(@Nullable UUID deadLetterId, Usage usage) implements AgentReply {}

    /**
     * The agent asks to be tried again.
     *
     * @param code as in the contract
     */
    record Failed(String code, String detail, @Nullable Duration retryAfter, Usage usage) implements AgentReply {}

    /** The agent has as many runs as it takes. */
    record Busy(Duration retryAfter) implements AgentReply {}

    /** Nothing was sent, or the agent refused us as a caller: it says nothing about the run. */
    record Unreachable(String detail) implements AgentReply {}

    /** The call broke or made no sense: the run may be the reason. */
    record Broken(String detail) implements AgentReply {}
}

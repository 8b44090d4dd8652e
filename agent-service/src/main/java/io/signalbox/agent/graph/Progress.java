package io.signalbox.agent.graph;

import io.signalbox.agent.mapping.Note;
import io.signalbox.contract.shared.DeadLetterReason;
import io.signalbox.contract.shared.TicketChangeOutcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a run has come. It alone decides which node is next. */
public sealed interface Progress {

    /** Nothing is known of the event yet. */
    record Started() implements Progress {}

    /** The mapper has made a proposal that nobody has checked. */
    record Drafted(Candidate candidate) implements Progress {}

    /** The last proposal was refused and the mapper may try again. */
    record Rejected() implements Progress {}

    /** The proposal passed every check made here. */
    record Verified(Candidate candidate) implements Progress {}

    /** The event says nothing about a ticket. */
    record Ignoring(String reason) implements Progress {}

    /** No record can come of this; a person has to look. */
    record DeadEnd(DeadLetterReason reason, String detail) implements Progress {}

    /** Over: the change is stored. */
    record Stored(boolean comment, UUID ticketId, TicketChangeOutcome outcome, List<Note> notes) implements Progress {}

    /** Over: there was nothing to store. */
    record Ignored(String reason) implements Progress {}

    /** Over: it waits in the dead-letter queue. */
    record DeadLettered(UUID id) implements Progress {}

    /** Over for now: nothing was decided and the run should be tried later. */
    record Failed(String code, String detail, @Nullable Duration retryAfter) implements Progress {}
}

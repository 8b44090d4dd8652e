package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.signalbox.agent.mapping.Note;
import io.signalbox.contract.shared.DeadLetterReason;
import java.util.List;
import java.util.Objects;

/** How far a run has come. It alone decides which node is next. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Progress.Started.class, name = "started"),
    @JsonSubTypes.Type(value = Progress.Drafted.class, name = "drafted"),
    @JsonSubTypes.Type(value = Progress.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = Progress.Verified.class, name = "verified"),
    @JsonSubTypes.Type(value = Progress.Ignoring.class, name = "ignoring"),
    @JsonSubTypes.Type(value = Progress.DeadEnd.class, name = "dead_end"),
    @JsonSubTypes.Type(value = Progress.Stored.class, name = "stored"),
    @JsonSubTypes.Type(value = Progress.Ignored.class, name = "ignored"),
    @JsonSubTypes.Type(value = Progress.GivenUp.class, name = "given_up")
})
public sealed interface Progress {

    /** Nothing is known of the event yet. */
    record Started() implements Progress {}

    /** The mapper has made a proposal that nobody has checked. */
    record Drafted(Candidate candidate) implements Progress {

        public Drafted {
            Objects.requireNonNull(candidate, "candidate");
        }
    }

    /** The last proposal was refused and the mapper may try again. */
    record Rejected() implements Progress {}

    /** The proposal passed every check made here. */
    record Verified(Candidate candidate) implements Progress {

        public Verified {
            Objects.requireNonNull(candidate.document(), "document");
        }
    }

    /** The event says nothing about a ticket. */
    record Ignoring(String reason) implements Progress {

        public Ignoring {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** No record can come of this; a person has to look. */
    record DeadEnd(DeadLetterReason reason, String detail) implements Progress {

        public DeadEnd {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** Over: the change is stored. */
    record Stored(boolean comment, List<Note> notes) implements Progress {}

    /** Over: there was nothing to store. */
    record Ignored(String reason) implements Progress {}

    /** Over: it waits in the dead-letter queue. */
    record GivenUp() implements Progress {}
}

package io.signalbox.agent.mapping;

/**
 * The event is understood and says nothing about a ticket.
 *
 * @param reason one sentence for a person
 */
public record Ignored(String reason) implements Mapping {

    public Ignored {
        reason = Sentence.bounded(reason);
    }
}

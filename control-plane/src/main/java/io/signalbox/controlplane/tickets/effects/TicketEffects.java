package io.signalbox.controlplane.tickets.effects;

import io.signalbox.contract.internalapi.model.TicketEffect;
import io.signalbox.controlplane.identities.HeardAccounts;
import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.integrations.aliases.ExternalId;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.effects.EffectHandler;
import io.signalbox.controlplane.runs.effects.EffectOutcome;
import io.signalbox.controlplane.runs.effects.EffectRequest;
import io.signalbox.controlplane.tickets.TicketAnswer;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketChangeResult;
import io.signalbox.controlplane.tickets.TicketRefused;
import io.signalbox.controlplane.tickets.Tickets;
import io.signalbox.controlplane.tickets.rules.TicketRules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of tickets that come with the ends of runs: any number in one go, each under the capability of its own run. What is refused leaves
 * nothing behind; only the people heard of stay known when a comment turns out to belong to another ticket.
 */
@Component
class TicketEffects implements EffectHandler<TicketEffect> {

    private final Tickets tickets;
    private final Identities identities;
    private final ProviderCatalogue catalogue;
    private final ExternalIds externalIds;
    private final Clock clock;

    TicketEffects(
            Tickets tickets, Identities identities, ProviderCatalogue catalogue, ExternalIds externalIds, Clock clock) {
        this.tickets = tickets;
        this.identities = identities;
        this.catalogue = catalogue;
        this.externalIds = externalIds;
        this.clock = clock;
    }

    @Override
    public Class<TicketEffect> type() {
        return TicketEffect.class;
    }

    @Override
    public Operation operation() {
        return Operation.UPSERT_TICKET;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<EffectOutcome> apply(List<EffectRequest<TicketEffect>> requests) {
        var outcomes = new EffectOutcome[requests.size()];
        Map<ExternalId, ExternalId> spellings = spellings(requests);
        List<ScopedChange> scoped = new ArrayList<>(requests.size());
        for (int index = 0; index < outcomes.length; index++) {
            try {
                var change = ScopedChange.of(index, requests.get(index), spellings, catalogue::vouchesForEmail);
                TicketRules.check(change.change(), clock.instant());
                scoped.add(change);
            } catch (ProblemException refused) {
                outcomes[index] = refused(refused);
            }
        }
        apply(scoped, outcomes);
        return Arrays.asList(outcomes);
    }

    /** People first: a change names them by their identities. */
    private void apply(List<ScopedChange> scoped, EffectOutcome[] outcomes) {
        List<HeardAccounts> heard = scoped.stream().map(ScopedChange::heard).toList();
        List<Identities.Resolved> people = identities.resolveAll(heard);
        List<TicketChange> changes = new ArrayList<>(scoped.size());
        for (int index = 0; index < scoped.size(); index++) {
            changes.add(scoped.get(index).with(people.get(index).identityIds()));
        }
        List<TicketAnswer> answers = tickets.upsertAll(changes);
        for (int index = 0; index < scoped.size(); index++) {
            outcomes[scoped.get(index).index()] = outcome(answers.get(index));
        }
    }

    /** Under which ids the tickets are stored that are named otherwise than their capabilities name them. */
    private Map<ExternalId, ExternalId> spellings(List<EffectRequest<TicketEffect>> requests) {
        return externalIds.canonical(requests.stream()
                .flatMap(request -> ScopedChange.spelling(request).stream())
                .filter(id -> TicketRules.canBeId(id.id()))
                .collect(Collectors.toSet()));
    }

    private static EffectOutcome outcome(TicketAnswer answer) {
        return switch (answer) {
            case TicketAnswer.Refused refused -> refused(new TicketRefused(refused.errors()));
            case TicketChangeResult done ->
                new EffectOutcome.Applied(
                        Map.of("ticket_id", done.ticketId().toString(), "ticket_outcome", outcome(done)));
        };
    }

    private static EffectOutcome refused(ProblemException problem) {
        return new EffectOutcome.Refused(problem.type().code(), problem.detail(), problem.errors());
    }

    /** A run about a comment tells what became of that. */
    private static String outcome(TicketChangeResult done) {
        var outcome = done.comments().isEmpty()
                ? done.outcome()
                : done.comments().getFirst().outcome();
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}

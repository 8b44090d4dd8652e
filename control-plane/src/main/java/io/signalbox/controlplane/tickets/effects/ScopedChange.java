package io.signalbox.controlplane.tickets.effects;

import io.signalbox.contract.internalapi.model.EffectAccount;
import io.signalbox.contract.internalapi.model.TicketEffect;
import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.identities.HeardAccounts;
import io.signalbox.controlplane.identities.contract.AccountContract;
import io.signalbox.controlplane.integrations.aliases.ExternalId;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.OutOfScope;
import io.signalbox.controlplane.runs.effects.EffectOrigin;
import io.signalbox.controlplane.runs.effects.EffectRequest;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.contract.TicketContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A change of a ticket that the capability of its run allows.
 *
 * @param index of its request
 * @param refs what the change calls its people by, in the order of the accounts
 */
record ScopedChange(int index, TicketChange change, HeardAccounts heard, List<UUID> refs) {

    /**
     * @param spellings ids under which tickets are stored, by ids under which they are named
     * @param vouching whether a provider vouches for e-mail addresses
     * @throws OutOfScope when it is about another ticket, or names somebody who is not among its accounts
     */
    static ScopedChange of(
            int index,
            EffectRequest<TicketEffect> request,
            Map<ExternalId, ExternalId> spellings,
            Predicate<String> vouching) {
        EffectOrigin origin = request.origin();
        Capability capability = origin.capability();
        TicketKey target = target(request, spellings);
        TicketChange change = TicketContract.change(
                request.content().getChange(),
                target,
                new ChangeOrigin.Run(origin.runId(), origin.subjectId()),
                origin.position());
        List<EffectAccount> given = request.content().getAccounts();
        List<UUID> refs = given.stream().map(EffectAccount::getRef).toList();
        if (!refs.containsAll(change.people())) {
            throw new OutOfScope("A change names nobody but its own accounts.");
        }
        List<Account> accounts = AccountContract.accounts(
                given.stream().map(EffectAccount::getAccount).toList());
        boolean vouches = capability.provider() != null && vouching.test(capability.provider());
        var source = new AccountSource(target.integrationId(), vouches);
        return new ScopedChange(index, change, new HeardAccounts(source, accounts), refs);
    }

    /** What the ticket is called, when not as its capability calls it. */
    static Optional<ExternalId> spelling(EffectRequest<TicketEffect> request) {
        Capability capability = request.origin().capability();
        String named = request.content().getChange().getExternalId();
        return Optional.ofNullable(capability.sourceId())
                .filter(source -> !capability.targets().contains(named))
                .map(source -> new ExternalId(source, named));
    }

    /** @param identityIds in the order of the accounts */
    TicketChange with(List<UUID> identityIds) {
        if (refs.isEmpty()) {
            return change;
        }
        Map<UUID, UUID> people = HashMap.newHashMap(refs.size());
        for (int place = 0; place < refs.size(); place++) {
            people.put(refs.get(place), identityIds.get(place));
        }
        return change.withPeople(people);
    }

    private static TicketKey target(EffectRequest<TicketEffect> request, Map<ExternalId, ExternalId> spellings) {
        Capability capability = request.origin().capability();
        UUID source = capability.sourceId();
        if (source == null) {
            throw new OutOfScope("This run may write to no integration.");
        }
        var named = new ExternalId(source, request.content().getChange().getExternalId());
        String stored = spellings.getOrDefault(named, named).id();
        if (!capability.targets().contains(stored)) {
            throw new OutOfScope("This run may write the ticket of its own event and no other.");
        }
        return new TicketKey(source, stored);
    }
}

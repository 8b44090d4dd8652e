package io.signalbox.controlplane.identities;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * People across source systems. Two accounts are one person when they have the same e-mail address and both providers vouch for it, never
 * because they have the same name or because a sender says so. Once an account has a person it keeps that person: no event moves it.
 */
@Service
public class Identities {

    /**
     * The people behind some accounts.
     *
     * @param identityIds in the order asked
     * @param learned whether something was stored that was not known before
     */
    public record Resolved(List<UUID> identityIds, boolean learned) {}

    private final IdentityRepository store;
    private final Ids ids;
    private final Clock clock;

    Identities(IdentityRepository store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The identity of each account, in the order asked. Those not seen before are created, names that changed are kept up to date. One
     * statement when nothing is new, at most seven otherwise. Joins the caller's transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> map(AccountSource source, List<Account> accounts) {
        return resolve(source, accounts).identityIds();
    }

    /** As {@link #map}, and tells whether anything was learned. Joins the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Resolved resolve(AccountSource source, List<Account> accounts) {
        Map<String, Account> heard = accounts.stream()
                .collect(Collectors.toMap(
                        Account::externalId,
                        Function.identity(),
                        (first, again) -> first.orElse(again),
                        LinkedHashMap::new));
        Map<String, KnownAccount> stored = store.find(source.integrationId(), heard.keySet());
        boolean news = !allKnown(heard, stored);
        Map<String, KnownAccount> known = news ? learn(source, heard) : stored;
        return new Resolved(
                accounts.stream()
                        .map(Account::externalId)
                        .map(known::get)
                        .map(KnownAccount::identityId)
                        .toList(),
                news);
    }

    /** Display names; ids this organization does not know are absent. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> identityIds) {
        return identityIds.isEmpty() ? Map.of() : store.names(identityIds);
    }

    private static boolean allKnown(Map<String, Account> heard, Map<String, KnownAccount> known) {
        return heard.values().stream().allMatch(account -> {
            KnownAccount stored = known.get(account.externalId());
            return stored != null && stored.agreesWith(account);
        });
    }

    /** Under locks on the accounts and addresses, so that two first sightings at once make one identity. */
    private Map<String, KnownAccount> learn(AccountSource source, Map<String, Account> heard) {
        UUID integrationId = source.integrationId();
        Collection<Account> proven = source.vouchesForEmail() ? heard.values() : List.of();
        store.lock(integrationId, heard.values(), proven);
        Map<String, KnownAccount> known = new LinkedHashMap<>(store.find(integrationId, heard.keySet()));
        Map<String, UUID> byEmail = new LinkedHashMap<>(store.findByEmail(proven));
        var news = new IdentityChanges(Tenant.current(), source, clock.instant());
        for (Account account : heard.values()) {
            known.compute(account.externalId(), (id, stored) -> learn(account, stored, byEmail, news));
        }
        store.save(news);
        return known;
    }

    private KnownAccount learn(
            Account heard, @Nullable KnownAccount stored, Map<String, UUID> byEmail, IdentityChanges news) {
        if (stored != null && stored.agreesWith(heard)) {
            return stored;
        }
        KnownAccount after = stored == null ? firstSeen(heard, byEmail, news) : again(heard, stored, byEmail, news);
        news.account(after);
        return after;
    }

    private KnownAccount firstSeen(Account heard, Map<String, UUID> byEmail, IdentityChanges news) {
        AccountEmail address = news.proven(heard);
        String email = address == null ? null : address.text();
        UUID owner = email == null ? null : byEmail.get(email);
        if (owner != null) {
            return new KnownAccount(heard, owner, heard.personName(), email);
        }
        var person = new KnownAccount(heard, ids.next(), heard.personName(), email);
        if (email != null) {
            byEmail.put(email, person.identityId());
        }
        news.identity(person);
        return person;
    }

    /** The account tells more than before: a new name, or an address. One that is another person's already moves nothing. */
    private KnownAccount again(Account heard, KnownAccount stored, Map<String, UUID> byEmail, IdentityChanges news) {
        Account merged = heard.orElse(stored.account());
        AccountEmail address = news.proven(merged);
        String name = stored.namesIdentity() ? merged.personName() : stored.identityName();
        String email = stored.identityEmail();
        if (email == null && address != null && byEmail.putIfAbsent(address.text(), stored.identityId()) == null) {
            email = address.text();
        }
        return renamed(new KnownAccount(merged, stored.identityId(), name, email), stored, news);
    }

    private static KnownAccount renamed(KnownAccount after, KnownAccount before, IdentityChanges news) {
        boolean same = after.identityName().equals(before.identityName())
                && Objects.equals(after.identityEmail(), before.identityEmail());
        if (!same) {
            news.changed(after);
        }
        return after;
    }
}

package io.signalbox.controlplane.identities;

import io.signalbox.controlplane.platform.ids.Ids;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** The identity of each account, in the order asked; as {@link #resolveAll}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> map(AccountSource source, List<Account> accounts) {
        return resolve(source, accounts).identityIds();
    }

    /** As {@link #resolveAll}, of one source. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Resolved resolve(AccountSource source, List<Account> accounts) {
        return resolveAll(List.of(new HeardAccounts(source, accounts))).getFirst();
    }

    /**
     * The identity of each account. Those not seen before are created, names that changed are kept up to date, as if one after the other. One
     * statement when nothing is new, at most seven otherwise, for any number of accounts and sources. Joins the caller's transaction, and holds
     * locks on accounts and addresses that are new until it ends.
     *
     * @return one result for each, in the same order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Resolved> resolveAll(List<HeardAccounts> heard) {
        List<HeardAccounts> told = heard.stream().map(HeardAccounts::merged).toList();
        Set<AccountKey> keys = told.stream()
                .flatMap(one -> one.accounts().stream().map(one::key))
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return heard.stream().map(one -> new Resolved(List.of(), false)).toList();
        }
        KnownPeople stored = store.find(keys);
        if (told.stream().allMatch(stored::agreeWith)) {
            return heard.stream()
                    .map(one -> resolved(one, stored.accounts(), false))
                    .toList();
        }
        Set<String> addresses =
                told.stream().flatMap(one -> stored.addresses(one).stream()).collect(Collectors.toSet());
        IdentityChanges news = begin(keys, addresses);
        List<Boolean> learned = told.stream().map(news::learn).toList();
        store.save(news, clock.instant());
        return IntStream.range(0, heard.size())
                .mapToObj(index -> resolved(heard.get(index), news.accounts(), learned.get(index)))
                .toList();
    }

    /** Display names; ids this organization does not know are absent. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> identityIds) {
        return identityIds.isEmpty() ? Map.of() : store.names(identityIds);
    }

    /** Under locks on the accounts and addresses, so that two first sightings at once make one identity. */
    private IdentityChanges begin(Set<AccountKey> keys, Set<String> addresses) {
        store.lock(keys, addresses);
        return new IdentityChanges(store.find(keys), addresses, store.findByEmail(addresses), ids);
    }

    private static Resolved resolved(HeardAccounts heard, Map<AccountKey, KnownAccount> known, boolean learned) {
        return new Resolved(
                heard.accounts().stream()
                        .map(account -> Objects.requireNonNull(known.get(heard.key(account))))
                        .map(KnownAccount::identityId)
                        .toList(),
                learned);
    }
}

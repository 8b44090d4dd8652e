package io.signalbox.controlplane.identities;

import io.signalbox.controlplane.platform.ids.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Learns of accounts one after the other, in memory, and gathers what is to be written in the end. */
final class IdentityChanges {

    private final Map<AccountKey, KnownAccount> accounts;
    private final Map<UUID, Person> people;
    private final Map<String, UUID> owners;
    private final Set<String> addresses;
    private final Ids ids;
    private final Map<AccountKey, KnownAccount> keptAccounts = new TreeMap<>();
    private final Map<UUID, Person> newPeople = new TreeMap<>();
    private final Map<UUID, Person> changedPeople = new TreeMap<>();

    /**
     * @param known under locks on the accounts
     * @param addresses those that are locked: no other is given to anybody
     * @param owners of these addresses, as far as they have one
     */
    IdentityChanges(KnownPeople known, Set<String> addresses, Map<String, UUID> owners, Ids ids) {
        this.accounts = new HashMap<>(known.accounts());
        this.people = new HashMap<>(known.people());
        this.addresses = addresses;
        this.owners = new HashMap<>(owners);
        this.ids = ids;
    }

    /** @return whether anything was new */
    boolean learn(HeardAccounts heard) {
        boolean news = false;
        for (Account account : heard.accounts()) {
            KnownAccount stored = accounts.get(heard.key(account));
            if (stored == null || !stored.agreesWith(account)) {
                news = true;
                keep(stored == null ? firstSeen(heard, account) : again(heard, account, stored));
            }
        }
        return news;
    }

    Map<AccountKey, KnownAccount> accounts() {
        return accounts;
    }

    /** In the order of their keys. */
    Collection<KnownAccount> keptAccounts() {
        return keptAccounts.values();
    }

    Collection<Person> newPeople() {
        return newPeople.values();
    }

    /** In the order of their ids. */
    Collection<Person> changedPeople() {
        return changedPeople.values();
    }

    private void keep(KnownAccount account) {
        accounts.put(account.key(), account);
        keptAccounts.put(account.key(), account);
    }

    private KnownAccount firstSeen(HeardAccounts heard, Account account) {
        String address = proven(heard, account);
        UUID owner = address == null ? null : owners.get(address);
        if (owner != null) {
            return new KnownAccount(heard.key(account), account, owner);
        }
        var person = new Person(ids.next(), account.personName(), address);
        newPeople.put(person.id(), person);
        remember(person);
        return new KnownAccount(heard.key(account), account, person.id());
    }

    /** The account tells more than before: a new name, or an address. One that is another person's already moves nothing. */
    private KnownAccount again(HeardAccounts heard, Account account, KnownAccount stored) {
        Account merged = account.orElse(stored.account());
        Person before = Objects.requireNonNull(people.get(stored.identityId()));
        // Whoever is called what this account was called is called what it is called now
        boolean named = before.name().equals(stored.account().personName());
        String address = before.email() == null ? free(proven(heard, merged)) : before.email();
        var after = new Person(before.id(), named ? merged.personName() : before.name(), address);
        if (!after.equals(before)) {
            (newPeople.containsKey(after.id()) ? newPeople : changedPeople).put(after.id(), after);
            remember(after);
        }
        return new KnownAccount(stored.key(), merged, stored.identityId());
    }

    private void remember(Person person) {
        people.put(person.id(), person);
        if (person.email() != null) {
            owners.putIfAbsent(person.email(), person.id());
        }
    }

    private @Nullable String free(@Nullable String address) {
        return address == null || owners.containsKey(address) ? null : address;
    }

    /** The address that shows whose the account is; null when it has none or its provider does not vouch for it. */
    private @Nullable String proven(HeardAccounts heard, Account account) {
        AccountEmail address = heard.source().vouchesForEmail() ? account.address() : null;
        return address == null || !addresses.contains(address.text()) ? null : address.text();
    }
}

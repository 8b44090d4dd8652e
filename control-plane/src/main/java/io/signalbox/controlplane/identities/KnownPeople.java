package io.signalbox.controlplane.identities;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Some accounts as stored, with the people behind them. */
record KnownPeople(Map<AccountKey, KnownAccount> accounts, Map<UUID, Person> people) {

    /** Whether hearing of them tells nothing new. */
    boolean agreeWith(HeardAccounts heard) {
        return heard.accounts().stream().allMatch(account -> {
            KnownAccount stored = accounts.get(heard.key(account));
            return stored != null && stored.agreesWith(account);
        });
    }

    /** Addresses, heard or stored, that show whose an account is; none when the source does not vouch for them. */
    Set<String> addresses(HeardAccounts heard) {
        if (!heard.source().vouchesForEmail()) {
            return Set.of();
        }
        return heard.accounts().stream()
                .map(account -> {
                    KnownAccount stored = accounts.get(heard.key(account));
                    return stored == null ? account : account.orElse(stored.account());
                })
                .map(Account::address)
                .filter(Objects::nonNull)
                .map(AccountEmail::text)
                .collect(Collectors.toSet());
    }
}

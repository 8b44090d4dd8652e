package io.signalbox.controlplane.identities;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accounts that one source told of. */
public record HeardAccounts(AccountSource source, List<Account> accounts) {

    public HeardAccounts {
        accounts = List.copyOf(accounts);
    }

    AccountKey key(Account account) {
        return new AccountKey(source.integrationId(), account.externalId());
    }

    /** Each account once, with all that is said of it. */
    HeardAccounts merged() {
        Map<String, Account> merged = LinkedHashMap.newLinkedHashMap(accounts.size());
        accounts.forEach(account -> merged.merge(account.externalId(), account, Account::orElse));
        return merged.size() == accounts.size() ? this : new HeardAccounts(source, List.copyOf(merged.values()));
    }
}

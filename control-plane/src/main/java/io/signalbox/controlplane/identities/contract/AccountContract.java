package io.signalbox.controlplane.identities.contract;

import io.signalbox.contract.shared.IdentityMapResult;
import io.signalbox.contract.shared.IdentityMatch;
import io.signalbox.contract.shared.ProviderAccount;
import io.signalbox.controlplane.identities.Account;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Maps provider accounts to the module's records, and the identities found to the contract. */
public final class AccountContract {

    private AccountContract() {}

    /** The accounts, in the order given. */
    public static List<Account> accounts(List<ProviderAccount> accounts) {
        return accounts.stream()
                .map(account -> new Account(
                        account.getExternalId(), account.getDisplayName(), account.getUsername(), account.getEmail()))
                .toList();
    }

    /**
     * One match for each account.
     *
     * @param identityIds in the order of the accounts, as many as there are
     */
    public static IdentityMapResult result(List<Account> accounts, List<UUID> identityIds) {
        return new IdentityMapResult(IntStream.range(0, accounts.size())
                .mapToObj(index -> new IdentityMatch(accounts.get(index).externalId(), identityIds.get(index)))
                .toList());
    }
}

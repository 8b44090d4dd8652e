package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.IdentitiesApi;
import io.signalbox.contract.internalapi.model.IdentityMapRequest;
import io.signalbox.contract.internalapi.model.IdentityMapResult;
import io.signalbox.contract.internalapi.model.IdentityMatch;
import io.signalbox.contract.internalapi.model.ProviderAccount;
import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.runs.capability.Operation;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class IdentitiesController implements IdentitiesApi {

    private final CapabilityGuard guard;
    private final Identities identities;

    IdentitiesController(CapabilityGuard guard, Identities identities) {
        this.guard = guard;
        this.identities = identities;
    }

    @Override
    public ResponseEntity<IdentityMapResult> mapIdentities(IdentityMapRequest request) {
        List<Account> accounts = request.getAccounts().stream()
                .map(IdentitiesController::account)
                .toList();
        List<UUID> found = guard.call(
                Operation.MAP_IDENTITIES,
                call -> identities.map(call.capability().integrationId(), accounts));
        return ResponseEntity.ok(new IdentityMapResult(IntStream.range(0, found.size())
                .mapToObj(index -> new IdentityMatch(accounts.get(index).externalId(), found.get(index)))
                .toList()));
    }

    private static Account account(ProviderAccount account) {
        return new Account(
                account.getExternalId(), account.getDisplayName(), account.getUsername(), account.getEmail());
    }
}

package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.IdentitiesApi;
import io.signalbox.contract.internalapi.model.IdentityMapRequest;
import io.signalbox.contract.shared.IdentityMapResult;
import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.identities.contract.AccountContract;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.runs.capability.Operation;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class IdentitiesController implements IdentitiesApi {

    private final CapabilityGuard guard;
    private final Identities identities;
    private final ProviderCatalogue catalogue;

    IdentitiesController(CapabilityGuard guard, Identities identities, ProviderCatalogue catalogue) {
        this.guard = guard;
        this.catalogue = catalogue;
        this.identities = identities;
    }

    @Override
    public ResponseEntity<IdentityMapResult> mapIdentities(IdentityMapRequest request) {
        List<Account> accounts = AccountContract.accounts(request.getAccounts());
        List<UUID> found = guard.call(Operation.MAP_IDENTITIES, call -> identities.map(source(call), accounts));
        return ResponseEntity.ok(AccountContract.result(accounts, found));
    }

    private AccountSource source(AgentCall call) {
        return new AccountSource(call.integrationId(), catalogue.vouchesForEmail(call.provider()));
    }
}

package io.signalbox.controlplane.serviceapi;

import io.signalbox.contract.publicapi.model.ServiceAccounts;
import io.signalbox.contract.shared.IdentityMapResult;
import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.identities.contract.AccountContract;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Resolves accounts for a service, in one transaction. Asking again for what is known is no change. */
@Component
class AccountMapping {

    private final Identities identities;
    private final Integrations integrations;
    private final ProviderCatalogue catalogue;
    private final ApplicationEventPublisher events;

    AccountMapping(
            Identities identities,
            Integrations integrations,
            ProviderCatalogue catalogue,
            ApplicationEventPublisher events) {
        this.catalogue = catalogue;
        this.identities = identities;
        this.integrations = integrations;
        this.events = events;
    }

    @Transactional
    public IdentityMapResult map(ServiceAccounts asked) {
        IntegrationView integration = integrations.get(asked.getIntegrationId());
        List<Account> accounts = AccountContract.accounts(asked.getAccounts());
        Identities.Resolved resolved = identities.resolve(
                new AccountSource(integration.id(), catalogue.vouchesForEmail(integration.provider())), accounts);
        if (resolved.learned()) {
            events.publishEvent(ChangeMade.created(
                    "identities.mapped",
                    new AuditTarget("integration", integration.id(), integration.name()),
                    Map.of(
                            "accounts",
                            accounts.stream().map(Account::externalId).toList())));
        }
        return AccountContract.result(accounts, resolved.identityIds());
    }
}

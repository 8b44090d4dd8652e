package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works in the name of another organization than the request does. Always in a transaction of its own: a transaction never changes its
 * tenant, and the request may have opened one already.
 */
@Component
public class OtherTenant {

    private final TransactionTemplate transactions;

    OtherTenant(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @param work in its name */
    public <T> T call(UUID organizationId, Supplier<T> work) {
        return Tenant.call(organizationId, () -> transactions.execute(status -> work.get()));
    }
}

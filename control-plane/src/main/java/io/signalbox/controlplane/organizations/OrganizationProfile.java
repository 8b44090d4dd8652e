package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.organizations.members.MembershipEvents;
import io.signalbox.controlplane.organizations.members.Memberships;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.text.StorableText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The current organization itself. */
@Service
@Transactional
public class OrganizationProfile {

    private final OrganizationRepository organizations;
    private final Memberships memberships;
    private final MembershipEvents audit;

    OrganizationProfile(OrganizationRepository organizations, Memberships memberships, MembershipEvents audit) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public OrganizationDetails get() {
        return organizations.details(Tenant.current());
    }

    public OrganizationDetails rename(String name) {
        String wanted = StorableText.requireLine("/name", name);
        memberships.lock();
        Organization organization = current();
        String before = organization.view().name();
        if (organization.rename(wanted)) {
            organizations.saveAndFlush(organization);
            audit.renamed(Tenant.current(), before, wanted);
        }
        return get();
    }

    public OrganizationView name() {
        return current().view();
    }

    private Organization current() {
        return organizations.findById(Tenant.current()).orElseThrow();
    }
}

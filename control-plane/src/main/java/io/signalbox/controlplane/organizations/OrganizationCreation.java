package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.organizations.members.MemberNotFound;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.text.StorableText;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** New organizations of people who have an account. */
@Service
public class OrganizationCreation {

    private final Organizations organizations;
    private final OrganizationProfile profile;
    private final NewOrganization newOrganization;
    private final OtherTenant tenants;
    private final OrganizationCreationSettings settings;
    private final Ids ids;

    OrganizationCreation(
            Organizations organizations,
            OrganizationProfile profile,
            NewOrganization newOrganization,
            OtherTenant tenants,
            OrganizationCreationSettings settings,
            Ids ids) {
        this.organizations = organizations;
        this.profile = profile;
        this.newOrganization = newOrganization;
        this.tenants = tenants;
        this.settings = settings;
        this.ids = ids;
    }

    /** Whether sign-up is open here or this person owns an organization. */
    public boolean mayFound(UUID userId) {
        return settings.isOpen() || owned(userId) > 0;
    }

    /**
     * A further organization, owned by this person.
     *
     * @throws OrganizationCreationClosed when they may not
     */
    public OrganizationDetails found(UUID userId, String name) {
        String wanted = StorableText.requireLine("/name", name);
        if (!mayFound(userId)) {
            throw new OrganizationCreationClosed();
        }
        if (owned(userId) >= settings.maxOwned()) {
            throw new TooManyOrganizations(settings.maxOwned());
        }
        UserView owner = organizations.findUser(userId).orElseThrow(() -> new MemberNotFound(userId));
        UUID organizationId = ids.next();
        return tenants.call(organizationId, () -> {
            newOrganization.create(wanted, owner);
            return profile.get();
        });
    }

    private long owned(UUID userId) {
        return organizations.membershipsOf(userId).stream()
                .filter(membership -> membership.role() == Role.OWNER)
                .count();
    }
}

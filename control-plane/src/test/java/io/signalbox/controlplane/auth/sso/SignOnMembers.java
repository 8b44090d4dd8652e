package io.signalbox.controlplane.auth.sso;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** Members of companies that sign in through a provider. */
abstract class SignOnMembers extends SignOnScene {

    @Autowired
    Members members;

    static UUID userId(Company company) {
        return UUID.fromString(company.console()
                .request()
                .get("/api/v1/auth/me")
                .then()
                .extract()
                .path("id"));
    }

    void join(Company company, UUID userId, Role role) {
        Tenant.call(company.id(), () -> members.joinBySignOn(userId, role));
    }
}

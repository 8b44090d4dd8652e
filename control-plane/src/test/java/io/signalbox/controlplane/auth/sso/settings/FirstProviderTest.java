package io.signalbox.controlplane.auth.sso.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.auth.sso.SignOnScene;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.Simultaneous;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two set up the first provider of an organization at the same moment. */
class FirstProviderTest extends SignOnScene {

    private static final int ROUNDS = 5;

    @Autowired
    SignOnSetup setup;

    @Autowired
    TenantFixture organizationsOfTests;

    @Test
    void takesTheSecondAsAChangeOfTheFirst() throws Exception {
        String issuer = provider().issuer();
        var change = new SignOnChange(issuer, "console", "a secret of the provider", Role.VIEWER, true);
        for (int round = 0; round < ROUNDS; round++) {
            var tenant = organizationsOfTests.tenant();

            List<SignOnView> both = Simultaneous.twice(() -> Tenant.call(tenant.id(), () -> setup.update(change)));

            assertThat(both).allSatisfy(view -> assertThat(view.provider())
                    .extracting(SignOnView.Provider::issuer)
                    .isEqualTo(issuer));
        }
    }
}

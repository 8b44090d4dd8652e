package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.crypto.SigningKey;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** Runs, tokens and everything an agent that was taken over could try with them. */
abstract class RedTeamScene extends AttemptScene {

    /**
     * One try and what must come of it.
     *
     * @param token what is sent
     * @param externalId the ticket in the body, where there is one
     * @param refused whose the try is; null when nobody can tell
     */
    record Try(String token, String externalId, int status, String code, Owner refused) {}

    record Owner(UUID organizationId, UUID runId) {}

    @Autowired
    SigningKeys signingKeys;

    @Autowired
    ConfigurableApplicationContext context;

    @Value("${signalbox.database.url}")
    String administrator;

    final Listener heard = new Listener();
    TenantOrganization stranger;
    Attempt own;
    Attempt neighbour;
    Attempt foreign;
    Attempt completed;
    Attempt deadLettered;
    Attempt overtaken;
    String accessToken;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        stranger = tenants.tenant();
        own = running(tenant, "T-1");
        neighbour = running(tenant, "T-2");
        foreign = running(stranger, "T-1");
        completed = running(tenant, "T-3");
        complete(completed);
        deadLettered = running(tenant, "T-4");
        InternalEndpoint.of(Operation.REPORT_DEAD_LETTER)
                .send(request(FreshServices.SERVICE_KEY, mint(deadLettered, ALL)))
                .then()
                .statusCode(200);
        endedEarlier(deadLettered, Duration.ofMinutes(1));
        overtaken = running(tenant, "T-5");
        giveBack(overtaken);
        start(overtaken);
        accessToken = Console.signIn(port).accessToken();
        context.addApplicationListener(heard);
    }

    @AfterEach
    void stopListening() {
        context.removeApplicationListener(heard);
    }

    Try outOfScope(String token, String externalId) {
        return new Try(token, externalId, 403, "out_of_scope", ownerOf(own));
    }

    Try stale(String token, Attempt run, Owner owner) {
        return new Try(token, fixture.externalId(run.runId()), 409, "stale_attempt", owner);
    }

    Try noLongerGood(String token) {
        return new Try(token, "T-1", 401, "capability_refused", ownerOf(own));
    }

    Try forged(String token) {
        return new Try(token, "T-1", 401, "capability_refused", null);
    }

    SigningKey key() {
        return signingKeys.ring("capability", Duration.ofMinutes(4)).current();
    }

    static Owner ownerOf(Attempt run) {
        return new Owner(run.organization().id(), run.runId());
    }

    static final class Listener implements ApplicationListener<PayloadApplicationEvent<AttemptRefused>> {

        final List<AttemptRefused> refusals = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<AttemptRefused> event) {
            refusals.add(event.getPayload());
        }
    }
}

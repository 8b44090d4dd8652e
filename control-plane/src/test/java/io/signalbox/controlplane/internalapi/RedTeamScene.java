package io.signalbox.controlplane.internalapi;

import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.crypto.SigningKey;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

    /**
     * One try and what must come of it.
     *
     * @param token what is sent
     * @param named the run in the path, where there is one
     * @param externalId the ticket in the body, where there is one
     * @param refused whose the try is; null when nobody can tell
     */
    record Try(String token, UUID named, String externalId, int status, String code, Owner refused) {}

    record Owner(UUID organizationId, UUID runId) {}

    @Autowired
    SigningKeys signingKeys;

    @Autowired
    ConfigurableApplicationContext context;

    @Value("${signalbox.database.url}")
    String administrator;

    final Listener heard = new Listener();
    TenantOrganization stranger;
    LeasedRun own;
    LeasedRun neighbour;
    LeasedRun foreign;
    LeasedRun completed;
    LeasedRun deadLettered;
    LeasedRun overtaken;
    String accessToken;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        stranger = tenants.tenant();
        own = leased(tenant, "T-1");
        neighbour = leased(tenant, "T-2");
        foreign = leased(stranger, "T-1");
        completed = leased(tenant, "T-3");
        tenant.call(() -> attempts.complete(
                completed.runId(), 1, new RunOutcome("ignored", Map.of("reason", "A test.")), Usage.NONE));
        deadLettered = leased(tenant, "T-4");
        InternalEndpoint.of(Operation.REPORT_DEAD_LETTER)
                .send(request(FreshServices.SERVICE_KEY, mint(deadLettered, ALL)), deadLettered.runId())
                .then()
                .statusCode(200);
        tenant.call(() -> jdbc.sql("UPDATE run SET finished_at = finished_at - interval '1 minute' WHERE id = ?")
                .param(deadLettered.runId())
                .update());
        overtaken = leased(tenant, "T-5");
        tenant.call(() -> {
            leases.giveBack(overtaken.runId(), overtaken.attempt(), "stopped");
            return leases.take(overtaken.runId(), "another", clock.instant().plusSeconds(600));
        });
        accessToken = Console.signIn(port).accessToken();
        context.addApplicationListener(heard);
    }

    @AfterEach
    void stopListening() {
        context.removeApplicationListener(heard);
    }

    Try outOfScope(String token, UUID named, String externalId) {
        return new Try(token, named, externalId, 403, "out_of_scope", ownerOf(own));
    }

    Try stale(String token, LeasedRun run, Owner owner) {
        return new Try(token, run.runId(), fixture.externalId(run.runId()), 409, "stale_attempt", owner);
    }

    Try noLongerGood(String token) {
        return new Try(token, own.runId(), "T-1", 401, "capability_refused", ownerOf(own));
    }

    Try forged(String token) {
        return new Try(token, own.runId(), "T-1", 401, "capability_refused", null);
    }

    SigningKey key() {
        return signingKeys.ring("capability", Duration.ofMinutes(4)).current();
    }

    static Owner ownerOf(LeasedRun run) {
        return new Owner(run.organizationId(), run.runId());
    }

    static final class Listener implements ApplicationListener<PayloadApplicationEvent<AttemptRefused>> {

        final List<AttemptRefused> refusals = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<AttemptRefused> event) {
            refusals.add(event.getPayload());
        }
    }
}

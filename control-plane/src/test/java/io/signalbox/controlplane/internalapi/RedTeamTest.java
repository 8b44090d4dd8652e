package io.signalbox.controlplane.internalapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.crypto.SigningKey;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.DatabaseState;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody else speaks for the agent: they have the service key and the valid token of one run, and try every internal operation on what is
 * not theirs. All is refused, nothing is changed, and whoever owns the run learns of it.
 */
@ControlPlaneTest
class RedTeamTest {

    private static final Logger log = LoggerFactory.getLogger(RedTeamTest.class);
    private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

    private enum Attack {
        ANOTHER_RUN,
        ANOTHER_TICKET,
        RUN_OF_ANOTHER_ORGANIZATION,
        TOKEN_OF_ANOTHER_ORGANIZATION,
        COMPLETED_RUN,
        DEAD_LETTERED_RUN,
        OLDER_ATTEMPT,
        ANOTHER_OPERATION,
        EXPIRED_TOKEN,
        ANOTHER_AUDIENCE,
        ANOTHER_KEY,
        UNKNOWN_KEY,
        NO_ALGORITHM,
        NO_SIGNATURE,
        ACCESS_TOKEN,
        NO_SERVICE_KEY
    }

    /**
     * One try and what must come of it.
     *
     * @param token what is sent
     * @param named the run in the path, where there is one
     * @param externalId the ticket in the body, where there is one
     * @param refused whose the try is; null when nobody can tell
     */
    private record Try(String token, UUID named, String externalId, int status, String code, Owner refused) {}

    private record Owner(UUID organizationId, UUID runId) {}

    @LocalServerPort
    private int port;

    @Autowired
    private CapabilityTokens tokens;

    @Autowired
    private SigningKeys signingKeys;

    @Autowired
    private Leases leases;

    @Autowired
    private RunAttempts attempts;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private ConfigurableApplicationContext context;

    @Value("${signalbox.database.url}")
    private String administrator;

    private final Listener heard = new Listener();
    private TenantOrganization tenant;
    private TenantOrganization stranger;
    private LeasedRun own;
    private LeasedRun neighbour;
    private LeasedRun foreign;
    private LeasedRun completed;
    private LeasedRun deadLettered;
    private LeasedRun overtaken;
    private String accessToken;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        stranger = tenants.tenant();
        own = leased(tenant, "T-1");
        neighbour = leased(tenant, "T-2");
        foreign = leased(stranger, "T-1");
        completed = leased(tenant, "T-3");
        tenant.call(() -> attempts.complete(
                completed.runId(), 1, new RunOutcome(RunOutcome.Kind.IGNORED, null, null, "A test."), Usage.NONE));
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

    @Test
    void refusesEveryOperationOnWhatIsNotTheRunsOwn() {
        int tried = 0;
        int told = 0;
        for (Attack attack : Attack.values()) {
            Map<String, String> before = state();
            for (Operation operation : Operation.values()) {
                assertRefused(attack, operation);
                tried++;
                told += heard.refusals.size();
            }
            assertThat(state()).as("rows after %s", attack).isEqualTo(before);
        }

        int operations = InternalEndpoint.contract().size();
        assertThat(tried).isEqualTo(operations * Attack.values().length).isEqualTo(7 * 16);
        log.info(
                "Red team: {} operations x {} attacks = {} tries, all refused; {} told to their organization",
                operations,
                Attack.values().length,
                tried,
                told);
        assertThat(told).isEqualTo(7 * 7 + 2 * 3 + 1);
        assertThat(auditedRefusals()).as("in the audit trail").isPositive();
        assertThatEveryDoorOpensForTheRunItself();
    }

    private void assertRefused(Attack attack, Operation operation) {
        heard.refusals.clear();
        Try attempt = attempt(attack, operation);
        InternalEndpoint valid = InternalEndpoint.of(operation);
        var door =
                new InternalEndpoint(valid.method(), valid.path(), valid.body().replace("T-1", attempt.externalId()));
        String serviceKey = attack == Attack.NO_SERVICE_KEY ? "guessed" : FreshServices.SERVICE_KEY;

        Response answer = door.send(request(serviceKey, attempt.token()), attempt.named());

        String what = attack + " at " + operation.id() + ": " + answer.asString();
        assertThat(answer.statusCode()).as(what).isEqualTo(attempt.status());
        assertThat(answer.<String>path("code")).as(what).isEqualTo(attempt.code());
        if (attempt.refused() == null) {
            assertThat(heard.refusals).as(what).isEmpty();
            return;
        }
        assertThat(heard.refusals).as(what).singleElement().satisfies(told -> {
            assertThat(told.organizationId()).isEqualTo(attempt.refused().organizationId());
            assertThat(told.actor()).isEqualTo(new Actor.Run(attempt.refused().runId()));
            assertThat(told.target().id()).isEqualTo(attempt.refused().runId());
            assertThat(told.action()).isEqualTo(operation.id());
            assertThat(told.code()).isEqualTo(attempt.code());
        });
    }

    private Try attempt(Attack attack, Operation operation) {
        String valid = mint(own, ALL);
        var agent = new HijackedAgent(valid);
        boolean pathNamesRun = InternalEndpoint.of(operation).namesARun();
        return switch (attack) {
            // Where the call itself cannot name another, only the token could: its claims are rewritten.
            case ANOTHER_RUN ->
                pathNamesRun
                        ? outOfScope(valid, neighbour.runId(), "T-1")
                        : forged(agent.rewritten(
                                claims -> claims.subject(neighbour.runId().toString())));
            case ANOTHER_TICKET ->
                operation == Operation.UPSERT_TICKET
                        ? outOfScope(valid, own.runId(), "T-2")
                        : forged(agent.rewritten(claims -> claims.claim("external_id", "T-2")));
            case RUN_OF_ANOTHER_ORGANIZATION ->
                pathNamesRun
                        ? outOfScope(valid, foreign.runId(), "T-1")
                        : forged(agent.rewritten(
                                claims -> claims.subject(foreign.runId().toString())
                                        .claim("org", stranger.id().toString())));
            case TOKEN_OF_ANOTHER_ORGANIZATION ->
                stale(
                        agent.signedWith(
                                key(),
                                claims -> claims.claim("org", stranger.id().toString())),
                        own,
                        new Owner(stranger.id(), own.runId()));
            case COMPLETED_RUN -> stale(mint(completed, ALL), completed, ownerOf(completed));
            case DEAD_LETTERED_RUN -> stale(mint(deadLettered, ALL), deadLettered, ownerOf(deadLettered));
            case OLDER_ATTEMPT -> stale(mint(overtaken, ALL), overtaken, ownerOf(overtaken));
            case ANOTHER_OPERATION ->
                outOfScope(mint(own, EnumSet.complementOf(EnumSet.of(operation))), own.runId(), "T-1");
            case EXPIRED_TOKEN -> noLongerGood(agent.expired(key(), clock.instant()));
            case ANOTHER_AUDIENCE -> noLongerGood(agent.signedWith(key(), claims -> claims.audience("signalbox-api")));
            case ANOTHER_KEY -> forged(agent.signedWithOwnKey(key().id()));
            case UNKNOWN_KEY -> forged(agent.signedWithOwnKey(UUID.randomUUID()));
            case NO_ALGORITHM -> forged(agent.unsigned());
            case NO_SIGNATURE -> forged(agent.withoutSignature());
            case ACCESS_TOKEN -> forged(accessToken);
            case NO_SERVICE_KEY -> new Try(valid, own.runId(), "T-1", 401, "service_key_refused", null);
        };
    }

    private Try outOfScope(String token, UUID named, String externalId) {
        return new Try(token, named, externalId, 403, "out_of_scope", ownerOf(own));
    }

    private static Try stale(String token, LeasedRun run, Owner owner) {
        return new Try(token, run.runId(), run.externalId(), 409, "stale_attempt", owner);
    }

    private Try noLongerGood(String token) {
        return new Try(token, own.runId(), "T-1", 401, "capability_refused", ownerOf(own));
    }

    private Try forged(String token) {
        return new Try(token, own.runId(), "T-1", 401, "capability_refused", null);
    }

    /** Else the walk would prove only that the calls are wrong. Giving up comes last: it ends the run. */
    private void assertThatEveryDoorOpensForTheRunItself() {
        List<Operation> order = List.of(
                Operation.UPSERT_TICKET,
                Operation.MAP_IDENTITIES,
                Operation.INGEST_EVENT,
                Operation.APPEND_STEPS,
                Operation.SAVE_CHECKPOINT,
                Operation.LIST_CHECKPOINTS,
                Operation.REPORT_DEAD_LETTER);
        assertThat(order).containsExactlyInAnyOrder(Operation.values());
        for (Operation operation : order) {
            Response answer = InternalEndpoint.of(operation)
                    .send(request(FreshServices.SERVICE_KEY, mint(own, ALL)), own.runId());
            assertThat(answer.statusCode()).as(operation.id()).isBetween(200, 204);
        }
    }

    /** The trail itself grows, and shall. */
    private Map<String, String> state() {
        return new DatabaseState(administrator).tenantTables(table -> !table.startsWith("audit_"));
    }

    private long auditedRefusals() {
        return tenant.call(() -> jdbc.sql(
                        "SELECT count(*) FROM audit_entry WHERE outcome = 'refused' AND actor_kind = 'agent' AND actor_id = ?")
                .param(own.runId())
                .query(Long.class)
                .single());
    }

    private LeasedRun leased(TenantOrganization organization, String externalId) {
        UUID queued = fixture.queued(organization, organization.integration("generic"), externalId);
        return organization
                .call(() -> leases.take(queued, "worker", clock.instant().plusSeconds(600)))
                .orElseThrow();
    }

    private String mint(LeasedRun run, Set<Operation> operations) {
        return tokens.mint(new Capability(
                run.runId(),
                run.attempt(),
                run.organizationId(),
                run.integrationId(),
                "generic",
                run.externalId(),
                operations));
    }

    private SigningKey key() {
        return signingKeys.ring("capability", Duration.ofMinutes(4)).current();
    }

    private static Owner ownerOf(LeasedRun run) {
        return new Owner(run.organizationId(), run.runId());
    }

    private RequestSpecification request(String serviceKey, String token) {
        return given().port(port)
                .header("X-Signalbox-Service-Key", serviceKey)
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON);
    }

    private static final class Listener implements ApplicationListener<PayloadApplicationEvent<AttemptRefused>> {

        private final List<AttemptRefused> refusals = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<AttemptRefused> event) {
            refusals.add(event.getPayload());
        }
    }
}

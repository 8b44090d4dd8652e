package io.signalbox.controlplane.runs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.agentclient.AgentRun;
import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.RunInputs;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** The capability of a run attempt: its own run and ticket, and the operations its graph can need. */
@ControlPlaneTest
class AgentRequestsTest {

    private static final ModelSettings NO_MODEL = new ModelSettings(null, null, null, null, Duration.ofSeconds(20));
    private static final ModelSettings A_MODEL =
            new ModelSettings("ollama", "http://localhost:1", "any", null, Duration.ofSeconds(20));
    private static final Set<Operation> ALWAYS = EnumSet.of(
            Operation.UPSERT_TICKET, Operation.MAP_IDENTITIES, Operation.REPORT_DEAD_LETTER, Operation.APPEND_STEPS);

    @Autowired
    private RunInputs inputs;

    @Autowired
    private CapabilityTokens tokens;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Leases leases;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private Clock clock;

    private TenantOrganization tenant;
    private UUID queued;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        queued = fixture.queued(tenant, tenant.integration("jira"), "T-1");
    }

    @Test
    void bindsTheTokenToTheAttempt() {
        LeasedRun run = take();

        Capability capability = capability(run, NO_MODEL);

        assertThat(capability)
                .isEqualTo(new Capability(
                        run.runId(),
                        1,
                        tenant.id(),
                        run.subject().sourceId(),
                        "jira",
                        Set.of("T-1"),
                        capability.operations()));
    }

    @Test
    void grantsRulesNoCheckpointsAndNobodyEvents() {
        assertThat(capability(take(), NO_MODEL).operations()).isEqualTo(ALWAYS);
    }

    @Test
    void grantsAModelToKeepACheckpoint() {
        assertThat(capability(take(), A_MODEL).operations()).isEqualTo(and(Operation.SAVE_CHECKPOINT));
    }

    @Test
    void grantsALaterAttemptToContinueFromOne() {
        LeasedRun first = take();
        tenant.call(() -> {
            leases.giveBack(first.runId(), first.attempt(), "stopped");
            return true;
        });

        LeasedRun second = take();

        assertThat(capability(second, A_MODEL).operations())
                .isEqualTo(and(Operation.SAVE_CHECKPOINT, Operation.LIST_CHECKPOINTS));
        assertThat(capability(second, NO_MODEL).operations()).isEqualTo(ALWAYS);
    }

    private LeasedRun take() {
        return tenant.call(() -> leases.take(queued, "worker", clock.instant().plusSeconds(60)))
                .orElseThrow();
    }

    private Capability capability(LeasedRun run, ModelSettings models) {
        var requests = new AgentRequests(inputs, tokens, models, transactions);
        AgentRun request = tenant.call(() -> requests.of(run, requests.input(run)));
        return tokens.verify(request.capabilityToken());
    }

    private static Set<Operation> and(Operation... more) {
        var operations = EnumSet.copyOf(ALWAYS);
        operations.addAll(Set.of(more));
        return operations;
    }
}

package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.log.RunEventType;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that a person ends before they are over. */
class RunCancellationTest extends RunScene {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsARunThatWaitsForItsTurn(boolean held) {
        UUID run = fixture.enqueue(
                tenant, integration, "T-1", held ? new InitialRunState.Held() : new InitialRunState.Queued());

        cancel(tenant, run);

        RunView view = fixture.view(tenant, run);
        assertThat(view.state()).isEqualTo(RunState.CANCELLED);
        assertThat(view.finishedAt()).isNotNull();
        assertThat(view.outcome()).isNull();
        assertThat(take(run)).isEmpty();
        assertThat(logged(run)).endsWith(RunEventType.CANCELLED);
    }

    @Test
    void allowsARunningAttemptNoEffectAnyMore() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();

        cancel(tenant, taken.runId());

        assertThat(complete(taken)).isFalse();
        assertThatThrownBy(() -> tenant.call(() -> runs.requireCurrent(taken.runId(), 1)))
                .isInstanceOf(StaleAttempt.class);
        assertThatThrownBy(() -> deadLetter(taken)).isInstanceOf(StaleAttempt.class);
        assertThat(fixture.view(tenant, taken.runId()).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void letsTheNextOfTheKeyRun() {
        UUID first = fixture.queued(tenant, integration, "T-1");
        UUID second = fixture.queued(tenant, integration, "T-1");
        UUID third = fixture.queued(tenant, integration, "T-1");

        cancel(tenant, first);

        assertThat(take(third)).isEmpty();
        assertThat(take(second)).isPresent();
    }

    @Test
    void refusesARunThatIsOver() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        complete(taken);

        assertThatThrownBy(() -> cancel(tenant, taken.runId())).isInstanceOf(RunOver.class);
        assertThat(fixture.view(tenant, taken.runId()).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void hidesRunsOfOthers() {
        UUID run = fixture.queued(tenant, integration, "T-1");
        TenantOrganization stranger = tenants.tenant();

        assertThatThrownBy(() -> cancel(stranger, run)).isInstanceOf(RunNotFound.class);
        assertThat(fixture.view(tenant, run).state()).isEqualTo(RunState.QUEUED);
    }

    private void cancel(TenantOrganization organization, UUID run) {
        organization.call(() -> {
            runs.cancel(run);
            return run;
        });
    }
}

package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.counters.RunCounts;
import io.signalbox.controlplane.runs.log.RunEventType;
import io.signalbox.controlplane.runs.log.StepView;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an attempt makes of a run. */
class RunsTest extends RunScene {

    @Test
    void completesWithWhatItMadeOfTheEvent() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        var ticket = UUID.randomUUID();

        var outcome = new RunOutcome("ticket", Map.of("ticket_id", ticket.toString(), "ticket_outcome", "created"));
        assertThat(tenant.<Boolean>call(
                        () -> attempts.complete(taken.runId(), taken.attempt(), outcome, new Usage(2, 30, 7))))
                .isTrue();

        RunView view = fixture.view(tenant, taken.runId());
        assertThat(view.state()).isEqualTo(RunState.COMPLETED);
        assertThat(view.outcome()).isEqualTo(outcome);
        assertThat(view.rounds()).isEqualTo(2);
        assertThat(view.promptTokens()).isEqualTo(30);
        assertThat(view.completionTokens()).isEqualTo(7);
    }

    @Test
    void triesAgainNoSoonerThanAsked() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        Instant later = clock.instant().plus(Duration.ofHours(1));

        tenant.call(() -> attempts.tryAgain(taken.runId(), 1, "model_timeout: too slow", later, true, Usage.NONE));

        RunView view = fixture.view(tenant, taken.runId());
        assertThat(view.state()).isEqualTo(RunState.QUEUED);
        assertThat(view.lastFailure()).isEqualTo("model_timeout: too slow");
        assertThat(view.nextAttemptAt()).isEqualTo(later);
        assertThat(take(taken.runId())).isEmpty();
    }

    @Test
    void fencesAStaleAttempt() {
        LeasedRun first = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        tenant.call(() -> {
            leases.giveBack(first.runId(), first.attempt(), "stopped");
            return true;
        });
        LeasedRun second = take(first.runId()).orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);

        assertThat(complete(first)).isFalse();
        assertThatThrownBy(() -> tenant.call(() -> runs.requireCurrent(first.runId(), 1)))
                .isInstanceOf(StaleAttempt.class);
        assertThatThrownBy(() -> tenant.call(() -> runs.requireLatest(first.runId(), 1)))
                .isInstanceOf(StaleAttempt.class);
        assertThatThrownBy(() -> deadLetter(first)).isInstanceOf(StaleAttempt.class);
        assertThat(fixture.view(tenant, first.runId()).state()).isEqualTo(RunState.RUNNING);
        assertThat(complete(second)).isTrue();
    }

    @Test
    void allowsNoEffectAfterTheEnd() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        complete(taken);

        assertThatThrownBy(() -> tenant.call(() -> runs.requireCurrent(taken.runId(), 1)))
                .isInstanceOf(StaleAttempt.class);
        assertThat(complete(taken)).isFalse();
    }

    @Test
    void keepsAStepOnceHoweverOftenItIsSent() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();

        append(taken, aStep(1), aStep(2));
        append(taken, aStep(2), aStep(3));

        assertThat(tenant.call(() -> steps.page(taken.runId(), null, 10)).items())
                .extracting(view -> view.step().sequence())
                .containsExactly(1, 2, 3);
        assertThat(logged(taken.runId()))
                .containsExactly(
                        RunEventType.QUEUED,
                        RunEventType.STARTED,
                        RunEventType.STEP,
                        RunEventType.STEP,
                        RunEventType.STEP);
    }

    @Test
    void pagesStepsOverAttempts() {
        LeasedRun first = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        append(first, aStep(1), aStep(2));
        tenant.call(() -> {
            leases.giveBack(first.runId(), 1, "stopped");
            return true;
        });
        append(take(first.runId()).orElseThrow(), aStep(1), aStep(2));

        var page = tenant.call(() -> steps.page(first.runId(), null, 3));
        var rest = tenant.call(() -> steps.page(first.runId(), page.next(), 3));

        assertThat(page.items()).extracting(StepView::runAttempt).containsExactly(1, 1, 2);
        assertThat(rest.items()).extracting(StepView::runAttempt).containsExactly(2);
        assertThat(rest.next()).isNull();
    }

    @Test
    void storesWhatJsonbWouldRefuse() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();

        append(taken, aStep(1, Map.of("answer", "a\0b")));

        assertThat(tenant.call(() -> steps.page(taken.runId(), null, 10))
                        .items()
                        .getFirst()
                        .step()
                        .output())
                .containsEntry("answer", "a\uFFFDb");
    }

    @Test
    void hidesRunsOfOthers() {
        UUID run = fixture.queued(tenant, integration, "T-1");
        TenantOrganization stranger = tenants.tenant();

        assertThatThrownBy(() -> fixture.view(stranger, run)).isInstanceOf(RunNotFound.class);
        assertThat(stranger.call(() -> leases.take(run, "w", clock.instant().plusSeconds(6))))
                .isEmpty();
        assertThat(stranger.call(() -> counters.of("event")).runs().total()).isZero();
    }

    @Test
    void countsEveryRunInExactlyOneState() {
        complete(take(fixture.queued(tenant, integration, "T-1")).orElseThrow());
        deadLetter(take(fixture.queued(tenant, integration, "T-2")).orElseThrow());
        take(fixture.queued(tenant, integration, "T-3")).orElseThrow();
        fixture.queued(tenant, integration, "T-4");
        fixture.enqueue(tenant, integration, "T-5", new InitialRunState.Held());

        assertThat(tenant.call(() -> counters.of("event")).runs())
                .isEqualTo(new RunCounts(1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1));
    }
}

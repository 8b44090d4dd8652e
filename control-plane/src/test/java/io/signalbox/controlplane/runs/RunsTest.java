package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.log.RunEventType;
import io.signalbox.controlplane.runs.log.RunLog;
import io.signalbox.controlplane.runs.log.RunLogEntry;
import io.signalbox.controlplane.runs.log.RunSteps;
import io.signalbox.controlplane.runs.log.StepDraft;
import io.signalbox.controlplane.runs.log.StepView;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

@ControlPlaneTest
class RunsTest {

    private static final RunOutcome IGNORED = new RunOutcome(RunOutcome.Kind.IGNORED, null, null, "Not a ticket.");

    @Autowired
    private Runs runs;

    @Autowired
    private Leases leases;

    @Autowired
    private RunAttempts attempts;

    @Autowired
    private RunSteps steps;

    @Autowired
    private RunLog log;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private Clock clock;

    private TenantOrganization tenant;
    private UUID integration;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
    }

    @Test
    void queuesARunAndSaysSoInItsLog() {
        UUID run = fixture.queued(tenant, integration, "T-1");

        RunView view = fixture.view(tenant, run);
        assertThat(view.state()).isEqualTo(RunState.QUEUED);
        assertThat(view.attempt()).isZero();
        assertThat(view.nextAttemptAt()).isNull();
        assertThat(logged(run)).containsExactly(RunEventType.QUEUED);
    }

    @Test
    void refusesToEnqueueOutsideOfATransaction() {
        assertThatThrownBy(() -> runs.enqueue(List.of())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void keepsTheOrderGiven() {
        List<UUID> given = tenant.call(() -> {
            List<NewRun> batch = List.of(
                    fixture.stored(tenant, integration, "T-1", new InitialRunState.Queued()),
                    fixture.stored(tenant, integration, "T-1", new InitialRunState.Queued()),
                    fixture.stored(tenant, integration, "T-1", new InitialRunState.Queued()));
            runs.enqueue(batch);
            return batch.stream().map(NewRun::runId).toList();
        });

        for (UUID expected : given) {
            for (UUID other : given) {
                if (!other.equals(expected)) {
                    assertThat(take(other)).isEmpty();
                }
            }
            LeasedRun taken = take(expected).orElseThrow();
            assertThat(complete(taken)).isTrue();
        }
    }

    @Test
    void letsAnotherTicketOvertake() {
        fixture.queued(tenant, integration, "T-1");
        UUID other = fixture.queued(tenant, integration, "T-2");

        assertThat(take(other)).isPresent();
    }

    @Test
    void takesARunOnce() {
        UUID run = fixture.queued(tenant, integration, "T-1");

        assertThat(take(run)).hasValueSatisfying(taken -> {
            assertThat(taken.attempt()).isEqualTo(1);
            assertThat(taken.externalId()).isEqualTo("T-1");
        });
        assertThat(take(run)).isEmpty();
    }

    @Test
    void holdsRunsUntilTheyAreReleasedAndKeepsLaterOnesBehindThem() {
        UUID held = fixture.enqueue(tenant, integration, "T-1", new InitialRunState.Held());
        UUID later = fixture.queued(tenant, integration, "T-1");
        assertThat(take(held)).isEmpty();
        assertThat(take(later)).isEmpty();

        assertThat(tenant.<Integer>call(() -> runs.release(integration))).isEqualTo(1);

        assertThat(take(later)).isEmpty();
        assertThat(take(held)).isPresent();
        assertThat(logged(held)).containsExactly(RunEventType.HELD, RunEventType.QUEUED, RunEventType.STARTED);
    }

    @Test
    void refusesARunOnArrivalAsADeadLetter() {
        UUID run = fixture.enqueue(
                tenant,
                integration,
                "T-1",
                new InitialRunState.Refused(DeadLetterReason.UNKNOWN_PORTAL, "Who is that?"));

        RunView view = fixture.view(tenant, run);
        assertThat(view.state()).isEqualTo(RunState.DEAD_LETTERED);
        assertThat(view.deadLetterId()).isNotNull();
        assertThat(view.finishedAt()).isNotNull();
        assertThat(take(run)).isEmpty();
    }

    @Test
    void completesWithWhatItMadeOfTheEvent() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        var ticket = UUID.randomUUID();

        var outcome = new RunOutcome(RunOutcome.Kind.TICKET, ticket, "created", null);
        assertThat(tenant.<Boolean>call(
                        () -> attempts.complete(taken.runId(), taken.attempt(), outcome, new Usage(2, 30, 7))))
                .isTrue();

        RunView view = fixture.view(tenant, taken.runId());
        assertThat(view.state()).isEqualTo(RunState.COMPLETED);
        assertThat(view.outcome()).isEqualTo(outcome);
        assertThat(view.mappingAttempts()).isEqualTo(2);
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
    void answersTheSameDeadLetterWhenToldTwice() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();

        UUID first = deadLetter(taken);

        assertThat(deadLetter(taken)).isEqualTo(first);
        assertThat(fixture.view(tenant, taken.runId()).deadLetterId()).isEqualTo(first);
        assertThat(logged(taken.runId()))
                .containsExactly(RunEventType.QUEUED, RunEventType.STARTED, RunEventType.DEAD_LETTERED);
    }

    @Test
    void takesTheLastStepsOfADeadLetteredAttempt() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        deadLetter(taken);

        tenant.call(() -> {
            steps.append(runs.requireLatest(taken.runId(), taken.attempt()), List.of(aStep(1)));
            return true;
        });

        assertThat(tenant.call(() -> steps.page(taken.runId(), null, 10)).items())
                .hasSize(1);
    }

    @Test
    void retriesADeadLetterUnderAHigherAttempt() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        deadLetter(taken);

        tenant.call(() -> {
            runs.retry(taken.runId());
            return true;
        });

        assertThat(take(taken.runId())).hasValueSatisfying(again -> {
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.failures()).isZero();
        });
        assertThatThrownBy(() -> tenant.call(() -> {
                    runs.retry(taken.runId());
                    return true;
                }))
                .isInstanceOf(RunNotDeadLettered.class);
    }

    @Test
    void discardsADeadLetterForGood() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        deadLetter(taken);

        tenant.call(() -> {
            runs.discard(taken.runId());
            return true;
        });

        assertThat(fixture.view(tenant, taken.runId()).state()).isEqualTo(RunState.DISCARDED);
        assertThat(take(taken.runId())).isEmpty();
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
        assertThat(stranger.call(runs::counts).total()).isZero();
    }

    @Test
    void countsEveryRunInExactlyOneState() {
        complete(take(fixture.queued(tenant, integration, "T-1")).orElseThrow());
        deadLetter(take(fixture.queued(tenant, integration, "T-2")).orElseThrow());
        take(fixture.queued(tenant, integration, "T-3")).orElseThrow();
        fixture.queued(tenant, integration, "T-4");
        fixture.enqueue(tenant, integration, "T-5", new InitialRunState.Held());

        assertThat(tenant.call(runs::counts)).isEqualTo(new RunCounts(1, 1, 1, 0, 1, 1, 0, 0, 0, 1));
    }

    private Optional<LeasedRun> take(UUID run) {
        return tenant.call(() -> leases.take(run, "worker", clock.instant().plusSeconds(6)));
    }

    private boolean complete(LeasedRun run) {
        return tenant.call(() -> attempts.complete(run.runId(), run.attempt(), IGNORED, Usage.NONE));
    }

    private UUID deadLetter(LeasedRun run) {
        return tenant.call(() -> runs.deadLetter(
                run.runId(), run.attempt(), DeadLetterReason.NO_MAPPING_RULE, "No rule knows it.", List.of()));
    }

    private void append(LeasedRun run, StepDraft... given) {
        tenant.call(() -> {
            steps.append(runs.requireLatest(run.runId(), run.attempt()), List.of(given));
            return true;
        });
    }

    private List<RunEventType> logged(UUID run) {
        return tenant.call(() -> log.after(run, 0)).entries().stream()
                .map(RunLogEntry::type)
                .toList();
    }

    private static StepDraft aStep(int sequence) {
        return aStep(sequence, Map.of());
    }

    private static StepDraft aStep(int sequence, Map<String, Object> output) {
        return new StepDraft(
                sequence, "map", 1, "ok", Instant.parse("2026-11-20T10:00:00Z"), 1.5, "abc", output, List.of(), null);
    }
}

package io.signalbox.controlplane.runs.breakers;

import io.signalbox.controlplane.runs.breakers.BreakerState.Closed;
import io.signalbox.controlplane.runs.breakers.BreakerState.HalfOpen;
import io.signalbox.controlplane.runs.breakers.BreakerState.Open;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The circuit breaker of the installation's model. Its state is a row that all replicas share; each remembers what it saw last, at most
 * {@link BreakerSettings#refresh()} ago, so that nothing is asked of the database while the model answers.
 */
@Service
public class ModelBreaker implements ModelAdmission, ModelOutcomes {

    private static final Logger log = LoggerFactory.getLogger(ModelBreaker.class);

    private final BreakerRepository repository;
    private final BreakerSettings settings;
    private final BreakerPauses pauses;
    private final BreakerMetrics metrics;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile BreakerState seen = Closed.AT_FIRST;
    /** A probe that was over at the last look; what it found is told just after its end, so it gets one more look. */
    private volatile @Nullable HalfOpen lost;

    ModelBreaker(
            BreakerRepository repository,
            BreakerSettings settings,
            BreakerMetrics metrics,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock,
            RandomGenerator random) {
        this.repository = repository;
        this.settings = settings;
        this.pauses = new BreakerPauses(settings, random);
        this.metrics = metrics;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant ask() {
        Grant grant = seen.grant(now());
        if (grant != Grant.ONE_PROBE) {
            return grant;
        }
        // Locked until the caller's transaction ends, so that one replica probes and the others go on without waiting
        return repository.lockIfFree().map(state -> state.grant(now())).orElse(Grant.NONE);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void probing(UUID runId, int attempt) {
        Instant until = now().plus(settings.probeTimeout());
        BreakerState next =
                switch (repository.lock()) {
                    case Closed closed -> closed;
                    case Open open -> open.probing(runId, attempt, until);
                    case HalfOpen lost -> lost.probing(runId, attempt, until);
                };
        repository.save(next);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                see(next);
                metrics.probed();
                log.info("Model probed run_id={} attempt={}", runId, attempt);
            }
        });
    }

    @Override
    public void ended(List<ModelOutcome> outcomes) {
        List<ModelOutcome> telling = outcomes.stream().filter(this::mayTell).toList();
        if (!telling.isEmpty()) {
            Change change = transactions.execute(status -> applied(telling));
            see(change.after());
            report(change);
        }
    }

    /** The breaker as this replica knows it. */
    public ModelBreakerView view() {
        return switch (seen) {
            case Closed closed ->
                new ModelBreakerView(ModelBreakerView.State.CLOSED, null, null, closed.failures(), null, null, null);
            case Open open -> view(ModelBreakerView.State.OPEN, open.opening(), null);
            case HalfOpen probing -> view(ModelBreakerView.State.HALF_OPEN, probing.opening(), probing.runId());
        };
    }

    /** Looks at what other replicas did, and gives up a probe whose attempt is over without having told anything. */
    public void refresh() {
        see(transactions.execute(status -> repository.load()));
        HalfOpen over = seen instanceof HalfOpen probing && !repository.isUnderWay(probing) ? probing : null;
        if (over != null && over.equals(lost)) {
            ended(List.of(new ModelOutcome.Unknown(new ModelCall(over.runId(), over.attempt(), now()))));
        }
        lost = over;
    }

    /** Ends the pause, because whoever restarts may have changed what the model refused. */
    public void tryAgain() {
        see(transactions.execute(status -> {
            BreakerState state = repository.lock();
            BreakerState next =
                    state instanceof Open open ? new Open(open.opening().until(now())) : state;
            repository.save(next);
            return next;
        }));
    }

    /** What another replica knows can be newer than what is seen here, so only a closed breaker leaves anything out. */
    private boolean mayTell(ModelOutcome outcome) {
        return switch (outcome) {
            case ModelOutcome.Failed failed -> true;
            case ModelOutcome.Answered answered -> !(seen instanceof Closed closed) || closed.failures() > 0;
            case ModelOutcome.Unknown unknown -> !(seen instanceof Closed);
        };
    }

    private Change applied(List<ModelOutcome> outcomes) {
        BreakerState known = repository.load();
        if (after(known, outcomes).equals(known)) {
            return new Change(known, known);
        }
        BreakerState before = repository.lock();
        BreakerState after = after(before, outcomes);
        repository.save(after);
        return new Change(before, after);
    }

    private BreakerState after(BreakerState before, List<ModelOutcome> outcomes) {
        BreakerState after = before;
        for (ModelOutcome outcome : outcomes) {
            after = after.after(outcome, now(), pauses);
        }
        return after;
    }

    private record Change(BreakerState before, BreakerState after) {}

    private void report(Change change) {
        if (change.after() instanceof Open(BreakerState.Opening opening) && !(change.before() instanceof Open)) {
            boolean first = change.before() instanceof Closed;
            metrics.opened(opening.code(), first);
            log.warn(
                    "{} code={} failures={} retry_at={} reason={}",
                    first ? "Model paused" : "Model still fails",
                    opening.code(),
                    opening.failures(),
                    opening.retryAt(),
                    opening.reason());
        }
        if (change.after() instanceof Closed && !(change.before() instanceof Closed)) {
            log.info("Model answers again");
        }
    }

    private void see(BreakerState state) {
        boolean admitted = seen instanceof Closed;
        seen = state;
        metrics.seen(state);
        boolean admits = state instanceof Closed;
        if (admits != admitted) {
            events.publishEvent(new ModelBreakerChanged(admits));
        }
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ModelBreakerView view(
            ModelBreakerView.State state, BreakerState.Opening opening, @Nullable UUID probe) {
        return new ModelBreakerView(
                state,
                opening.code(),
                opening.reason(),
                opening.failures(),
                opening.openedAt(),
                opening.retryAt(),
                probe);
    }
}

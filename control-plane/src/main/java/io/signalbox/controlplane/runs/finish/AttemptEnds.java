package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.breakers.ModelOutcomes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends attempts, many at once: one transaction for each organization. When one fails, its ends are stored one by one, so that what cannot be
 * stored fails alone.
 */
@Service
public class AttemptEnds {

    private static final Logger log = LoggerFactory.getLogger(AttemptEnds.class);

    private static final EndAnswer NOT_STORABLE =
            new EndAnswer.Refused("not_storable", "The database refused what the attempt reported.", List.of());

    private final FinishTransaction finish;
    private final TransactionOperations transactions;
    private final ModelOutcomes models;
    private final FinishMetrics metrics;

    AttemptEnds(
            FinishTransaction finish, TransactionOperations transactions, ModelOutcomes models, FinishMetrics metrics) {
        this.finish = finish;
        this.transactions = transactions;
        this.models = models;
        this.metrics = metrics;
    }

    /** One answer for each, in the same order. Each is for itself: what happens to one says nothing of the others. */
    public List<EndAnswer> finish(List<AttemptEnd> ends) {
        var answers = new ArrayList<EndAnswer>(
                ends.stream().<EndAnswer>map(end -> new EndAnswer.Unavailable()).toList());
        rounds(ends).forEach(round -> {
            Map<UUID, EndAnswer> found = finishRound(
                    ends.get(round.getFirst()).capability().organizationId(),
                    round.stream().map(ends::get).toList());
            round.forEach(index -> answers.set(
                    index, Objects.requireNonNull(found.get(ends.get(index).runId()))));
        });
        return answers;
    }

    /** Places of ends that are stored together: of one organization, and each run once. A run named again comes in a later round. */
    private static Collection<List<Integer>> rounds(List<AttemptEnd> ends) {
        record Round(UUID organizationId, int repetition) {}
        Map<UUID, Integer> named = new HashMap<>();
        Map<Round, List<Integer>> rounds = new LinkedHashMap<>();
        for (int index = 0; index < ends.size(); index++) {
            AttemptEnd end = ends.get(index);
            int repetition = named.merge(end.runId(), 1, Integer::sum);
            rounds.computeIfAbsent(new Round(end.capability().organizationId(), repetition), first -> new ArrayList<>())
                    .add(index);
        }
        return rounds.values();
    }

    private Map<UUID, EndAnswer> finishRound(UUID organizationId, List<AttemptEnd> ends) {
        return Tenant.call(organizationId, () -> {
            try {
                return committed(organizationId, ends);
            } catch (RuntimeException failure) {
                if (PassingFailure.is(failure) && ends.size() > 1) {
                    log.warn("Ends of {} attempts could not be stored: {}", ends.size(), failure.toString());
                    return all(ends, new EndAnswer.Unavailable());
                }
                Map<UUID, EndAnswer> answers = new HashMap<>();
                ends.forEach(end -> answers.put(end.runId(), alone(organizationId, end)));
                return answers;
            }
        });
    }

    private EndAnswer alone(UUID organizationId, AttemptEnd end) {
        try {
            return answer(organizationId, end);
        } catch (PartlyRefused partly) {
            return partly.refusal();
        } catch (RuntimeException failure) {
            log.warn(
                    "The end of an attempt could not be stored run_id={} attempt={}",
                    end.runId(),
                    end.attempt(),
                    failure);
            return PassingFailure.is(failure) ? new EndAnswer.Unavailable() : withoutBallast(organizationId, end);
        }
    }

    /** A run that failed must be able to say so: what it did on the way is lost then. */
    private EndAnswer withoutBallast(UUID organizationId, AttemptEnd end) {
        if (end.report() instanceof AttemptReport.Completed
                || end.report() instanceof AttemptReport.Proposed
                || end.report() instanceof AttemptReport.Waiting) {
            return NOT_STORABLE;
        }
        try {
            return answer(organizationId, end.bare());
        } catch (RuntimeException failure) {
            return PassingFailure.is(failure) ? new EndAnswer.Unavailable() : NOT_STORABLE;
        }
    }

    private EndAnswer answer(UUID organizationId, AttemptEnd end) {
        return Objects.requireNonNull(committed(organizationId, List.of(end)).get(end.runId()));
    }

    private Map<UUID, EndAnswer> committed(UUID organizationId, List<AttemptEnd> ends) {
        FinishTransaction.Result result = transactions.execute(status -> finish.apply(ends));
        List<AcceptedEnd> accepted = result.accepted();
        accepted.forEach(end -> metrics.ended(organizationId, end));
        if (!accepted.isEmpty()) {
            models.ended(accepted.stream().map(AcceptedEnd::modelOutcome).toList());
        }
        return result.answers();
    }

    private static Map<UUID, EndAnswer> all(List<AttemptEnd> ends, EndAnswer answer) {
        Map<UUID, EndAnswer> answers = new HashMap<>();
        ends.forEach(end -> answers.put(end.runId(), answer));
        return answers;
    }
}

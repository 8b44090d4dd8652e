package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.breakers.ModelOutcome;
import io.signalbox.controlplane.runs.breakers.ModelOutcomes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Stores what attempts have done so far, many at once: one transaction for each organization, and each alone when that one fails. */
@Service
public class AttemptAdvances {

    private static final Logger log = LoggerFactory.getLogger(AttemptAdvances.class);

    private final AdvanceTransaction advance;
    private final TransactionOperations transactions;
    private final ModelOutcomes models;

    AttemptAdvances(AdvanceTransaction advance, TransactionOperations transactions, ModelOutcomes models) {
        this.advance = advance;
        this.transactions = transactions;
        this.models = models;
    }

    /** One answer for each, in the same order. */
    public List<AdvanceAnswer> advance(List<AttemptAdvance> advances) {
        List<AdvanceAnswer> answers = new ArrayList<>(Collections.nCopies(advances.size(), AdvanceAnswer.UNAVAILABLE));
        Map<UUID, List<Integer>> places = new LinkedHashMap<>();
        for (int index = 0; index < advances.size(); index++) {
            places.computeIfAbsent(advances.get(index).capability().organizationId(), first -> new ArrayList<>())
                    .add(index);
        }
        places.forEach((organizationId, own) -> {
            List<AdvanceAnswer> found = Tenant.call(
                    organizationId, () -> stored(own.stream().map(advances::get).toList()));
            for (int index = 0; index < own.size(); index++) {
                answers.set(own.get(index), found.get(index));
            }
        });
        return answers;
    }

    private List<AdvanceAnswer> stored(List<AttemptAdvance> advances) {
        try {
            return committed(advances);
        } catch (RuntimeException failure) {
            log.warn("Advances of {} attempts could not be stored: {}", advances.size(), failure.toString());
            return advances.size() == 1 || PassingFailure.is(failure)
                    ? Collections.nCopies(advances.size(), AdvanceAnswer.UNAVAILABLE)
                    : advances.stream()
                            .map(one -> stored(List.of(one)).getFirst())
                            .toList();
        }
    }

    private List<AdvanceAnswer> committed(List<AttemptAdvance> advances) {
        AdvanceTransaction.Result result = transactions.execute(status -> advance.apply(advances));
        if (!result.answered().isEmpty()) {
            models.ended(result.answered().stream()
                    .<ModelOutcome>map(ModelOutcome.Answered::new)
                    .toList());
        }
        return result.answers();
    }
}

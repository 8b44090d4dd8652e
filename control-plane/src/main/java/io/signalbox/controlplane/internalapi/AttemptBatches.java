package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.AdvanceResult;
import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.capability.OutOfScope;
import io.signalbox.controlplane.runs.finish.AdvanceAnswer;
import io.signalbox.controlplane.runs.finish.AttemptAdvance;
import io.signalbox.controlplane.runs.finish.AttemptAdvances;
import io.signalbox.controlplane.runs.finish.AttemptEnd;
import io.signalbox.controlplane.runs.finish.AttemptEnds;
import io.signalbox.controlplane.runs.finish.EndAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Batches of ends and advances: each item is checked by itself, and those that are good are stored together. */
@Component
@EnableConfigurationProperties(InternalApiSettings.class)
class AttemptBatches {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AttemptItems tokens;
    private final AttemptEnds ends;
    private final AttemptAdvances advances;
    private final RefusedCalls refusedCalls;
    private final InternalApiSettings settings;
    private final Semaphore places;

    AttemptBatches(
            AttemptItems tokens,
            AttemptEnds ends,
            AttemptAdvances advances,
            RefusedCalls refusedCalls,
            InternalApiSettings settings) {
        this.tokens = tokens;
        this.ends = ends;
        this.advances = advances;
        this.refusedCalls = refusedCalls;
        this.settings = settings;
        this.places = new Semaphore(settings.maxBatches());
    }

    /** @throws Overloaded when too many batches are stored at once */
    List<FinishResult> finish(List<RunFinish> items) {
        var results = new FinishResult[items.size()];
        Map<Integer, AttemptEnd> good = new LinkedHashMap<>();
        for (int index = 0; index < results.length; index++) {
            RunFinish item = items.get(index);
            try {
                Capability capability = capability(item);
                good.put(index, end(item, capability));
            } catch (Said refused) {
                results[index] = FinishMapper.refused(item, refused.problem);
            } catch (ProblemException notItsOwn) {
                results[index] = FinishMapper.stale(item, notItsOwn);
            }
        }
        List<EndAnswer> answers = bounded(() -> ends.finish(List.copyOf(good.values())));
        int place = 0;
        for (var item : good.entrySet()) {
            EndAnswer answer = answers.get(place++);
            tell(item.getValue(), answer);
            results[item.getKey()] = FinishMapper.result(items.get(item.getKey()), answer);
        }
        return Arrays.asList(results);
    }

    /** @throws Overloaded when too many batches are stored at once */
    List<AdvanceResult> advance(List<RunAdvance> items) {
        var results = new AdvanceResult[items.size()];
        Map<Integer, AttemptAdvance> good = new LinkedHashMap<>();
        for (int index = 0; index < results.length; index++) {
            RunAdvance item = items.get(index);
            try {
                good.put(
                        index,
                        AdvanceMapper.advance(
                                item,
                                tokens.capability(
                                        item.getCapabilityToken(),
                                        item.getRunId(),
                                        item.getAttempt(),
                                        Operation.ADVANCE_RUN)));
            } catch (ProblemException notItsOwn) {
                results[index] = AdvanceMapper.result(item, AdvanceAnswer.STALE);
            }
        }
        List<AdvanceAnswer> answers = bounded(() -> advances.advance(List.copyOf(good.values())));
        int place = 0;
        for (var item : good.entrySet()) {
            AdvanceAnswer answer = answers.get(place++);
            if (answer == AdvanceAnswer.STALE) {
                stale(item.getValue().capability(), Operation.ADVANCE_RUN);
            }
            results[item.getKey()] = AdvanceMapper.result(items.get(item.getKey()), answer);
        }
        return Arrays.asList(results);
    }

    private Capability capability(RunFinish item) {
        return tokens.capability(item.getCapabilityToken(), item.getRunId(), item.getAttempt(), Operation.FINISH_RUN);
    }

    private AttemptEnd end(RunFinish item, Capability capability) {
        try {
            return FinishMapper.end(item, capability);
        } catch (OutOfScope refusal) {
            refusedCalls.tell(capability, Operation.FINISH_RUN.id(), refusal);
            throw new Said(refusal);
        } catch (ProblemException refusal) {
            throw new Said(refusal);
        }
    }

    private void tell(AttemptEnd end, EndAnswer answer) {
        if (answer instanceof EndAnswer.Stale) {
            stale(end.capability(), Operation.FINISH_RUN);
        }
        if (answer instanceof EndAnswer.Refused refused && refused.code().equals(OutOfScope.TYPE.code())) {
            refusedCalls.tell(end.capability(), Operation.FINISH_RUN.id(), new OutOfScope(refused.detail()));
        }
    }

    private void stale(Capability capability, Operation operation) {
        refusedCalls.tell(capability, operation.id(), new StaleAttempt(capability.runId(), capability.attempt()));
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!places.tryAcquire(settings.batchWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Overloaded("Too many batches are stored at once; send it again.", RETRY_AFTER);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overloaded("The control plane stops; send it again.", RETRY_AFTER);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** What an item says is refused; the attempt goes on. */
    private static final class Said extends RuntimeException {

        private final transient ProblemException problem;

        private Said(ProblemException problem) {
            super(problem);
            this.problem = problem;
        }
    }
}

package io.signalbox.agent.attempts;

import io.signalbox.agent.controlplane.AttemptCalls;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.contract.internalapi.model.AdvanceResult;
import io.signalbox.contract.internalapi.model.AdvanceResult.StatusEnum;
import io.signalbox.contract.internalapi.model.RunAdvance;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores durable points of attempts in batches. */
final class Advancer implements AutoCloseable {

    private final Batches<RunAdvance, AdvanceResult> batches;
    private final JsonSize size;

    Advancer(AttemptCalls calls, Batch bounds, JsonSize size) {
        this.batches = new Batches<>("advancer", bounds, new Sender(calls), () -> 0);
        this.size = size;
    }

    /** Fails with {@link CallRefused} when what the item says can never be stored. */
    CompletableFuture<AdvanceResult> advance(RunAdvance item) {
        return batches.add(item, size.of(item));
    }

    @Override
    public void close() {
        batches.close();
    }

    private record Sender(AttemptCalls calls) implements Batches.Sender<RunAdvance, AdvanceResult> {

        @Override
        public List<AdvanceResult> send(List<RunAdvance> items) {
            return calls.advance(items);
        }

        @Override
        public AdvanceResult refused(RunAdvance item, CallRefused refused) {
            if (Finisher.aboutTheItem(refused)) {
                throw refused;
            }
            return unavailable(item);
        }

        @Override
        public AdvanceResult unavailable(RunAdvance item) {
            return new AdvanceResult()
                    .runId(item.getRunId())
                    .attempt(item.getAttempt())
                    .sequence(item.getSequence())
                    .status(StatusEnum.UNAVAILABLE);
        }
    }
}

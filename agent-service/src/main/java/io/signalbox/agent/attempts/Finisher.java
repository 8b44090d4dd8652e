package io.signalbox.agent.attempts;

import io.signalbox.agent.controlplane.AttemptCalls;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.FinishStatus;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.shared.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** Ends attempts in batches. */
final class Finisher implements AutoCloseable {

    /** Refusals of what an item says; any other refused call is a fault between the services and says nothing about the item. */
    private static final Set<String> ABOUT_THE_ITEM =
            Set.of("invalid_request", "validation_failed", "malformed_json", "payload_too_large");

    /** Bytes of a subject whose end is not counted. */
    private static final long SMALL = 8 * 1024;

    /** How often an end may repeat its subject: in the ticket and in the outputs of its steps. */
    private static final long FACTOR = 6;

    private static final long FRAME = 4096;

    private static final String PLACE_OF_THE_ITEM = "^/items/\\d+";

    private final Batches<RunFinish, FinishResult> batches;
    private final JsonSize size;

    /** @param senders how many attempts may end soon, those included whose ends wait for their answers */
    Finisher(AttemptCalls calls, Batch bounds, JsonSize size, IntSupplier senders) {
        this.batches = new Batches<>("finisher", bounds, new Sender(calls), senders);
        this.size = size;
    }

    /** @param subject bytes of what its run is about, as JSON */
    CompletableFuture<FinishResult> finish(RunFinish item, long subject) {
        return batches.add(item, size(item, subject));
    }

    /**
     * Where no call was recorded, an end says little beyond its subject, and counting all that are small is a tenth of the agent's work. A call that turns out
     * larger than it may be is refused, and its items are sent one by one.
     */
    private long size(RunFinish item, long subject) {
        return subject <= SMALL && item.getJournal().isEmpty() ? FRAME + FACTOR * subject : size.of(item);
    }

    /** Waits until the ends of all attempts that may end soon are on their way, or for this long. */
    void awaitSent(Duration limit) throws InterruptedException {
        batches.awaitSent(limit);
    }

    @Override
    public void close() {
        batches.close();
    }

    static boolean aboutTheItem(CallRefused refused) {
        return ABOUT_THE_ITEM.contains(refused.code());
    }

    private record Sender(AttemptCalls calls) implements Batches.Sender<RunFinish, FinishResult> {

        @Override
        public List<FinishResult> send(List<RunFinish> items) {
            return calls.finish(items);
        }

        @Override
        public FinishResult refused(RunFinish item, CallRefused refused) {
            return aboutTheItem(refused)
                    ? answer(item, FinishStatus.REFUSED)
                            .code(refused.code())
                            .detail(refused.getMessage())
                            .errors(refused.errors().stream()
                                    .map(Sender::within)
                                    .toList())
                    : unavailable(item);
        }

        @Override
        public FinishResult unavailable(RunFinish item) {
            return answer(item, FinishStatus.UNAVAILABLE);
        }

        private static FinishResult answer(RunFinish item, FinishStatus status) {
            return new FinishResult()
                    .runId(item.getRunId())
                    .attempt(item.getAttempt())
                    .status(status);
        }

        private static FieldError within(FieldError error) {
            return new FieldError()
                    .pointer(error.getPointer().replaceFirst(PLACE_OF_THE_ITEM, ""))
                    .message(error.getMessage())
                    .code(error.getCode());
        }
    }
}

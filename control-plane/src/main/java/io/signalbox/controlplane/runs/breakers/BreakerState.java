package io.signalbox.controlplane.runs.breakers;

import io.signalbox.controlplane.runs.breakers.ModelAdmission.Grant;
import io.signalbox.controlplane.runs.breakers.ModelOutcome.Answered;
import io.signalbox.controlplane.runs.breakers.ModelOutcome.Failed;
import io.signalbox.controlplane.runs.breakers.ModelOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The states of a circuit breaker; their methods are its legal transitions. A call that began before the present state was entered says
 * nothing about it: calls that were under way together count once, and no late success cancels a pause.
 */
sealed interface BreakerState {

    /** What may be given out. */
    Grant grant(Instant now);

    /** After one outcome; the same instance when it changes nothing. */
    BreakerState after(ModelOutcome outcome, Instant now, BreakerPauses pauses);

    /**
     * Everything may ask.
     *
     * @param failures in a row
     * @param since when it closed
     */
    record Closed(int failures, Instant since) implements BreakerState {

        static final Closed AT_FIRST = new Closed(0, Instant.EPOCH);

        @Override
        public Grant grant(Instant now) {
            return Grant.ALL;
        }

        @Override
        public BreakerState after(ModelOutcome outcome, Instant now, BreakerPauses pauses) {
            return switch (outcome) {
                case Answered answered -> failures == 0 ? this : new Closed(0, since);
                case Failed failed -> failed.call().takenAt().isBefore(since) ? this : failed(failed, now, pauses);
                case Unknown unknown -> this;
            };
        }

        private BreakerState failed(Failed failed, Instant now, BreakerPauses pauses) {
            int inARow = failures + 1;
            return pauses.opens(failed, inARow)
                    ? new Open(Opening.first(failed, inARow, now, pauses))
                    : new Closed(inARow, since);
        }
    }

    /** Nothing may ask until the pause is over, then one. */
    record Open(Opening opening) implements BreakerState {

        @Override
        public Grant grant(Instant now) {
            return now.isBefore(opening.retryAt()) ? Grant.NONE : Grant.ONE_PROBE;
        }

        @Override
        public BreakerState after(ModelOutcome outcome, Instant now, BreakerPauses pauses) {
            return switch (outcome) {
                case Answered answered -> opening.closes(answered.call()) ? new Closed(0, now) : this;
                case Failed failed -> extended(opening.extended(pauses.asked(failed), now));
                case Unknown unknown -> this;
            };
        }

        HalfOpen probing(UUID runId, int attempt, Instant until) {
            return new HalfOpen(opening, runId, attempt, until);
        }

        private BreakerState extended(Opening longer) {
            return longer.equals(opening) ? this : new Open(longer);
        }
    }

    /**
     * One run asks for all.
     *
     * @param until when the probe counts as lost
     */
    record HalfOpen(Opening opening, UUID runId, int attempt, Instant until) implements BreakerState {

        @Override
        public Grant grant(Instant now) {
            return now.isBefore(until) ? Grant.NONE : Grant.ONE_PROBE;
        }

        @Override
        public BreakerState after(ModelOutcome outcome, Instant now, BreakerPauses pauses) {
            boolean probe = isProbe(outcome.call());
            return switch (outcome) {
                case Answered answered -> probe || opening.closes(answered.call()) ? new Closed(0, now) : this;
                case Failed failed -> probe ? new Open(opening.again(failed, now, pauses)) : this;
                case Unknown unknown -> probe ? new Open(opening.undecided(now, pauses)) : this;
            };
        }

        HalfOpen probing(UUID next, int nextAttempt, Instant nextUntil) {
            return new HalfOpen(opening, next, nextAttempt, nextUntil);
        }

        private boolean isProbe(ModelCall call) {
            return call.runId().equals(runId) && call.attempt() == attempt;
        }
    }

    /**
     * Why and until when the breaker is open.
     *
     * @param openedAt when it opened first and has not closed since
     * @param pausedAt when the present pause began
     * @param failures in a row
     * @param pauses in a row; the length of the next one follows from it
     */
    record Opening(
            Instant openedAt, Instant pausedAt, Instant retryAt, int failures, int pauses, String code, String reason) {

        static Opening first(Failed failed, int failures, Instant now, BreakerPauses pauses) {
            return new Opening(
                    now, now, now.plus(pauses.pause(failed, 1)), failures, 1, failed.code(), failed.detail());
        }

        Opening again(Failed failed, Instant now, BreakerPauses lengths) {
            int next = pauses + 1;
            return new Opening(
                    openedAt,
                    now,
                    now.plus(lengths.pause(failed, next)),
                    failures + 1,
                    next,
                    failed.code(),
                    failed.detail());
        }

        /** The probe ended and nobody knows whether the model answers: another may try soon. */
        Opening undecided(Instant now, BreakerPauses lengths) {
            return until(now.plus(lengths.afterLostProbe()));
        }

        /** A provider that asks for a longer pause gets it, whichever call it told. */
        Opening extended(Duration asked, Instant now) {
            return now.plus(asked).isAfter(retryAt) ? until(now.plus(asked)) : this;
        }

        Opening until(Instant later) {
            return new Opening(openedAt, pausedAt, later, failures, pauses, code, reason);
        }

        boolean closes(ModelCall call) {
            return call.takenAt().isAfter(pausedAt);
        }
    }
}

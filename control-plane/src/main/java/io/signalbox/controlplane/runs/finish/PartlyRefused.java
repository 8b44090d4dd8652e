package io.signalbox.controlplane.runs.finish;

/** One effect of an end was refused after another of it had been applied: the transaction must not commit. */
class PartlyRefused extends RuntimeException {

    private final transient EndAnswer.Refused refusal;

    PartlyRefused(EndAnswer.Refused refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    EndAnswer.Refused refusal() {
        return refusal;
    }
}

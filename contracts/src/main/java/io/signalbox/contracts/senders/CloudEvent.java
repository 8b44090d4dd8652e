package io.signalbox.contracts.senders;

/** The envelope of CloudEvents 1.0 in structured mode: its {@code subject} names the thing, its {@code id} only the event. */
final class CloudEvent {

    private CloudEvent() {}

    static boolean is(Payload payload) {
        return payload.text("/specversion").isPresent()
                && payload.text("/source").isPresent()
                && payload.text("/type").isPresent();
    }
}

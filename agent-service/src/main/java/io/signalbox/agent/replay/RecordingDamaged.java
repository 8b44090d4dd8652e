package io.signalbox.agent.replay;

/** The file is not what was recorded; the message says where. */
public final class RecordingDamaged extends RuntimeException {

    RecordingDamaged(String message) {
        super(message);
    }

    RecordingDamaged(String message, Throwable cause) {
        super(message, cause);
    }
}

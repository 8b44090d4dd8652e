package io.signalbox.controlplane.audit;

import java.util.Locale;

/** Whether it was done or refused. */
public enum Outcome {
    DONE,
    REFUSED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.signalbox.controlplane.platform.settings;

/** A setting that the service cannot start with. What was set is not told: it may hold a password. */
public final class InvalidSetting extends IllegalArgumentException {

    /**
     * @param name of the variable, as in {@code SIGNALBOX_SMTP_URL}
     * @param wanted what it must be, after the name: "must look like …"
     */
    public InvalidSetting(String name, String wanted) {
        super(name + " " + wanted);
    }
}

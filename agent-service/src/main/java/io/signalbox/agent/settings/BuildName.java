package io.signalbox.agent.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is, as the build itself wrote it down. */
public final class BuildName {

    private static final String RESOURCE = "/signalbox-agent-build.properties";

    private BuildName() {}

    /** Version and time of the build. */
    public static String current() {
        var properties = new Properties();
        try (InputStream resource = BuildName.class.getResourceAsStream(RESOURCE)) {
            properties.load(resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version") + " of " + properties.getProperty("time");
    }
}

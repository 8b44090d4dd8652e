package io.signalbox.embedded;

import java.nio.file.Path;
import org.springframework.core.env.Environment;

/**
 * What is to be started: each service whose address the environment does not give.
 *
 * @param dataDirectory where PostgreSQL keeps its data, {@code SIGNALBOX_DATA_DIR}
 */
record EmbeddedSettings(boolean postgres, boolean broker, Path dataDirectory) {

    static final String DATABASE_URL = "signalbox.database.url";
    static final String RABBITMQ_URL = "signalbox.rabbitmq.url";

    static EmbeddedSettings from(Environment environment) {
        boolean enabled = environment.getProperty("signalbox.embedded.enabled", Boolean.class, true);
        return new EmbeddedSettings(
                enabled && environment.getProperty(DATABASE_URL, "").isBlank(),
                enabled && environment.getProperty(RABBITMQ_URL, "").isBlank(),
                Path.of(environment.getProperty("signalbox.data-dir", ".signalbox")));
    }

    boolean nothingToStart() {
        return !postgres && !broker;
    }
}

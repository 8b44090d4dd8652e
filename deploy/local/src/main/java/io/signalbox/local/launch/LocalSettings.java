package io.signalbox.local.launch;

import io.signalbox.local.Refusal;
import java.nio.file.Path;

/**
 * Where this installation lives and listens.
 *
 * @param checkout the repository, from which the services are started
 * @param dataDirectory what survives a restart: database, secrets
 */
public record LocalSettings(
        Environment environment, Path checkout, Path dataDirectory, int controlPlanePort, int agentPort) {

    public static LocalSettings read(Environment environment) {
        Path checkout = Path.of(System.getProperty("signalbox.checkout", "."))
                .toAbsolutePath()
                .normalize();
        Path data = checkout.resolve(environment.get("SIGNALBOX_DATA_DIR", ".signalbox"))
                .normalize();
        LocalSettings settings = new LocalSettings(
                environment,
                checkout,
                data,
                environment.port("SIGNALBOX_PORT", 8080),
                environment.port("SIGNALBOX_AGENT_PORT", 8081));
        if (settings.controlPlanePort == settings.agentPort) {
            throw new Refusal("SIGNALBOX_PORT and SIGNALBOX_AGENT_PORT are both " + settings.agentPort
                    + ": give them different numbers");
        }
        return settings;
    }

    public Path secrets() {
        return dataDirectory.resolve("secrets");
    }

    public String controlPlaneUrl() {
        return "http://127.0.0.1:" + controlPlanePort;
    }

    public String agentUrl() {
        return "http://127.0.0.1:" + agentPort;
    }

    public String publicUrl() {
        return environment.get("SIGNALBOX_PUBLIC_URL", "http://localhost:" + controlPlanePort);
    }

    public String adminEmail() {
        return environment.get("SIGNALBOX_ADMIN_EMAIL", "admin@signalbox.local");
    }
}

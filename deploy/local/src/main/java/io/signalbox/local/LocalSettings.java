package io.signalbox.local;

import java.nio.file.Path;

/**
 * Where this installation lives and listens.
 *
 * @param checkout the repository, from which the services are started
 * @param dataDirectory what survives a restart: database, secrets
 */
record LocalSettings(Environment environment, Path checkout, Path dataDirectory, int controlPlanePort, int agentPort) {

    static LocalSettings read(Environment environment) {
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

    Path secrets() {
        return dataDirectory.resolve("secrets");
    }

    String controlPlaneUrl() {
        return "http://127.0.0.1:" + controlPlanePort;
    }

    String agentUrl() {
        return "http://127.0.0.1:" + agentPort;
    }

    String publicUrl() {
        return environment.get("SIGNALBOX_PUBLIC_URL", "http://localhost:" + controlPlanePort);
    }

    String adminEmail() {
        return environment.get("SIGNALBOX_ADMIN_EMAIL", "admin@signalbox.local");
    }
}

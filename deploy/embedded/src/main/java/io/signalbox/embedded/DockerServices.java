package io.signalbox.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/** The same services as containers. Its libraries are on the class path of tests only. */
final class DockerServices {

    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String RABBITMQ_IMAGE = "rabbitmq:4";

    private DockerServices() {}

    /** Whether an engine answers. Looks for its socket first: asking Testcontainers takes seconds without one. */
    static boolean available() {
        boolean named = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return named && librariesPresent() && DockerClientFactory.instance().isDockerAvailable();
    }

    static String postgres() {
        PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES_IMAGE);
        container.start();
        return container.getJdbcUrl() + (container.getJdbcUrl().contains("?") ? "&" : "?") + "user="
                + container.getUsername() + "&password=" + container.getPassword();
    }

    static String rabbitmq() {
        RabbitMQContainer container = new RabbitMQContainer(RABBITMQ_IMAGE);
        container.start();
        return "amqp://" + container.getAdminUsername() + ":" + container.getAdminPassword() + "@" + container.getHost()
                + ":" + container.getAmqpPort() + "/%2F";
    }

    private static boolean librariesPresent() {
        try {
            Class.forName("org.testcontainers.DockerClientFactory", false, DockerServices.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

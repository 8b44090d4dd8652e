package io.signalbox.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A database and a broker for test suites, one of each per JVM. Looked for in this order: addresses in the environment
 * ({@code SIGNALBOX_DATABASE_URL}, {@code SIGNALBOX_RABBITMQ_URL}); Docker, when an engine is there; embedded.
 */
public final class TestServices {

    private TestServices() {}

    /** The address of a PostgreSQL database for a superuser. */
    public static String databaseUrl() {
        return Database.URL;
    }

    /** The address of a broker that speaks AMQP 0-9-1. */
    public static String rabbitmqUrl() {
        return BrokerAddress.URL;
    }

    private static boolean given(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    /** Loaded, and so started, when first asked for. */
    private static final class Database {

        static final String URL = find();

        private static String find() {
            if (given("SIGNALBOX_DATABASE_URL")) {
                return System.getenv("SIGNALBOX_DATABASE_URL");
            }
            return DockerServices.available() ? DockerServices.postgres() : embedded();
        }

        private static String embedded() {
            Path directory = temporaryDirectory();
            EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                delete(directory);
            }));
            return postgres.adminUrl();
        }
    }

    private static final class BrokerAddress {

        static final String URL = find();

        private static String find() {
            if (given("SIGNALBOX_RABBITMQ_URL")) {
                return System.getenv("SIGNALBOX_RABBITMQ_URL");
            }
            return DockerServices.available()
                    ? DockerServices.rabbitmq()
                    : EmbeddedBroker.start().url();
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("signalbox-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // A leftover in the system's temporary directory does no harm
        }
    }
}

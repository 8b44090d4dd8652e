package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.platform.persistence.MigratedDatabase;
import io.signalbox.embedded.TestServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each application context a database with empty tables, and its own queues. */
public class FreshServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Roles are shared by all databases of a server, and their passwords come from the master key: one key for all tests. */
    public static final String MASTER_KEY =
            Base64.getEncoder().encodeToString("signalbox-tests-share-this-key!!".getBytes());

    /** Contexts on one database are replicas of one installation: they share these. */
    public static final String ENCRYPTION_KEYS = "test-1:" + MASTER_KEY + ",test-2:"
            + Base64.getEncoder().encodeToString("another-key-for-the-same-tests!!".getBytes());

    public static final String SERVICE_KEY = "test-service-key";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh services",
                        Map.of(
                                "signalbox.database.url",
                                copyOf(Template.NAME, name),
                                "signalbox.rabbitmq.url",
                                TestServices.rabbitmqUrl(),
                                "signalbox.messaging.namespace",
                                name,
                                "signalbox.master-key",
                                MASTER_KEY,
                                "signalbox.encryption-keys",
                                ENCRYPTION_KEYS,
                                "signalbox.service-key",
                                SERVICE_KEY,
                                "signalbox.data-dir",
                                temporaryFolder(name))));
    }

    /** Makes an empty database and answers an administrator's address of it. */
    public static String createDatabase(String name) {
        return copyOf("template1", name);
    }

    /** Makes a database with empty tables and answers an administrator's address of it. */
    public static String createMigratedDatabase(String name) {
        return copyOf(Template.NAME, name);
    }

    /** A database that no context uses, made when it is first asked for: copying tables takes a fraction of what making them takes. */
    private static final class Template {

        static final String NAME = made("test_" + ProcessHandle.current().pid() + "_template");

        private static String made(String name) {
            MigratedDatabase.migrate(createDatabase(name), MASTER_KEY);
            return name;
        }
    }

    private static String copyOf(String template, String name) {
        String server = jdbc(TestServices.databaseUrl());
        try (Connection connection = DriverManager.getConnection(server);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        } catch (SQLException failure) {
            throw new IllegalStateException("The test database could not be made", failure);
        }
        return server.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
    }

    private static String jdbc(String url) {
        if (url.startsWith("jdbc:")) {
            return url;
        }
        URI uri = URI.create(url);
        String[] user = uri.getUserInfo().split(":", 2);
        String password = user.length == 2 ? "&password=" + user[1] : "";
        return "jdbc:postgresql://%s:%d%s?user=%s%s"
                .formatted(uri.getHost(), uri.getPort(), uri.getPath(), user[0], password);
    }

    private static String temporaryFolder(String name) {
        try {
            return Files.createTempDirectory(name).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.ControlPlane;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Starts more control planes beside the one of a test: the same database, broker, keys and settings, a port of their own. */
public final class Replicas {

    private static final List<String> SHARED = List.of("fresh services", "Inlined Test Properties");

    private Replicas() {}

    /** One more control plane. Close it at the end of the test class. */
    public record Replica(ConfigurableApplicationContext context) implements AutoCloseable {

        public int port() {
            return Integer.parseInt(
                    Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
        }

        public <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /**
     * @param first the environment of the test's own control plane
     * @param more settings as {@code --name=value} beyond those that are the same for all of its tests
     */
    public static Replica beside(ConfigurableEnvironment first, String... more) {
        return start(first, context -> {}, more);
    }

    /** The same, with a clock of its own. */
    public static Replica beside(ConfigurableEnvironment first, Clock clock, String... more) {
        return start(first, context -> context.getBeanFactory().registerSingleton("clock", clock), more);
    }

    private static Replica start(
            ConfigurableEnvironment first, Consumer<ConfigurableApplicationContext> different, String... more) {
        return new Replica(new SpringApplicationBuilder(ControlPlane.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()))
                .initializers(different::accept)
                .run(Stream.concat(Stream.of(arguments(first)), Stream.of(more)).toArray(String[]::new)));
    }

    /** As arguments, because they decide already what is started before the application is. */
    private static String[] arguments(ConfigurableEnvironment first) {
        Map<String, String> settings = new TreeMap<>();
        for (String name : SHARED) {
            var shared = (EnumerablePropertySource<?>)
                    Objects.requireNonNull(first.getPropertySources().get(name), name);
            Stream.of(shared.getPropertyNames())
                    .forEach(setting -> settings.put(setting, String.valueOf(shared.getProperty(setting))));
        }
        settings.put("server.port", "0");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** Keeps what tests add to their own control plane out of this one. */
    private static final class WithoutTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WithoutTests;
        }

        @Override
        public int hashCode() {
            return WithoutTests.class.hashCode();
        }
    }
}

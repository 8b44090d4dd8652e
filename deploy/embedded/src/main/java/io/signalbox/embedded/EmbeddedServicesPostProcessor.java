package io.signalbox.embedded;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the embedded services before the application context exists and tells it their addresses through the same
 * properties that name real ones, so nothing in the application knows the difference. They stop after the last bean.
 */
final class EmbeddedServicesPostProcessor implements EnvironmentPostProcessor, Ordered {

    /** The broker reports every connection and channel. A level set anywhere else wins. */
    private static final Map<String, Object> QUIET =
            Map.of("logging.level.qpid", "warn", "logging.level.org.apache.qpid", "warn");

    private final Log log;

    EmbeddedServicesPostProcessor(DeferredLogFactory logs) {
        this.log = logs.getLog(EmbeddedServicesPostProcessor.class);
    }

    /** After the configuration files have been read: they may name addresses too. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        EmbeddedSettings settings = EmbeddedSettings.from(environment);
        if (settings.nothingToStart()) {
            return;
        }
        EmbeddedServices services = EmbeddedServices.start(settings);
        environment.getPropertySources().addFirst(new MapPropertySource("embedded services", addresses(services)));
        environment.getPropertySources().addLast(new MapPropertySource("embedded services' logs", QUIET));
        stopAfterBeans(services, application);
        log.info("Embedded services started (PostgreSQL: " + settings.postgres() + ", broker: " + settings.broker()
                + ", data in " + settings.dataDirectory() + ")");
    }

    private static Map<String, Object> addresses(EmbeddedServices services) {
        Map<String, Object> addresses = new HashMap<>();
        if (services.databaseUrl() instanceof String url) {
            addresses.put(EmbeddedSettings.DATABASE_URL, url);
        }
        if (services.rabbitmqUrl() instanceof String url) {
            addresses.put(EmbeddedSettings.RABBITMQ_URL, url);
        }
        return addresses;
    }

    /**
     * Beans are destroyed in the reverse order of their registration and nothing is registered before an initializer
     * runs. The shutdown handler covers a start that fails before there is a context.
     */
    private static void stopAfterBeans(EmbeddedServices services, SpringApplication application) {
        Runnable stop = services::close;
        SpringApplication.getShutdownHandlers().add(stop);
        application.addInitializers((ConfigurableApplicationContext context) -> {
            if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry registry) {
                registry.registerDisposableBean("embeddedServices", services::close);
            }
        });
    }
}

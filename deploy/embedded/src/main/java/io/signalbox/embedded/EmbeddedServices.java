package io.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The embedded services that one application asked for. */
final class EmbeddedServices implements AutoCloseable {

    private final @Nullable EmbeddedPostgres postgres;
    private final @Nullable EmbeddedBroker broker;

    private EmbeddedServices(@Nullable EmbeddedPostgres postgres, @Nullable EmbeddedBroker broker) {
        this.postgres = postgres;
        this.broker = broker;
    }

    /** Starts the two side by side: each waits mostly for things the other does not need. */
    static EmbeddedServices start(EmbeddedSettings settings) {
        FutureTask<@Nullable EmbeddedBroker> broker =
                background(() -> settings.broker() ? EmbeddedBroker.start() : null);
        EmbeddedPostgres postgres = null;
        try {
            if (settings.postgres()) {
                postgres = EmbeddedPostgres.start(settings.dataDirectory(), PostgresSettings.DURABLE);
            }
            return new EmbeddedServices(postgres, await(broker));
        } catch (RuntimeException e) {
            new EmbeddedServices(postgres, started(broker)).close();
            throw e;
        }
    }

    @Nullable
    String databaseUrl() {
        return postgres == null ? null : postgres.adminUrl();
    }

    @Nullable
    String rabbitmqUrl() {
        return broker == null ? null : broker.url();
    }

    /** The broker first: nothing may ask for work while the database goes away. */
    @Override
    public void close() {
        List<AutoCloseable> services = new ArrayList<>();
        if (broker != null) {
            services.add(broker);
        }
        if (postgres != null) {
            services.add(postgres);
        }
        closeAll(services);
    }

    private static void closeAll(List<AutoCloseable> services) {
        RuntimeException failure = null;
        for (AutoCloseable service : services) {
            try {
                service.close();
            } catch (Exception e) {
                failure = new IllegalStateException("an embedded service did not stop", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static <T extends @Nullable Object> FutureTask<T> background(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().name("embedded-broker-start").daemon().start(task);
        return task;
    }

    private static <T extends @Nullable Object> T await(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded services started", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static @Nullable EmbeddedBroker started(FutureTask<@Nullable EmbeddedBroker> broker) {
        try {
            return await(broker);
        } catch (RuntimeException e) {
            return null;
        }
    }
}

package io.signalbox.embedded;

import static java.util.Map.entry;

import java.lang.reflect.Field;
import java.net.URL;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.configuration.IllegalConfigurationException;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.ConfiguredObject;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.port.AmqpPort;
import org.jspecify.annotations.Nullable;

/**
 * An AMQP 0-9-1 broker inside this JVM, reachable from this machine only and with a password only. Its queues are in
 * memory: messages are pointers to work that is safe in the database, so a restart delays work and loses none.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String USER = "signalbox";

    private static final Map<String, String> LIMITS = Map.ofEntries(
            // A full queue refuses the publish (a nack): the sweeper finds the work in the database later
            entry("queue.defaultOverflowPolicy", "REJECT"),
            entry("queue.defaultMaximumQueueDepthMessages", "100000"),
            entry("queue.defaultMaximumQueueDepthBytes", "67108864"),
            // The smallest the broker takes: our messages are ids
            entry("qpid.broker.networkBufferSize", "65536"),
            entry("broker.directByteBufferPoolSize", "64"),
            entry("qpid.port.max_open_connections", "64"),
            // One process talks to it: the defaults keep sixteen threads ready
            entry("qpid.port.amqp.threadPool.size", "2"),
            entry("virtualhost.connectionThreadPool.size", "4"),
            entry("virtualhost.connectionThreadPool.numberOfSelectors", "1"),
            entry("virtualhost.housekeepingThreadCount", "1"),
            entry("broker.shutdownTimeout", "5"),
            // A broker without its virtual host would start and refuse every connection
            entry("broker.failStartupWithErroredChild", "true"),
            entry("broker.failStartupWithErroredChildScope", "ALL"));

    private final SystemLauncher launcher;
    private final int port;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(SystemLauncher launcher, int port, String password) {
        this.launcher = launcher;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a broker on a free port with a password made for this run.
     *
     * @throws EmbeddedServiceFailure if it does not start
     */
    public static EmbeddedBroker start() {
        return start(LIMITS);
    }

    static EmbeddedBroker start(Map<String, String> limits) {
        StartedSystem system = new StartedSystem();
        SystemLauncher launcher = new SystemLauncher(system);
        String password = password();
        try {
            launcher.startup(Map.of(
                    SystemConfig.TYPE,
                    "Memory",
                    SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                    configuration().toExternalForm(),
                    ConfiguredObject.CONTEXT,
                    context(limits, password),
                    SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                    false));
            system.leaveStoppingToUs();
            return new EmbeddedBroker(launcher, system.boundPort(), password);
        } catch (Exception e) {
            launcher.shutdown();
            throw new EmbeddedServiceFailure(
                    "the embedded broker did not start (" + e.getMessage() + ")",
                    "set SIGNALBOX_RABBITMQ_URL to a RabbitMQ of your own",
                    e);
        }
    }

    /** {@code amqp://user:password@host:port/vhost} */
    public String url() {
        return "amqp://" + USER + ":" + password + "@127.0.0.1:" + port + "/signalbox";
    }

    /** Closes all connections and stops. Safe to call twice. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            launcher.shutdown();
        }
    }

    private static Map<String, String> context(Map<String, String> limits, String password) {
        Map<String, String> context = new HashMap<>(LIMITS);
        context.putAll(limits);
        context.put("signalbox.broker.user", USER);
        context.put("signalbox.broker.password", password);
        return context;
    }

    private static URL configuration() {
        URL configuration = EmbeddedBroker.class.getResource("broker.json");
        if (configuration == null) {
            throw new IllegalStateException("broker.json is not on the class path");
        }
        return configuration;
    }

    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Remembers the running system, the only place that knows the port it was given. */
    private static final class StartedSystem extends DefaultSystemLauncherListener {

        private @Nullable SystemConfig<?> system;
        private @Nullable RuntimeException failure;

        @Override
        public void onContainerResolve(SystemConfig<?> resolved) {
            system = resolved;
        }

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure = e;
        }

        /**
         * The broker brings a shutdown hook of its own, which would end it the moment the JVM is told to stop, while
         * the application still finishes its work. There is no setting against it.
         */
        void leaveStoppingToUs() throws ReflectiveOperationException {
            for (Class<?> type = broker().getClass(); type != null; type = type.getSuperclass()) {
                if (type.getSimpleName().equals("BrokerImpl")) {
                    Field hook = type.getDeclaredField("_shutdownHook");
                    hook.setAccessible(true);
                    Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker()));
                    return;
                }
            }
            throw new IllegalConfigurationException("the broker is of an unknown kind: " + broker().getClass());
        }

        int boundPort() {
            return broker().getChildren(Port.class).stream()
                    .filter(AmqpPort.class::isInstance)
                    .findFirst()
                    .orElseThrow(() -> new IllegalConfigurationException("no port was opened"))
                    .getBoundPort();
        }

        private Broker<?> broker() {
            if (failure != null) {
                throw failure;
            }
            if (system == null || !(system.getContainer() instanceof Broker<?> broker)) {
                throw new IllegalConfigurationException("no broker came up");
            }
            return broker;
        }
    }
}

package io.signalbox.local.cluster;

import io.signalbox.local.Commands;
import io.signalbox.local.Label;
import io.signalbox.local.Refusal;
import io.signalbox.local.Terminal;
import io.signalbox.local.launch.AdminAccount;
import io.signalbox.local.launch.Environment;
import io.signalbox.local.launch.LocalSettings;
import io.signalbox.local.launch.Readiness;
import io.signalbox.local.launch.Service;
import io.signalbox.local.launch.ServiceCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Control planes and agents. The first control plane keeps the database. Each has a broker of its own, so no replica ever hears of the others by
 * messages: what goes on after a kill does so from the database alone. Agents reach the control planes through a {@link Balancer}.
 */
public final class Cluster implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

    private final LocalSettings settings;
    private final AdminAccount admin;
    private final Map<String, String> model;
    private final Terminal log;
    private final Balancer balancer;
    private final List<Member> members = new ArrayList<>();
    private final Thread killing = new Thread(this::killAll);

    private Cluster(
            LocalSettings settings, AdminAccount admin, Map<String, String> model, Terminal log, Balancer balancer) {
        this.settings = settings;
        this.admin = admin;
        this.model = model;
        this.log = log;
        this.balancer = balancer;
        Runtime.getRuntime().addShutdownHook(killing);
    }

    /**
     * With one control plane and no agent.
     *
     * @throws Refusal when it does not get ready
     */
    public static Cluster start(LocalSettings settings, AdminAccount admin, Map<String, String> model, Terminal log)
            throws IOException, InterruptedException {
        var cluster = new Cluster(settings, admin, model, log, Balancer.start());
        try {
            cluster.addControlPlane(settings.controlPlanePort(), Map.of());
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            cluster.close();
            throw failure;
        }
    }

    /** One more, which agents are sent to from now on. */
    public Member addControlPlane() throws IOException, InterruptedException {
        return addControlPlane(freePort(), Map.of("SIGNALBOX_DATABASE_URL", databaseUrl()));
    }

    private Member addControlPlane(int port, Map<String, String> more) throws IOException, InterruptedException {
        LocalSettings own = new LocalSettings(
                with(more), settings.checkout(), settings.dataDirectory(), port, settings.agentPort());
        Member member = add(new Commands(own).controlPlane(admin, model), port, "/actuator/health/readiness");
        balancer.add(port);
        return member;
    }

    public Member addAgent() throws IOException, InterruptedException {
        int port = freePort();
        var own = new LocalSettings(
                settings.environment(), settings.checkout(), settings.dataDirectory(), balancer.port(), port);
        return add(new Commands(own).agent(), port, "/q/health/ready");
    }

    private Member add(ServiceCommand command, int port, String readiness) throws IOException, InterruptedException {
        var member = new Member(Service.start(command, log), port, Readiness.of("http://127.0.0.1:" + port, readiness));
        members.add(member);
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!member.readiness().isReady()) {
            if (!member.service().isRunning() || System.nanoTime() > deadline) {
                throw new Refusal("a " + command.label().text() + " did not start");
            }
            Thread.sleep(50);
        }
        return member;
    }

    /** Ends it at once; agents are sent to another. */
    public void kill(Member member) {
        member.kill();
        balancer.remove(member.port());
        members.remove(member);
    }

    /** Of the database, for its administrator. */
    public String jdbcUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + databasePort() + "/signalbox?user=postgres&password="
                + databasePassword();
    }

    private String databaseUrl() throws IOException {
        return "postgres://postgres:" + databasePassword() + "@127.0.0.1:" + databasePort() + "/signalbox";
    }

    private String databasePassword() throws IOException {
        return Files.readString(settings.secrets().resolve("postgres.password")).strip();
    }

    /** Of the server that the first control plane has started. */
    private String databasePort() throws IOException {
        return Files.readAllLines(settings.dataDirectory().resolve("postgres/cluster/postmaster.pid"))
                .get(3)
                .strip();
    }

    private Environment with(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(settings.environment().variables());
        variables.putAll(more);
        return new Environment(variables);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void killAll() {
        List.copyOf(members).forEach(member -> member.service().kill());
    }

    /** Agents first, the control plane with the database last. */
    @Override
    public void close() throws IOException, InterruptedException {
        List<Member> order = new ArrayList<>(members.reversed());
        order.sort((one, other) -> Boolean.compare(
                one.service().label() == Label.CONTROL_PLANE, other.service().label() == Label.CONTROL_PLANE));
        for (Member member : order) {
            member.service().stop(STOP_TIMEOUT, log);
        }
        balancer.close();
        Runtime.getRuntime().removeShutdownHook(killing);
    }
}

package io.signalbox.local.bench;

import io.signalbox.local.Conservation;
import io.signalbox.local.Label;
import io.signalbox.local.Refusal;
import io.signalbox.local.Terminal;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.launch.AdminAccount;
import io.signalbox.local.launch.Environment;
import io.signalbox.local.launch.Installation;
import io.signalbox.local.launch.LocalSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Measures an installation of its own on a fresh data directory: start-up, idle memory, accepted webhooks, webhook to
 * ticket. Plain durable inserts into the same database, run beside it, are the yardstick: machines differ, ratios less.
 */
final class Bench {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(10);
    private static final String EMAIL = "bench@signalbox.local";

    private final LocalSettings settings;
    private final String password;
    private final Terminal log;
    private final int events;
    private final List<Integer> connections = List.of(8, 64);

    private Bench(LocalSettings settings, String password, Terminal log, int events) {
        this.settings = settings;
        this.password = password;
        this.log = log;
        this.events = events;
    }

    static void main(String[] arguments) throws Exception {
        Environment given = new Environment(System.getenv());
        Path directory = Files.createTempDirectory("signalbox-bench-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        String password = UUID.randomUUID().toString();
        Map<String, String> variables = new HashMap<>(given.variables());
        variables.put("SIGNALBOX_DATA_DIR", directory.toString());
        variables.put("SIGNALBOX_PORT", String.valueOf(freePort()));
        variables.put("SIGNALBOX_AGENT_PORT", String.valueOf(freePort()));
        variables.put("SIGNALBOX_ADMIN_EMAIL", EMAIL);
        variables.put("SIGNALBOX_ADMIN_PASSWORD", password);
        variables.remove("SIGNALBOX_PUBLIC_URL");
        try (PrintStream services =
                new PrintStream(directory.resolve("services.log").toFile())) {
            LocalSettings settings = LocalSettings.read(new Environment(variables));
            int events = Integer.parseInt(given.get("SIGNALBOX_BENCH_EVENTS", "10000"));
            new Bench(settings, password, new Terminal(services, false), events).run();
            delete(directory);
        } catch (Refusal e) {
            System.err.println("signalbox: " + e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws Exception {
        System.out.println("Measuring on " + settings.dataDirectory() + "; this takes a few minutes.");
        Duration first = startAndStop();
        long started = System.nanoTime();
        Installation installation = start();
        try {
            figure("first start", seconds(first), "data directory created, schema migrated");
            figure("warm start", seconds(Duration.ofNanos(System.nanoTime() - started)), "until both are ready");
            Thread.sleep(SETTLE);
            memory(installation, "idle memory");
            load(installation);
        } finally {
            installation.stop();
        }
    }

    private void load(Installation installation) throws Exception {
        try (SignalboxClient api = new SignalboxClient(settings.controlPlaneUrl(), EMAIL, password).signIn();
                BenchDatabase database = BenchDatabase.of(settings.dataDirectory())) {
            BenchWebhooks door = new BenchWebhooks(api, settings.controlPlaneUrl());
            door.send("warm-up", Math.min(2_000, events), 8);
            awaitRest(api);
            for (int clients : connections) {
                compare(api, door, database, clients);
            }
            memory(installation, "memory after load");
            Conservation after = Conservation.of(api);
            System.out.println();
            System.out.println(after);
            if (!after.balanced()) {
                throw new Refusal("the count is not balanced after the measurement; the services' log is in "
                        + settings.dataDirectory().resolve("services.log"));
            }
        }
    }

    private void compare(SignalboxClient api, BenchWebhooks door, BenchDatabase database, int clients)
            throws Exception {
        double inserts = database.insertsPerSecond(events, clients);
        figure("plain durable inserts, " + clients + " clients", rate(inserts), "one row of 1.5 KB per commit");
        long before = Conservation.of(api).doneAs("ticket");
        long began = System.nanoTime();
        BenchWebhooks.Result sent = door.send("c" + clients, events, clients);
        figure(
                "accepted webhooks, " + clients + " clients",
                rate(sent.perSecond()),
                String.format(
                        Locale.ROOT,
                        "%.2f of the inserts; p50 %.1f ms, p99 %.1f ms; refused for load and sent again: %d",
                        sent.perSecond() / inserts,
                        sent.percentileMs(50),
                        sent.percentileMs(99),
                        sent.refused()));
        awaitRest(api);
        double elapsed = (System.nanoTime() - began) / 1e9;
        long tickets = Conservation.of(api).doneAs("ticket") - before;
        figure(
                "webhook to ticket, " + clients + " clients",
                rate(tickets / elapsed),
                String.format(Locale.ROOT, "%d tickets, %.2f of the inserts", tickets, tickets / elapsed / inserts));
    }

    private Duration startAndStop() throws Exception {
        long began = System.nanoTime();
        Installation installation = start();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        installation.stop();
        return took;
    }

    private Installation start() throws IOException, InterruptedException {
        Installation installation = Installation.start(settings, AdminAccount.of(EMAIL, password), Map.of(), log);
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!installation.isReady()) {
            if (installation.dead().isPresent() || System.nanoTime() > deadline) {
                installation.stop();
                throw new Refusal("the services did not start; their log is in "
                        + settings.dataDirectory().resolve("services.log"));
            }
            Thread.sleep(50);
        }
        return installation;
    }

    private static void awaitRest(SignalboxClient api) throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        while (!Conservation.of(api).atRest()) {
            if (System.nanoTime() > deadline) {
                throw new Refusal("events were still on their way after " + DRAIN_TIMEOUT.toMinutes() + " minutes");
            }
            Thread.sleep(100);
        }
    }

    private static void memory(Installation installation, String name) throws IOException {
        long controlPlane = ResidentMemory.ofMegabytes(
                installation.service(Label.CONTROL_PLANE).handle());
        long agent =
                ResidentMemory.ofMegabytes(installation.service(Label.AGENT).handle());
        figure(
                name,
                (controlPlane + agent) + " MB",
                "control plane " + controlPlane + " MB (broker included), agent " + agent + " MB; resident");
    }

    private static void figure(String name, String value, String remark) {
        System.out.printf(Locale.ROOT, "%-38s %12s   %s%n", name, value, remark);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

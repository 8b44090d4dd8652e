package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import io.signalbox.local.Terminal;
import io.signalbox.local.bench.BenchSettings.Stage;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.cluster.Cluster;
import io.signalbox.local.launch.AdminAccount;
import io.signalbox.local.launch.Environment;
import io.signalbox.local.launch.LocalSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Measures an installation of its own on a fresh data directory, stage by stage. Plain durable inserts into the same database, run beside it,
 * are the reference: machines differ, ratios less.
 */
final class Bench {

    private static final Duration SETTLE = Duration.ofSeconds(5);

    /** Open streams may take a quarter of the heap. */
    private static final String HEAP_OF_STREAMS = "-Xmx1g";

    /** Stages during which, or in a part of which, runs stay queued. */
    private static final Set<Stage> QUEUED = Set.of(Stage.ACCEPT, Stage.PROCESS);

    /** Stages during which runs are worked on. */
    private static final Set<Stage> WORKED_ON = Set.of(Stage.PROCESS, Stage.BOTH, Stage.SNAPSHOT, Stage.FLOOD);

    private final BenchSettings settings;
    private final LocalSettings installation;
    private final String password = UUID.randomUUID().toString();
    private final Terminal log;
    private final Report report;

    private Bench(BenchSettings settings, LocalSettings installation, Terminal log, Report report) {
        this.settings = settings;
        this.installation = installation;
        this.log = log;
        this.report = report;
    }

    static void main(String[] arguments) throws Exception {
        Environment environment = new Environment(System.getenv());
        try {
            BenchSettings settings = BenchSettings.read(environment);
            BenchDirectory directory = BenchDirectory.create();
            try (PrintStream services = new PrintStream(directory.log().toFile())) {
                LocalSettings installation = directory.settings(environment, settings.profile());
                new Bench(settings, installation, new Terminal(services, false), new Report(System.out)).run();
            }
            directory.tell(new Report(System.out), settings.profile());
        } catch (Refusal e) {
            System.err.println("signalbox: " + e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws Exception {
        report.say("Measuring on " + installation.dataDirectory() + "; this takes a few minutes.");
        List<WebhookTarget> targets = prepare();
        if (settings.stages().contains(Stage.LISTS)) {
            lists(targets);
        }
        if (settings.stages().stream().anyMatch(QUEUED::contains)) {
            withoutDispatch(targets);
        }
        if (settings.stages().contains(Stage.STREAMS)) {
            streams(targets);
        }
        if (settings.stages().stream().anyMatch(WORKED_ON::contains)) {
            withDispatch(targets);
        }
        if (settings.stages().contains(Stage.RECOVERY)) {
            recovery(targets);
        }
    }

    /** The server counts statements from its second start on. */
    private List<WebhookTarget> prepare() throws Exception {
        report.heading("Start");
        long began = System.nanoTime();
        try (BenchInstallation first = start(true);
                BenchDatabase database = database();
                SignalboxClient api = first.signIn(password)) {
            report.duration("first start", since(began), "data directory created, schema migrated");
            var organizations = new BenchOrganizations(api, settings.organizations());
            List<WebhookTarget> targets = organizations.createTargets(settings.integrations());
            if (settings.stored() > 0) {
                new SampleTraffic(api).send(organizations.ids());
                database.awaitUnfinished(0);
                new StoreFill(database, report).fill(settings.stored());
            }
            database.countStatements();
            return targets;
        }
    }

    private void lists(List<WebhookTarget> targets) throws Exception {
        try (BenchInstallation running = start(false);
                SignalboxClient api = running.signIn(password)) {
            new ListsStage(api, report).measure(targets.getFirst());
        }
    }

    private void withoutDispatch(List<WebhookTarget> targets) throws Exception {
        long began = System.nanoTime();
        try (BenchInstallation running = start(false);
                BenchDatabase database = database()) {
            report.duration("warm start", since(began), "until both are ready");
            Thread.sleep(SETTLE);
            running.memory(report, "idle memory");
            if (settings.stages().contains(Stage.ACCEPT)) {
                new AcceptStage(settings, running, database, load(running, targets), targets, report).measure();
                database.requireBalance();
            }
            if (settings.stages().contains(Stage.PROCESS)) {
                load(running, targets).closed(settings.warmUp() + settings.runs());
            }
        }
    }

    private void streams(List<WebhookTarget> targets) throws Exception {
        String busy = targets.getFirst().organizationId();
        List<WebhookTarget> own = of(busy, targets);
        try (BenchInstallation running = BenchInstallation.start(installation, password, log, false, HEAP_OF_STREAMS);
                SignalboxClient watcher = running.signIn(password);
                SignalboxClient onlooker = running.signIn(password)) {
            watcher.switchTo(busy);
            onlooker.switchTo(new BenchOrganizations(onlooker, 1).ids().getFirst());
            new StreamStage(running, load(running, own), settings, report)
                    .measure(watcher.accessToken(), onlooker.accessToken());
        }
    }

    private void withDispatch(List<WebhookTarget> targets) throws Exception {
        try (BenchInstallation running = start(true);
                BenchDatabase database = database()) {
            var stage = new ProcessStage(settings, running, database, report);
            if (settings.stages().contains(Stage.PROCESS)) {
                stage.measureBacklog();
            }
            database.awaitUnfinished(0);
            if (settings.stages().contains(Stage.BOTH)) {
                stage.measureWith(load(running, targets));
            }
            if (settings.stages().contains(Stage.SNAPSHOT)) {
                stage.measureWithSnapshot(load(running, targets));
            }
            if (settings.stages().contains(Stage.FLOOD)) {
                flood(running, database, targets);
            }
            database.requireBalance();
        }
    }

    /** @throws Refusal if there is only one organization */
    private void flood(BenchInstallation running, BenchDatabase database, List<WebhookTarget> targets)
            throws Exception {
        String flooding = targets.getFirst().organizationId();
        List<WebhookTarget> floods = of(flooding, targets);
        List<WebhookTarget> others = new ArrayList<>(targets);
        others.removeAll(floods);
        if (others.isEmpty()) {
            throw new Refusal("the flood stage needs two organizations: set SIGNALBOX_BENCH_ORGANIZATIONS");
        }
        new FloodStage(settings, database, load(running, others), load(running, floods), floods, report).measure();
    }

    private static List<WebhookTarget> of(String organizationId, List<WebhookTarget> targets) {
        return targets.stream()
                .filter(target -> target.organizationId().equals(organizationId))
                .toList();
    }

    private void recovery(List<WebhookTarget> targets) throws Exception {
        AdminAccount admin = AdminAccount.of(BenchInstallation.EMAIL, password);
        try (Cluster cluster = Cluster.start(installation, admin, Map.of(), log);
                BenchDatabase database = database()) {
            var load = new WebhookLoad(URI.create(installation.controlPlaneUrl()), targets, settings.clients());
            new RecoveryStage(cluster, database, load, settings.runs(), report).measure();
        }
    }

    private WebhookLoad load(BenchInstallation running, List<WebhookTarget> targets) {
        return new WebhookLoad(URI.create(running.url()), targets, settings.clients());
    }

    private BenchInstallation start(boolean dispatching) throws IOException, InterruptedException {
        return BenchInstallation.start(installation, password, log, dispatching, "");
    }

    private BenchDatabase database() throws Exception {
        return BenchDatabase.of(installation.dataDirectory());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}

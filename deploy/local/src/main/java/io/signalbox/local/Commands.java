package io.signalbox.local;

import io.signalbox.local.launch.AdminAccount;
import io.signalbox.local.launch.ControlPlaneClassPath;
import io.signalbox.local.launch.LocalSettings;
import io.signalbox.local.launch.ServiceCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command lines of the two services: the same programs as in production, with the memory of a laptop in mind. */
public final class Commands {

    /**
     * Serial collection: with two cores and a small heap its pauses are short, and it keeps no threads and tables of
     * its own. Compact headers save about a tenth of the heap. The code cache is address space; each time that a sixth of it
     * has been filled the JVM collects the whole heap, which a smaller one does every few seconds while it compiles.
     */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=240m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Dfile.encoding=UTF-8");

    private final LocalSettings settings;

    public Commands(LocalSettings settings) {
        this.settings = settings;
    }

    public ServiceCommand controlPlane(AdminAccount admin, Map<String, String> model) {
        List<String> words = java("-Xms32m", "-Xmx320m", "-XX:MaxDirectMemorySize=96m");
        words.addAll(classArchive());
        words.addAll(List.of(
                "-cp",
                ControlPlaneClassPath.of(settings.checkout()).asString(),
                "io.signalbox.controlplane.ControlPlane"));
        Map<String, String> environment = common();
        environment.putIfAbsent("LOGGING_PATTERN_CONSOLE", "%d{HH:mm:ss.SSS} %-5level %logger{24} %msg%n");
        environment.putIfAbsent("SPRING_MAIN_BANNER_MODE", "off");
        environment.put("SIGNALBOX_PORT", String.valueOf(settings.controlPlanePort()));
        environment.put("SIGNALBOX_AGENT_URL", settings.agentUrl());
        environment.put("SIGNALBOX_PUBLIC_URL", settings.publicUrl());
        environment.put("SIGNALBOX_ADMIN_EMAIL", admin.email());
        admin.password().ifPresent(password -> environment.put("SIGNALBOX_ADMIN_PASSWORD", password));
        environment.putAll(model);
        return new ServiceCommand(Label.CONTROL_PLANE, words, environment, settings.checkout());
    }

    /**
     * The agent gets no address and no secret of the store: it has no business there. Next to nothing of what it allocates outlives a
     * run, so its young generation is as large from the start as it may become.
     */
    public ServiceCommand agent() {
        List<String> words = java("-Xms96m", "-Xmx192m", "-XX:NewSize=64m", "-XX:MaxDirectMemorySize=64m");
        words.addAll(List.of(
                "-jar",
                built("agent-service/target/quarkus-app/quarkus-run.jar").toString()));
        Map<String, String> environment = common();
        environment.keySet().removeIf(Commands::belongsToTheControlPlane);
        environment.putIfAbsent("QUARKUS_LOG_CONSOLE_FORMAT", "%d{HH:mm:ss.SSS} %-5p %c{2.} %s%e%n");
        environment.putIfAbsent("QUARKUS_BANNER_ENABLED", "false");
        environment.put("SIGNALBOX_AGENT_PORT", String.valueOf(settings.agentPort()));
        environment.put("SIGNALBOX_CONTROL_PLANE_URL", settings.controlPlaneUrl());
        return new ServiceCommand(Label.AGENT, words, environment, settings.checkout());
    }

    private static boolean belongsToTheControlPlane(String variable) {
        return variable.startsWith("SIGNALBOX_DATABASE_")
                || variable.startsWith("SIGNALBOX_RABBITMQ_")
                || variable.startsWith("SIGNALBOX_ADMIN_")
                || variable.startsWith("SIGNALBOX_MODEL_")
                || variable.equals("SIGNALBOX_MASTER_KEY")
                || variable.equals("SIGNALBOX_ENCRYPTION_KEYS");
    }

    /** What the environment says stands last, so that it holds. */
    private List<String> java(String... memory) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JVM);
        words.addAll(List.of(memory));
        settings.environment()
                .get("SIGNALBOX_JAVA_OPTS")
                .ifPresent(options -> words.addAll(List.of(options.split("\\s+"))));
        return words;
    }

    /**
     * The first clean stop after a build writes the loaded classes down, later starts read them: about 40 % less work. The
     * JVM itself notices when the archive does not fit any more. The agent's class loader cannot be archived this way.
     */
    private List<String> classArchive() {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + classArchiveIn(settings),
                // It warns of every class that it leaves out
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }

    public static Path classArchiveIn(LocalSettings settings) {
        return settings.checkout().resolve("deploy/local/target/control-plane.jsa");
    }

    private Map<String, String> common() {
        Map<String, String> environment = new TreeMap<>(settings.environment().variables());
        environment.put("SIGNALBOX_DATA_DIR", settings.dataDirectory().toString());
        return environment;
    }

    private Path built(String file) {
        Path path = settings.checkout().resolve(file);
        if (!Files.exists(path)) {
            throw new Refusal(file + " has not been built: run make build");
        }
        return path;
    }
}

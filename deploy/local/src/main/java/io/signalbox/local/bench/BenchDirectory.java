package io.signalbox.local.bench;

import io.signalbox.local.launch.Environment;
import io.signalbox.local.launch.LocalSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the measured installation lives: deleted afterwards, but for recordings. */
record BenchDirectory(Path path) {

    private static final String UNLIMITED = "1000000";
    private static final String RECORDINGS = "recordings";

    static BenchDirectory create() throws IOException {
        Path path = Files.createTempDirectory("signalbox-bench-");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectory(path.resolve(RECORDINGS));
        return new BenchDirectory(path);
    }

    /** What both services write. */
    Path log() {
        return path.resolve("services.log");
    }

    /** Free ports, the default account, and no rate limit that would be measured instead of the product. */
    LocalSettings settings(Environment given, boolean profile) throws IOException {
        Map<String, String> variables = new HashMap<>(given.variables());
        variables.put("SIGNALBOX_DATA_DIR", path.toString());
        variables.put("SIGNALBOX_PORT", String.valueOf(freePort()));
        variables.put("SIGNALBOX_AGENT_PORT", String.valueOf(freePort()));
        variables.put("SIGNALBOX_ADMIN_EMAIL", BenchInstallation.EMAIL);
        variables.put("SIGNALBOX_KEEP_CREDENTIALS", "false");
        variables.put("SIGNALBOX_HOOKS_EVENTS_PER_SECOND", UNLIMITED);
        variables.put("SIGNALBOX_HOOKS_BURST", UNLIMITED);
        variables.put("SIGNALBOX_STREAMS_MAX_PER_PERSON", UNLIMITED);
        variables.put("SIGNALBOX_MAX_OWNED", UNLIMITED);
        variables.put("SIGNALBOX_MODEL_PROVIDER", "");
        variables.remove("SIGNALBOX_PUBLIC_URL");
        if (profile) {
            variables.merge("SIGNALBOX_JAVA_OPTS", recording(), (options, more) -> options + " " + more);
        }
        return LocalSettings.read(new Environment(variables));
    }

    /** With samples of processor time, where the system has them: those of the usual profile leave most of a loaded process out. */
    private String recording() {
        return "-XX:StartFlightRecording=settings=profile,dumponexit=true,jdk.CPUTimeSample#enabled=true,"
                + "jdk.CPUTimeSample#throttle=5ms,filename=" + path.resolve(RECORDINGS) + "/%p.jfr";
    }

    /** Keeps the recordings alone and says where they are. */
    void tell(Report report, boolean profile) throws IOException {
        Path recordings = path.resolve(RECORDINGS);
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder())
                    .filter(file -> !profile || !file.startsWith(recordings) && !file.equals(path))
                    .toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
        if (profile) {
            report.say("\nThe recordings, one for each start of a service, are in " + recordings);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.signalbox.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The server settings of an embedded PostgreSQL, each with its reason. */
public enum PostgresSettings {
    /** For people: a commit that was answered survives a power cut. */
    DURABLE("on", "--sync-method=fsync"),
    /** For test suites: the cluster is thrown away with its directory, so nothing waits for the disk. */
    DISPOSABLE("off", "--no-sync");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String initialSync;

    PostgresSettings(String durability, String initialSync) {
        this.initialSync = initialSync;
        values.put("fsync", durability);
        values.put("synchronous_commit", durability);
        values.put("full_page_writes", durability);
        // Only this machine, only TCP: socket paths have a length limit that deep checkouts exceed
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        // The control plane's pools stay well below this
        values.put("max_connections", "100");
        // A laptop's memory is for the services; the kernel caches the files anyway
        values.put("shared_buffers", "64MB");
        values.put("max_wal_size", "512MB");
        values.put("jit", "off");
        // Saves three worker processes; asynchronous reads bring nothing at this size
        values.put("io_method", "sync");
        values.put("max_parallel_workers_per_gather", "0");
        values.put("autovacuum_max_workers", "2");
        // Nothing replicates from here
        values.put("wal_level", "minimal");
        values.put("max_wal_senders", "0");
        values.put("log_min_messages", "warning");
        values.put("timezone", "UTC");
    }

    /** The option of initdb that says whether it waits until a new cluster is on the disk. */
    String initialSync() {
        return initialSync;
    }

    String asOptions(int port) {
        return "-p " + port + " "
                + values.entrySet().stream()
                        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" "));
    }
}

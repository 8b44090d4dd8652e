package io.signalbox.controlplane.runs.journal;

import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Texts of an organization, each stored once however often it comes, sealed with the organization's data key. */
@Component
class Blobs {

    /** A text that comes again is kept longer, but its row is not written for every time. */
    private static final Duration SLACK = Duration.ofDays(1);

    private static final String STORE = """
            INSERT INTO blob (organization_id, mac, sealed, expires_at)
            SELECT common.organization_id, given.mac, given.sealed, common.until
            FROM unnest(?, ?) AS given (mac, sealed)
            CROSS JOIN (SELECT CAST(? AS uuid) AS organization_id, CAST(? AS timestamptz) AS until) AS common
            ON CONFLICT (organization_id, mac) DO UPDATE SET expires_at = excluded.expires_at
            WHERE blob.expires_at < excluded.expires_at - interval '1 day'""";

    private final JdbcTemplate jdbc;
    private final SecretBox box;
    private final JournalSettings settings;
    private final Clock clock;

    Blobs(JdbcTemplate jdbc, SecretBox box, JournalSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.settings = settings;
        this.clock = clock;
    }

    /** A text as it is stored. */
    record Sealed(byte[] mac, byte[] bytes) {}

    /** What names each of these texts, in the order given. */
    List<byte[]> store(List<String> texts) {
        // Sorted, so that two transactions never wait for each other.
        Map<String, Sealed> once = new TreeMap<>();
        List<byte[]> macs = texts.stream().map(text -> named(text, once)).toList();
        jdbc.update(
                STORE,
                ColumnArrays.of(List.copyOf(once.values()))
                        .bytes(Sealed::mac)
                        .bytes(Sealed::bytes)
                        .value(Tenant.current())
                        .value(until()));
        return macs;
    }

    /** How long what is stored now is kept. */
    Timestamp until() {
        return Timestamp.from(clock.instant().plus(settings.retention()).plus(SLACK));
    }

    /** For a statement that stores it together with other things. */
    Sealed sealed(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] mac = box.mac(plain);
        return new Sealed(mac, box.sealBytes(plain, place(HexFormat.of().formatHex(mac))));
    }

    private byte[] named(String text, Map<String, Sealed> once) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] mac = box.mac(plain);
        String name = HexFormat.of().formatHex(mac);
        once.computeIfAbsent(name, unknown -> new Sealed(mac, box.sealBytes(plain, place(name))));
        return mac;
    }

    /** The texts that are still there, by their names in hex. */
    Map<String, String> read(Collection<byte[]> macs) {
        Map<String, String> texts = new HashMap<>();
        jdbc.query(
                "SELECT mac, sealed FROM blob WHERE mac = ANY (?)",
                ColumnArrays.of(List.copyOf(macs)).bytes(mac -> mac),
                Row.each(row -> {
                    String name = HexFormat.of().formatHex(row.bytes("mac"));
                    texts.put(
                            name, new String(box.openBytes(row.bytes("sealed"), place(name)), StandardCharsets.UTF_8));
                }));
        return texts;
    }

    private static String place(String name) {
        return "blob:" + name;
    }
}

package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static io.signalbox.controlplane.tickets.ChangeBuilder.from;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a change of a ticket costs the control plane and PostgreSQL, in lists and alone. Not a test: run by name
 * ({@code -Dtest=TicketListBench}), on a machine whose PostgreSQL runs beside it.
 */
class TicketListBench extends TicketScene {

    private static final int WARM = 60;
    private static final int LISTS = 300;
    private static final int SIZE = 64;
    private static final int FIELDS = 12;
    /** Of {@code /proc/<pid>/stat}. */
    private static final double TICKS_PER_SECOND = 100;

    @Autowired
    private JdbcClient jdbc;

    private UUID person;

    @Test
    void measures() {
        person = tenant.call(() -> identities
                .map(new AccountSource(key.integrationId(), true), List.of(new Account("p", "Ann", null, null)))
                .getFirst());
        for (int size : new int[] {SIZE, 1}) {
            run("warm-up", "w" + size, size, WARM, 1);
            run("created", "t" + size, size, LISTS, 1);
            run("updated", "t" + size, size, LISTS, 2);
            run("repeated", "t" + size, size, LISTS, 2);
        }
    }

    /** In transactions of 64 changes each, told in lists of that size. */
    private void run(String name, String prefix, int size, int lists, long version) {
        List<List<TicketChange>> work = new ArrayList<>();
        for (int list = 0; list < lists; list++) {
            int first = list * SIZE;
            IntFunction<TicketChange> change = number -> change(prefix + "-" + (first + number), version);
            work.add(IntStream.range(0, SIZE).mapToObj(change).toList());
        }
        long began = System.nanoTime();
        long own = ownNanos();
        double database = tenant.call(() -> {
            int backend =
                    jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
            double before = seconds(backend);
            work.forEach(changes -> apply(changes, size));
            return seconds(backend) - before;
        });
        double changes = lists * (double) SIZE;
        System.out.printf(
                "BENCH %-9s lists of %2d: %6.1f us wall, %6.1f us control plane, %6.1f us PostgreSQL per change%n",
                name,
                size,
                (System.nanoTime() - began) / changes / 1e3,
                (ownNanos() - own) / changes / 1e3,
                database / changes * 1e6);
    }

    private void apply(List<TicketChange> changes, int size) {
        for (int from = 0; from < changes.size(); from += size) {
            tickets.upsertAll(changes.subList(from, from + size));
        }
    }

    private TicketChange change(String externalId, long version) {
        ChangeBuilder change = aChange()
                .of(new TicketKey(key.integrationId(), externalId))
                .version(version)
                .title("Printer on floor " + version + " is on fire")
                .description("It began this morning. ".repeat(20))
                .labels("hardware", "urgent")
                .url("https://example.com/browse/" + externalId)
                .key(externalId)
                .assignee(person)
                .actor(person)
                .customFields(Map.of("team", "Facilities", "points", 3, "sprint", List.of("one", "two")));
        for (TicketField field : List.of(TicketField.values()).subList(0, FIELDS)) {
            change.provenance(field.code(), from("/issue/fields/" + field.code()));
        }
        return change.build();
    }

    private static long ownNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(int process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException elsewhere) {
            return Double.NaN;
        }
    }
}

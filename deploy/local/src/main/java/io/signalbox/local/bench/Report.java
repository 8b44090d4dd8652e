package io.signalbox.local.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The figures, one line each. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void heading(String title) {
        out.printf("%n%s%n", title);
    }

    void figure(String name, String value, String remark) {
        out.printf(Locale.ROOT, "  %-40s %12s   %s%n", name, value, remark);
    }

    void rate(String name, double perSecond, String remark) {
        figure(name, String.format(Locale.ROOT, "%,.0f/s", perSecond), remark);
    }

    void ratio(String name, double ratio, String remark) {
        figure(name, String.format(Locale.ROOT, "%.2f", ratio), remark);
    }

    void duration(String name, Duration duration, String remark) {
        figure(name, String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0), remark);
    }

    /** Processor time and what the database did, for each of so many events. */
    void usage(Usage used, long events) {
        figure("CPU per event", used.cpuPerEvent(events), used.cpuShares(events));
        figure("SQL per event", "", used.sqlPerEvent(events));
    }

    /** Which statements took the server longest. */
    void statements(List<String> slowest) {
        slowest.forEach(line -> out.printf("    %s%n", line));
    }
}

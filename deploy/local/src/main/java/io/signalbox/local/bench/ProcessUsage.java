package io.signalbox.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the operating system counts of a process: see proc(5).
 *
 * @param parent its parent's id
 * @param cpuMs processor time since it began, in user and system mode
 * @param endedChildrenMs processor time of its children that have ended and were waited for
 */
record ProcessUsage(long pid, long parent, long cpuMs, long endedChildrenMs) {

    /** Linux has counted in hundredths of a second for programs since its beginning, whatever its own clock does. */
    private static final int TICK_MS = 10;

    private static final Path PROCESSES = Path.of("/proc");

    static ProcessUsage of(long pid) throws IOException {
        String stat = Files.readString(PROCESSES.resolve(pid + "/stat"));
        // The name before may hold anything, blanks and brackets included
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new ProcessUsage(
                pid,
                Long.parseLong(fields[1]),
                TICK_MS * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])),
                TICK_MS * (Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
    }

    /** Processor time of a process and all its children, those that have ended included. */
    static long treeMs(long pid) throws IOException {
        ProcessUsage root = of(pid);
        long sum = root.cpuMs + root.endedChildrenMs;
        for (ProcessUsage process : all()) {
            sum += process.parent == pid ? process.cpuMs + process.endedChildrenMs : 0;
        }
        return sum;
    }

    /** Physical memory in MB. */
    static long residentMegabytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(PROCESSES.resolve(pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        }
    }

    private static List<ProcessUsage> all() throws IOException {
        try (Stream<Path> entries = Files.list(PROCESSES)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .flatMap(name -> ifThere(Long.parseLong(name)))
                    .toList();
        }
    }

    /** A process may end while it is looked at. */
    private static Stream<ProcessUsage> ifThere(long pid) {
        try {
            return Stream.of(of(pid));
        } catch (NoSuchFileException ended) {
            return Stream.empty();
        } catch (IOException ending) {
            return Stream.empty();
        }
    }
}

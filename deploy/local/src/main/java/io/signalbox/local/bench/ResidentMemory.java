package io.signalbox.local.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The physical memory of a process, as the operating system counts it. */
final class ResidentMemory {

    private ResidentMemory() {}

    static long ofMegabytes(ProcessHandle process) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return Long.parseLong(kilobytes) / 1024;
    }
}

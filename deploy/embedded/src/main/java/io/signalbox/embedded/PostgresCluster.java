package io.signalbox.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one PostgreSQL cluster and the server programs that work on them. Everything the server reads or writes
 * lies below {@code home}, so that it can belong to another user than ours.
 */
record PostgresCluster(Path home, PostgresBinaries binaries, RunAs runAs) {

    private static final long LOG_LIMIT_BYTES = 5_000_000;

    Path files() {
        return home.resolve("cluster");
    }

    private Path lockFile() {
        return files().resolve("postmaster.pid");
    }

    private Path log() {
        return home.resolve("server.log");
    }

    /** Creates the cluster unless it exists. A start that was killed half way leaves nothing that looks finished. */
    void initialize(String superuser, String password, PostgresSettings settings) throws IOException {
        Files.createDirectories(home);
        runAs.own(home);
        if (Files.isDirectory(files())) {
            return;
        }
        Path unfinished = home.resolve("cluster.unfinished");
        delete(unfinished);
        Path passwordFile = OwnerOnlyFile.write(home.resolve("initial.password"), password);
        runAs.own(passwordFile);
        try {
            ServerProgram.run(runAs.command(initdb(unfinished, superuser, passwordFile, settings)))
                    .orFail("PostgreSQL could not create its data directory " + files());
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, files(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The built-in C.UTF-8 locale sorts by code point and folds case for all of Unicode, the same on every machine; the
     * operating system's locales do neither.
     */
    private List<String> initdb(Path target, String superuser, Path passwordFile, PostgresSettings settings) {
        return List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                settings.initialSync());
    }

    /** Answers when the server accepts connections, recovery after a crash included. */
    void start(PostgresSettings settings, int port) throws IOException {
        rotateLog();
        ServerProgram.run(runAs.command(List.of(
                        binaries.program("pg_ctl").toString(),
                        "start",
                        "--pgdata=" + files(),
                        "--log=" + log(),
                        "--options=" + settings.asOptions(port),
                        "--silent",
                        "--wait",
                        "--timeout=120")))
                .orFail("PostgreSQL did not start (its log is " + log() + ")");
    }

    /** Ends all sessions, writes a checkpoint and waits until the server is gone. */
    void stop() {
        if (Files.notExists(lockFile())) {
            return;
        }
        if (!stop("fast").succeeded()) {
            stop("immediate").orFail("PostgreSQL in " + files() + " did not stop");
        }
    }

    private ServerProgram stop(String mode) {
        return ServerProgram.run(runAs.command(List.of(
                binaries.program("pg_ctl").toString(),
                "stop",
                "--pgdata=" + files(),
                "--mode=" + mode,
                "--silent",
                "--wait",
                "--timeout=20")));
    }

    /**
     * Clears what a killed predecessor left: its server, which lives on without it, or a lock file that names a process
     * which is not ours.
     */
    void clearLeftovers() throws IOException {
        if (Files.notExists(lockFile())) {
            return;
        }
        if (serverNamedIn(lockFile()).isPresent()) {
            stop();
            return;
        }
        Files.deleteIfExists(lockFile());
    }

    private Optional<ProcessHandle> serverNamedIn(Path lockFile) throws IOException {
        return Files.readAllLines(lockFile).stream()
                .findFirst()
                .map(line -> Long.parseLong(line.strip()))
                .flatMap(ProcessHandle::of)
                .filter(this::servesThisCluster);
    }

    private boolean servesThisCluster(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> Stream.of(arguments).anyMatch(argument -> argument.contains(files().toString())))
                .orElse(false);
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT_BYTES) {
            Files.move(log(), home.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.signalbox.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that holds an embedded PostgreSQL until it is killed. */
record ChildJvm(Process process, String adminUrl) implements AutoCloseable {

    /** Prints the address of a server it started on the given directory, then waits for the end of its input. */
    static void main(String[] arguments) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), PostgresSettings.DISPOSABLE);
        System.out.println(postgres.adminUrl());
        System.in.read();
        postgres.close();
    }

    static ChildJvm holding(Path dataDirectory) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildJvm.class.getName(),
                        dataDirectory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith("jdbc:")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the child did not start PostgreSQL");
        }
        return new ChildJvm(process, line);
    }

    /** As {@code kill -9} does: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}

package io.signalbox.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What one finished run of a PostgreSQL program said. */
record ServerProgram(int exitCode, String output) {

    static ServerProgram run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ServerProgram(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new ServerProgram(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ServerProgram(-1, "interrupted");
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    void orFail(String problem) {
        if (!succeeded()) {
            throw new EmbeddedServiceFailure(
                    problem,
                    output.isEmpty() ? "exit code " + exitCode : output.lines().reduce("", ServerProgram::join));
        }
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second.strip() : first + "; " + second.strip();
    }
}

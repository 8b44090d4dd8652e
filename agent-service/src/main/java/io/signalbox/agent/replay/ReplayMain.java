package io.signalbox.agent.replay;

import io.signalbox.agent.engine.calls.PromptBounds;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import io.signalbox.agent.registry.InputSettings;
import io.signalbox.agent.registry.ProductWorkflows;
import io.signalbox.agent.registry.ServedWorkflow;
import io.signalbox.agent.replay.Replay.Different;
import io.signalbox.agent.replay.Replay.Equal;
import io.signalbox.agent.settings.BuildName;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.ProposalValidator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Replays recordings from files, without a server and without any network: {@code ReplayMain run.json …}. */
public final class ReplayMain {

    /** Exit code: every recording gave the recorded states. */
    static final int EQUAL = 0;

    /** Exit code: one went another way. */
    static final int DIFFERENT = 1;

    /** Exit code: one could not be read, or was changed. */
    static final int DAMAGED = 2;

    private final Replay replay;
    private final PrintStream out;

    ReplayMain(Replay replay, PrintStream out) {
        this.replay = replay;
        this.out = out;
    }

    public static void main(String[] files) {
        int worst = new ReplayMain(new Replay(workflows(), BuildName.current()), System.out).run(List.of(files));
        System.exit(worst);
    }

    /** As the service compiles them, without its container. Inputs are read under the settings that each recording has. */
    static List<ServedWorkflow<?, ?>> workflows() {
        var schemas = new ContractSchemas(JsonSettings.mapper());
        return List.of(ProductWorkflows.ticketMapping(
                BuiltInRules.book(),
                schemas,
                new ProposalValidator(schemas),
                new InputSettings(new PromptBounds(0, 0)),
                Clock.systemUTC()));
    }

    /** One line for each file; the worst exit code. */
    int run(List<String> files) {
        if (files.isEmpty()) {
            out.println("Name the files of the recordings to replay.");
            return DAMAGED;
        }
        return files.stream().mapToInt(this::replay).max().orElse(EQUAL);
    }

    private int replay(String file) {
        try {
            Recording recording = RecordingFile.read(Files.readAllBytes(Path.of(file)));
            return told(file, recording, replay.of(recording));
        } catch (IOException | RecordingDamaged unusable) {
            out.println(file + ": not replayed. " + unusable.getMessage());
            return DAMAGED;
        }
    }

    private int told(String file, Recording recording, Replay.Verdict verdict) {
        return switch (verdict) {
            case Equal(int steps) -> {
                out.println(file + ": " + recording.workflow() + " " + recording.version() + ", " + steps
                        + " steps, every state as recorded.");
                yield EQUAL;
            }
            case Different(int position, String step, String what, String recordedBy, String replayedBy) -> {
                out.println(file + ": differs first at step " + position + " (" + step + "): " + what + ". "
                        + builds(recordedBy, replayedBy));
                yield DIFFERENT;
            }
        };
    }

    private static String builds(String recordedBy, String replayedBy) {
        return recordedBy.equals(replayedBy)
                ? "Recorded and replayed by build " + recordedBy + "."
                : "Recorded by build " + recordedBy + ", replayed by build " + replayedBy + ".";
    }
}

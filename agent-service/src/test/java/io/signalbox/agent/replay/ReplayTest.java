package io.signalbox.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.replay.RecordedAttempt.Called;
import io.signalbox.agent.replay.RecordedAttempt.Entry;
import io.signalbox.agent.replay.RecordedAttempt.Stepped;
import io.signalbox.agent.replay.Replay.Different;
import io.signalbox.agent.replay.Replay.Equal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded runs go the way they went. With {@code -Dreplay.write=true} the corpus is recorded anew first. */
class ReplayTest {

    private static final Path CORPUS = Path.of("src/test/resources/recordings");

    private final Replay replay = new Replay(ReplayMain.workflows(), "this build");

    @BeforeAll
    static void recordAnewWhereAsked() throws IOException {
        if (Boolean.getBoolean("replay.write")) {
            for (Map.Entry<String, Recording> run : new RecordedRuns().all().entrySet()) {
                Files.write(CORPUS.resolve(run.getKey() + ".json"), RecordingFile.written(run.getValue()));
            }
        }
    }

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void replaysARecordedRun(Path file) throws IOException {
        Recording recording = read(file);

        assertThat(replay.of(recording)).isEqualTo(new Equal(recording.steps()));
    }

    @Test
    void holdsEveryWayARunCanGo() throws IOException {
        assertThat(corpus())
                .extracting(file -> file.getFileName().toString().replace(".json", ""))
                .containsExactlyInAnyOrderElementsOf(new RecordedRuns().all().keySet());
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void tellsEveryFlippedByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int index = 0; index < bytes.length; index += index < 600 || bytes.length - index < 200 ? 1 : 23) {
            byte kept = bytes[index];
            bytes[index] ^= (byte) (1 << index % 7);
            assertThatThrownBy(() -> RecordingFile.read(bytes)).isInstanceOf(RecordingDamaged.class);
            bytes[index] = kept;
        }
        assertThat(RecordingFile.read(bytes)).isNotNull();
    }

    @Test
    void tellsAMissingEnd() throws IOException {
        Recording whole = read(CORPUS.resolve("model-ticket.json"));
        String cut = new String(
                        RecordingFile.written(with(
                                whole,
                                attempt(whole)
                                        .entries()
                                        .subList(0, attempt(whole).entries().size() - 1))),
                        StandardCharsets.UTF_8)
                .replaceFirst(
                        "\"digest\":\"[0-9a-f]{64}\"",
                        new String(RecordingFile.written(whole), StandardCharsets.UTF_8).substring(1, 76));

        assertThatThrownBy(() -> RecordingFile.read(cut.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RecordingDamaged.class)
                .hasMessageContaining("does not end where it was closed");
    }

    @Test
    void namesTheFirstDifferingStepAndBothBuilds() throws IOException {
        Recording recording = read(CORPUS.resolve("model-refused-twice.json"));
        var entries = new ArrayList<Entry>(attempt(recording).entries());
        int third = entries.lastIndexOf(attempt(recording).steps().get(2));
        entries.set(third, new Stepped("validate", "0".repeat(64)));

        assertThat(replay.of(with(recording, entries))).isInstanceOfSatisfying(Different.class, different -> {
            assertThat(different.position()).isEqualTo(3);
            assertThat(different.step()).isEqualTo("validate");
            assertThat(different.recordedBy()).isEqualTo("corpus");
            assertThat(different.replayedBy()).isEqualTo("this build");
        });
    }

    @Test
    void namesTheStepThatMakesAnotherCall() throws IOException {
        Recording recording = read(CORPUS.resolve("model-ticket.json"));
        List<Entry> silent = attempt(recording).entries().stream()
                .filter(entry -> !(entry instanceof Called))
                .toList();

        assertThat(replay.of(with(recording, silent))).isInstanceOfSatisfying(Different.class, different -> {
            assertThat(different.step()).isEqualTo("map");
            assertThat(different.what()).contains("model:").contains("was not recorded");
        });
    }

    @Test
    void tellsARunThatWentOnLongerOrEndedEarlier() throws IOException {
        Recording recording = read(CORPUS.resolve("rules-ticket.json"));
        var longer = new ArrayList<Entry>(attempt(recording).entries());
        longer.add(new Stepped("route", "0".repeat(64)));

        assertThat(replay.of(with(recording, longer)))
                .isInstanceOfSatisfying(Different.class, different -> assertThat(different.what())
                        .contains("ended before"));
        assertThat(replay.of(with(recording, attempt(recording).entries().subList(0, longer.size() - 2))))
                .isInstanceOfSatisfying(Different.class, different -> assertThat(different.what())
                        .contains("no such step"));
    }

    @Test
    void saysInOneLineWhatCameOfAFile(@TempDir Path folder) throws IOException {
        Path damaged = folder.resolve("damaged.json");
        byte[] bytes = Files.readAllBytes(CORPUS.resolve("rules-ticket.json"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        String good = CORPUS.resolve("rules-ticket.json").toString();
        var said = new ByteArrayOutputStream();
        var main = new ReplayMain(replay, new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(main.run(List.of(good))).isEqualTo(ReplayMain.EQUAL);
        assertThat(main.run(List.of(good, damaged.toString()))).isEqualTo(ReplayMain.DAMAGED);
        assertThat(main.run(List.of())).isEqualTo(ReplayMain.DAMAGED);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("4 steps, every state as recorded.")
                .contains("damaged.json: not replayed.");
    }

    @Test
    void refusesAWorkflowItDoesNotServe() throws IOException {
        Recording known = read(CORPUS.resolve("rules-ticket.json"));
        var unknown = Recording.of(
                known.workflow(),
                99,
                "later",
                input(known),
                null,
                attempt(known).entries());

        assertThatThrownBy(() -> replay.of(unknown))
                .isInstanceOf(RecordingDamaged.class)
                .hasMessageContaining("does not serve ticket-mapping 99")
                .hasMessageContaining("later");
    }

    private static Recording read(Path file) throws IOException {
        return RecordingFile.read(Files.readAllBytes(file));
    }

    private static Recording with(Recording recording, List<Entry> entries) {
        RecordedAttempt attempt = attempt(recording);
        return new Recording(
                recording.run(),
                recording.workflow(),
                recording.version(),
                List.of(new RecordedAttempt(
                        attempt.number(),
                        attempt.build(),
                        attempt.input(),
                        attempt.start(),
                        attempt.resumed(),
                        attempt.cut(),
                        entries)));
    }

    private static ObjectNode input(Recording recording) {
        return ((RecordedInput.Written) attempt(recording).input()).input();
    }

    private static RecordedAttempt attempt(Recording recording) {
        return recording.attempts().getFirst();
    }
}

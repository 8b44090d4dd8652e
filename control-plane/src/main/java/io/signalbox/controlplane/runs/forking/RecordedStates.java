package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.agentclient.AgentReplay;
import io.signalbox.controlplane.agentclient.AgentReplays;
import io.signalbox.controlplane.runs.recordings.RecordingTooLarge;
import io.signalbox.controlplane.runs.recordings.Recordings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** States and ends of runs that are over, from replays of their recordings. Asks an agent each time: call it outside of transactions. */
@Component
class RecordedStates {

    /** A failure and a question are ends of an attempt alone. */
    private static final Set<String> ENDS = Set.of("completed", "dead_lettered");

    private final Recordings recordings;
    private final AgentReplays replays;
    private final JsonMapper json;

    RecordedStates(Recordings recordings, AgentReplays replays, JsonMapper json) {
        this.recordings = recordings;
        this.replays = replays;
        this.json = json;
    }

    private record Place(int attempt, int sequence) {}

    /** In the order of the steps. */
    List<RecordedState> of(UUID runId) {
        byte[] recording = recordings.of(runId);
        List<AgentReplay.State> states = replayed(recording, true).states();
        List<Place> places = places(recording);
        List<RecordedState> recorded = new ArrayList<>(states.size());
        for (AgentReplay.State state : states) {
            recorded.add(state(state, places.get(state.position() - 1)));
        }
        return recorded;
    }

    /** What the workflow of the run ended with; empty where it came to no end. */
    Optional<AgentReplay.End> end(UUID runId) {
        return Optional.ofNullable(replayed(recordings.of(runId), false).end())
                .filter(end -> ENDS.contains(end.outcome()));
    }

    private AgentReplay replayed(byte[] recording, boolean states) {
        if (recording.length > AgentReplays.MAX_RECORDING_BYTES) {
            throw new RecordingTooLarge(recording.length);
        }
        AgentReplay replay = replays.replay(recording, states);
        if (!replay.verdict().equals("equal")) {
            throw new RecordingDiffers(replay);
        }
        return replay;
    }

    private static RecordedState state(AgentReplay.State state, Place place) {
        return new RecordedState(
                state.position(),
                place.attempt,
                place.sequence,
                state.node(),
                state.nextNode(),
                state.schema(),
                state.state(),
                state.stateHash());
    }

    /** Which step of which attempt stands at each position. */
    private List<Place> places(byte[] recording) {
        List<Place> places = new ArrayList<>();
        int attempt = 1;
        int sequence = 0;
        for (JsonNode entry :
                json.readTree(new String(recording, StandardCharsets.UTF_8)).path("entries")) {
            switch (entry.path("type").asString()) {
                case "attempt" -> {
                    attempt = entry.path("attempt").asInt();
                    sequence = 0;
                }
                case "step" -> places.add(new Place(attempt, ++sequence));
                default -> {}
            }
        }
        return places;
    }
}

package io.signalbox.controlplane.runs.web;

import io.signalbox.contract.publicapi.model.RunReplay;
import io.signalbox.contract.publicapi.model.RunReplayDifference;
import io.signalbox.contract.publicapi.model.RunReplayVerdict;
import io.signalbox.controlplane.agentclient.AgentReplay;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replays to the contract, and in words. */
final class ReplayMapper {

    private ReplayMapper() {}

    static RunReplay replay(AgentReplay replay) {
        return new RunReplay(RunReplayVerdict.fromValue(replay.verdict()), summary(replay), replay.steps())
                .difference(difference(replay.difference()));
    }

    private static String summary(AgentReplay replay) {
        AgentReplay.Difference difference = replay.difference();
        if (difference != null) {
            return "Step %d (%s) is the first that differs: %s. %s"
                    .formatted(
                            difference.position(), difference.step(), sentence(difference.what()), builds(difference));
        }
        return replay.verdict().equals(RunReplayVerdict.EQUAL.getValue())
                ? "Every state is the recorded one, after each of " + replay.steps() + " steps."
                : Objects.requireNonNullElse(replay.detail(), "The recording could not be run.");
    }

    private static String sentence(String what) {
        return what.endsWith(".") ? what.substring(0, what.length() - 1) : what;
    }

    private static String builds(AgentReplay.Difference difference) {
        return difference.recordedBy().equals(difference.replayedBy())
                ? "Recorded and replayed by build %s.".formatted(difference.recordedBy())
                : "Recorded by build %s, replayed by build %s."
                        .formatted(difference.recordedBy(), difference.replayedBy());
    }

    private static @Nullable RunReplayDifference difference(AgentReplay.@Nullable Difference difference) {
        return difference == null
                ? null
                : new RunReplayDifference(
                        difference.position(),
                        difference.step(),
                        difference.what(),
                        difference.recordedBy(),
                        difference.replayedBy());
    }
}

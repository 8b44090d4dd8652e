package io.signalbox.controlplane.runs.ready;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One replica tells the others which runs it made ready. As text: the sender on the first line, then a line for each organization and lane
 * with its runs.
 */
record LookMessage(UUID sender, List<ReadyRun> runs) {

    private record Group(UUID organizationId, ReadyLane lane) {}

    byte[] bytes() {
        Map<Group, StringBuilder> lines = new LinkedHashMap<>();
        for (ReadyRun run : runs) {
            lines.computeIfAbsent(new Group(run.organizationId(), run.lane()), LookMessage::start)
                    .append(' ')
                    .append(run.runId());
        }
        var text = new StringBuilder(sender.toString());
        lines.values().forEach(line -> text.append('\n').append(line));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Null when the message is not one of ours: another version may share the exchange during an upgrade. */
    static @Nullable LookMessage parse(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
        try {
            var runs = new ArrayList<ReadyRun>();
            for (int number = 1; number < lines.length; number++) {
                addTo(runs, lines[number].split(" "));
            }
            return new LookMessage(UUID.fromString(lines[0]), runs);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            return null;
        }
    }

    private static StringBuilder start(Group group) {
        ReadyLane lane = group.lane();
        return new StringBuilder()
                .append(group.organizationId())
                .append(' ')
                .append(lane.workflow().name())
                .append(' ')
                .append(lane.workflow().version())
                .append(' ')
                .append(lane.needsModel())
                .append(' ')
                .append(lane.alone());
    }

    private static void addTo(List<ReadyRun> runs, String[] words) {
        UUID organizationId = UUID.fromString(words[0]);
        var workflow = new WorkflowVersion(words[1], Integer.parseInt(words[2]));
        var lane = new ReadyLane(workflow, Boolean.parseBoolean(words[3]), Boolean.parseBoolean(words[4]));
        for (int place = 5; place < words.length; place++) {
            runs.add(new ReadyRun(organizationId, UUID.fromString(words[place]), lane));
        }
    }
}

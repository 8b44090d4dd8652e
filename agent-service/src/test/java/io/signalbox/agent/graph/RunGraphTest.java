package io.signalbox.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunGraphTest {

    private static final Pattern ARROW = Pattern.compile("(?m)^\\s*(\\w+)(?::::\\w+)? -(?:-|\\.-)> (\\w+)");

    private static final GraphNode UNUSED = state -> {
        throw new AssertionError("Only drawn, not run.");
    };

    @Test
    void isDrawnInTheDocumentationAsItIs() throws IOException {
        String document = Files.readString(Path.of("../docs/architecture/run-graph.md"));

        assertThat(arrows(document)).isEqualTo(arrows(graph().diagram()));
    }

    private static Set<String> arrows(String diagram) {
        return ARROW.matcher(diagram)
                .results()
                .map(arrow -> arrow.group(1) + " to " + arrow.group(2))
                .map(arrow -> arrow.replace("__", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static RunGraph graph() {
        var nodes = new RunGraph.Nodes(UNUSED, UNUSED, UNUSED, UNUSED);
        return new RunGraph(nodes, new StepRecorder(null, new ObjectMapper(), Clock.systemUTC()), Optional.empty());
    }
}

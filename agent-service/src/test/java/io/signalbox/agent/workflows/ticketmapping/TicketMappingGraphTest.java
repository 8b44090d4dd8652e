package io.signalbox.agent.workflows.ticketmapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TicketMappingGraphTest {

    private static final Pattern ARROW = Pattern.compile("(?m)^\\s*(\\w+)(?::::\\w+)? -(?:-|\\.-)> (\\w+)");

    @Test
    void isDrawnInTheDocumentationAsItIs() throws IOException {
        String document = Files.readString(Path.of("../docs/architecture/run-graph.md"));

        assertThat(arrows(document)).isEqualTo(arrows(TicketMappings.workflow().diagram()));
    }

    private static Set<String> arrows(String diagram) {
        return ARROW.matcher(diagram)
                .results()
                .map(arrow -> arrow.group(1) + " to " + arrow.group(2))
                .map(arrow -> arrow.replace("__", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.signalbox.agent.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contract.shared.ProviderName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables of docs/reference/mapping.md: what becomes of each event of each provider, as the golden cases show it. */
final class MappingReference {

    private static final Path PAGE = Path.of("..", "docs", "reference", "mapping.md");
    private static final String BEGIN = "<!-- golden cases: begin -->\n";
    private static final String END = "<!-- golden cases: end -->";

    private final List<GoldenCase> cases;

    MappingReference(List<GoldenCase> cases) {
        this.cases = cases;
    }

    String stored() throws IOException {
        return Files.readString(PAGE);
    }

    /** The page with its tables as they should be. */
    String current() throws IOException {
        String page = stored();
        return page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + tables() + page.substring(page.indexOf(END));
    }

    void write() throws IOException {
        Files.writeString(PAGE, current());
    }

    private String tables() throws IOException {
        Map<ProviderName, List<Row>> rows = new TreeMap<>();
        for (GoldenCase golden : cases) {
            rows.computeIfAbsent(golden.provider(), provider -> new ArrayList<>())
                    .add(new Row(golden.event(), outcome(golden.mapped()), golden.title()));
        }
        int count = cases.size();
        return "\nFrom %d cases below `agent-service/src/test/resources/golden`.\n".formatted(count)
                + rows.entrySet().stream()
                        .map(entry -> table(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String table(ProviderName provider, List<Row> rows) {
        return rows.stream()
                .map(Row::line)
                .collect(Collectors.joining(
                        "", "\n### " + provider + "\n\n| event | case | outcome |\n| --- | --- | --- |\n", ""));
    }

    /** In a few words: what is written to the ticket, or why nothing is. */
    private static String outcome(JsonNode mapped) {
        return switch (mapped.path("result").asText()) {
            case "ignored" -> "ignored: " + mapped.path("reason").asText();
            case "unmapped" -> "unmapped: " + mapped.path("detail").asText();
            default -> proposal(mapped);
        };
    }

    private static String proposal(JsonNode mapped) {
        List<String> parts = new ArrayList<>();
        if (mapped.path("operation").asText().equals("delete")) {
            parts.add(mapped.has("merged_into") ? "deletes the ticket, merged into another" : "deletes the ticket");
        } else {
            parts.add(
                    switch (mapped.path("completeness").asText()) {
                        case "full" -> "writes the whole ticket";
                        case "partial" -> "makes a stub when the ticket is missing";
                        default -> "changes " + fields(mapped);
                    });
        }
        int deleted = 0;
        for (JsonNode comment : mapped.path("comments")) {
            deleted += comment.path("deleted").asBoolean() ? 1 : 0;
        }
        int written = mapped.path("comments").size() - deleted;
        if (written > 0) {
            parts.add(written == 1 ? "writes a comment" : "writes " + written + " comments");
        }
        if (deleted > 0) {
            parts.add(deleted == 1 ? "deletes a comment" : "deletes " + deleted + " comments");
        }
        if (!mapped.path("notes").isEmpty()) {
            parts.add("with a note");
        }
        return String.join("; ", parts);
    }

    /** Those of content; when the source changed it says nothing to a reader. */
    private static String fields(JsonNode mapped) {
        var names = new TreeSet<String>();
        mapped.path("provenance").fieldNames().forEachRemaining(names::add);
        names.removeAll(List.of("source_created_at", "source_updated_at"));
        return names.isEmpty() ? "no field" : String.join(", ", names);
    }

    private record Row(String event, String outcome, String title) {

        String line() {
            return "| `%s` | %s | %s |\n".formatted(event, title, cell(outcome));
        }

        private static String cell(String text) {
            return text.replaceAll("\\s+", " ").replace("|", "\\|");
        }
    }
}

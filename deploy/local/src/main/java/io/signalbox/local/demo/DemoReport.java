package io.signalbox.local.demo;

import io.signalbox.local.Conservation;
import io.signalbox.local.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The demo's events with what became of them, as text. */
record DemoReport(Map<DemoEvent, Fate> fates) {

    private static final int DETAIL_WIDTH = 90;

    String table() {
        List<List<String>> rows = fates.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().sample().provider()))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return Table.of(List.of("from", "event", "sample", "became", "detail"), rows);
    }

    String totals(Conservation before, Conservation after) {
        Map<String, Long> kinds =
                fates.values().stream().collect(Collectors.groupingBy(Fate::kind, TreeMap::new, Collectors.counting()));
        String became = kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return "%d events: %s. New: %d. Seen before: %d."
                .formatted(
                        fates.size(),
                        became,
                        after.accepted() - before.accepted(),
                        after.duplicates() - before.duplicates());
    }

    boolean nothingRefused() {
        return fates.values().stream().noneMatch(fate -> fate.kind().equals("refused"));
    }

    private static List<String> row(DemoEvent event, Fate fate) {
        return List.of(
                event.sample().provider(),
                event.sample().event(),
                event.sample().name(),
                fate.kind() + (event.duplicate() ? " (seen before)" : ""),
                shortened(fate.detail()));
    }

    private static String shortened(String detail) {
        String line = detail.replaceAll("\\s+", " ");
        return line.length() <= DETAIL_WIDTH ? line : line.substring(0, DETAIL_WIDTH - 1) + "…";
    }
}

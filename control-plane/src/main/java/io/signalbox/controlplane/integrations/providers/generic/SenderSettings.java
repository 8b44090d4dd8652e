package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.contracts.senders.Preset;
import io.signalbox.contracts.senders.Presets;
import io.signalbox.contracts.senders.SenderFields;
import io.signalbox.contracts.senders.Template;
import io.signalbox.controlplane.integrations.providers.ProviderSetting;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Settings about what a sender's payloads mean: its preset, its time zone, and where its fields are. */
final class SenderSettings {

    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("title", "/issue/title"),
            Map.entry("status", "/issue/state"),
            Map.entry("priority", "/issue/priority"),
            Map.entry("type", "/issue/kind"),
            Map.entry("description", "/issue/body"),
            Map.entry("url", "/issue/url"),
            Map.entry("key", "/issue/key"),
            Map.entry("labels", "/issue/tags"),
            Map.entry("assignee", "/issue/assigned_to"),
            Map.entry("reporter", "/issue/author"),
            Map.entry("parent", "/issue/parent/id"),
            Map.entry("due_date", "/issue/due"),
            Map.entry("created_at", "/issue/created"),
            Map.entry("updated_at", "/issue/updated"));

    private SenderSettings() {}

    static ProviderSetting preset() {
        return ProviderSetting.optionalChoice(
                SenderFields.PRESET,
                "Preset",
                "The product that sends, when it is one of these: its preset knows its signature and its fields. Nothing is guessed: without"
                        + " a preset the usual names count.",
                List.copyOf(Presets.all().keySet()));
    }

    static List<ProviderSetting> all() {
        List<ProviderSetting> settings = new ArrayList<>();
        settings.add(ProviderSetting.text(
                SenderFields.TIME_ZONE,
                "Time zone",
                "Zone of times without an offset, such as Europe/Madrid. Empty means UTC."));
        settings.add(pointer("event_type", "the event type", "/type"));
        settings.add(pointer("external_id", "the id of the ticket the event is about", "/data/id"));
        SenderFields.POINTED.forEach(field -> settings.add(
                pointer(field, "the " + field.replace('_', ' '), Objects.requireNonNull(EXAMPLES.get(field)))));
        settings.add(pointer(
                "comment", "the comment, an object or a text; the event is about it where it is there", "/comment"));
        settings.add(pointer(
                "deletion",
                "what says that the ticket was deleted: true, a word such as deleted, or a time",
                "/deleted_at"));
        return List.copyOf(settings);
    }

    private static ProviderSetting pointer(String field, String meaning, String example) {
        String label = field.substring(0, 1).toUpperCase(Locale.ROOT)
                + field.substring(1).replace('_', ' ');
        return ProviderSetting.text(
                SenderFields.pointerOf(field),
                label + " pointer",
                "JSON pointer to " + meaning + ", for example " + example + ".");
    }

    /** The signature settings of the preset, where nothing else is chosen. */
    static Map<String, String> withPreset(Map<String, String> chosen) {
        Map<String, String> settings = new HashMap<>();
        Presets.find(chosen.getOrDefault(SenderFields.PRESET, "").strip())
                .map(Preset::settings)
                .ifPresent(settings::putAll);
        chosen.forEach((name, value) -> {
            if (!value.isBlank()) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    static List<FieldProblem> problems(Settings settings) {
        List<FieldProblem> problems = new ArrayList<>();
        pointerNames()
                .filter(name -> settings.find(name)
                        .filter(value -> !Template.isPointer(value))
                        .isPresent())
                .forEach(name ->
                        problems.add(new FieldProblem("/settings/" + name, "must be a JSON pointer such as /data/id")));
        settings.find(SenderFields.TIME_ZONE)
                .filter(zone -> !isZone(zone))
                .ifPresent(zone -> problems.add(new FieldProblem(
                        "/settings/" + SenderFields.TIME_ZONE,
                        "must be a time zone such as UTC, Europe/Madrid or +05:30")));
        return problems;
    }

    private static Stream<String> pointerNames() {
        return Stream.concat(
                Stream.of("event_type", "external_id", "comment", "deletion").map(SenderFields::pointerOf),
                SenderFields.POINTED.stream().map(SenderFields::pointerOf));
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}

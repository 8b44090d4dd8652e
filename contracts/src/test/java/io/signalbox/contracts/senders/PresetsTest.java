package io.signalbox.contracts.senders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "presets");
    private static final Map<String, Set<String>> CONTRACT = Map.of(
            "status",
            Set.of("open", "in_progress", "on_hold", "done", "cancelled"),
            "priority",
            Set.of("urgent", "high", "normal", "low"),
            "type",
            Set.of(
                    "task",
                    "bug",
                    "feature",
                    "story",
                    "epic",
                    "subtask",
                    "incident",
                    "question",
                    "request",
                    "pull_request",
                    "conversation"));

    static List<Preset> presets() {
        return List.copyOf(Presets.all().values());
    }

    @Test
    void listsEveryFileOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
            assertThat(Presets.all().keySet()).containsExactlyElementsOf(names).hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void saysHowEveryEventIsKnownAndWhichTicketItNames(Preset preset) {
        assertThat(preset.title()).isNotBlank();
        assertThat(preset.setup()).isNotEmpty();
        assertThat(preset.eventType()).isNotEmpty();
        assertThat(preset.settings()).containsKey("scheme");
        for (EventShape shape : preset.events()) {
            assertThat(shape.when()).isNotEmpty();
            assertThat(shape.externalId().isEmpty()).isEqualTo(shape.kind() == EventShape.Kind.IGNORED);
            assertThat(shape.kind() == EventShape.Kind.TICKET)
                    .isEqualTo(shape.comment().isEmpty() && shape.fields().containsKey("title"));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void translatesWordsIntoThoseOfTheContract(Preset preset) {
        preset.words()
                .forEach((field, words) -> assertThat(words.values()).as(field).isSubsetOf(CONTRACT.get(field)));
        preset.events().forEach(shape -> shape.fields().forEach((field, templates) -> templates.stream()
                .filter(Template::isConstant)
                .forEach(constant -> assertThat(CONTRACT.get(field)).contains(constant.constant()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{title: A, event_typ: /type}",
                "{title: A, events: [{when: {/a: b}, tickets: {title: /t}}]}",
                "{title: A, events: [{when: {/a: b}, ticket: {titel: /t}}]}",
                "{title: A, events: [{when: {/a: b}, comment: {text: /t}}]}"
            })
    void refusesAKeyThatPresetsDoNotHave(String text) {
        assertThatThrownBy(() -> Presets.parse("broken", text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "a/b", "=", "{title}", "/a~2b", "x {/a} {b}"})
    void refusesWhatIsNoPlace(String source) {
        assertThatThrownBy(() -> new Template(source)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fillsATemplateOnlyWhenEveryPlaceHasAText() {
        MapPayload payload = MapPayload.of("{repo: r, issue: {id: 3}}");

        assertThat(new Template("{/repo}#{/issue/id}").render(payload)).contains("r#3");
        assertThat(new Template("{/repo}#{/issue/number}").render(payload)).isEmpty();
        assertThat(new Template("=done").render(payload)).contains("done");
        assertThat(new Template("{event_type}:{/repo}").render(payload.happened("push")))
                .contains("push:r");
    }
}

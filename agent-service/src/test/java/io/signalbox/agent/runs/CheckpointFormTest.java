package io.signalbox.agent.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.engine.state.StateSnapshot;
import io.signalbox.agent.engine.state.UnreadableState;
import io.signalbox.agent.workflows.ticketmapping.MappingState;
import io.signalbox.agent.workflows.ticketmapping.Progress.Drafted;
import io.signalbox.agent.workflows.ticketmapping.TicketMappings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a later attempt may continue from, and what means a fresh start. */
class CheckpointFormTest {

    /** As the build before wrote it. */
    private static final String FIRST_FORM = """
            {"event_digest":"d1",
             "candidate":{"document":{"external_id":"EXT-1","source_version":1.50},"answer":{"external_id":"EXT-1"},
                          "openFields":["status","title"],"unreadable":[],"notes":[]},
             "refusals":[{"attempt":1,"output":{"a":1},"findings":[{"pointer":"/ticket/title","message":"too long","code":"maxLength"}]}],
             "tally":{"mappings":2,"promptTokens":30,"completionTokens":12}}""";

    private final StateCodec<MappingState> codec =
            TicketMappings.workflow().spec().codec();
    private final CheckpointForm form = new CheckpointForm("ticket-mapping", 1, "d1");

    @Test
    void resumesWhatTheBuildBeforeWrote() throws JsonProcessingException {
        MappingState state = form.read(json(FIRST_FORM))
                .map(saved -> codec.read(saved.schema(), saved.json()))
                .orElseThrow();

        assertThat(state.progress()).isInstanceOf(Drafted.class);
        assertThat(state.refusals()).hasSize(1);
        assertThat(state.usage().mappings()).isEqualTo(2);
        assertThat(state.usage().completionTokens()).isEqualTo(12);
        assertThat(codec.text(state)).contains("\"source_version\":1.50").contains("[\"status\",\"title\"]");
    }

    @Test
    void resumesWhatItWrote() throws JsonProcessingException {
        assertThat(form.read(written())
                        .map(saved -> codec.read(saved.schema(), saved.json()))
                        .map(codec::hash))
                .hasValue(codec.hash(first()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"subject_digest", "workflow", "workflow_version", "schema", "state", "state_hash", "unknown"})
    void startsAfreshWhereAnyMemberIsAnother(String member) throws JsonProcessingException {
        Map<String, Object> saved = written();
        saved.put(member, "another");

        assertThat(form.read(saved)).isEmpty();
    }

    @Test
    void startsAfreshWhereOneDigitOfTheStateIsAnother() throws JsonProcessingException {
        Map<String, Object> saved = written();
        saved.computeIfPresent("state", (name, state) -> state.toString().replace("1.50", "1.51"));

        assertThat(form.read(saved)).isEmpty();
    }

    @Test
    void startsAfreshForAnotherPayload() throws JsonProcessingException {
        var other = new CheckpointForm("ticket-mapping", 1, "d2");

        assertThat(other.read(json(FIRST_FORM))).isEmpty();
        assertThat(other.read(written())).isEmpty();
    }

    @Test
    void saysThatAStateOfANewerSchemaCannotBeRead() throws JsonProcessingException {
        var saved = form.read(written()).orElseThrow();

        assertThatThrownBy(() -> codec.read(saved.schema() + 1, saved.json())).isInstanceOf(UnreadableState.class);
        assertThatThrownBy(() -> codec.read(0, saved.json())).isInstanceOf(UnreadableState.class);
    }

    private Map<String, Object> written() throws JsonProcessingException {
        return new HashMap<>(form.written(new StateSnapshot<>(codec, first())));
    }

    private MappingState first() throws JsonProcessingException {
        return form.read(json(FIRST_FORM))
                .map(saved -> codec.read(saved.schema(), saved.json()))
                .orElseThrow();
    }

    private static Map<String, Object> json(String text) throws JsonProcessingException {
        ObjectMapper json = JsonSettings.mapper();
        return json.readValue(text, new TypeReference<>() {});
    }
}

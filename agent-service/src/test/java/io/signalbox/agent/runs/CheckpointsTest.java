package io.signalbox.agent.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.signalbox.agent.engine.Commit;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.engine.state.StateSnapshot;
import io.signalbox.agent.workflows.ticketmapping.MappingInput;
import io.signalbox.agent.workflows.ticketmapping.MappingState;
import io.signalbox.agent.workflows.ticketmapping.Progress;
import io.signalbox.agent.workflows.ticketmapping.Progress.Drafted;
import io.signalbox.agent.workflows.ticketmapping.TicketMappings;
import io.signalbox.contract.internalapi.model.StateCheckpoint;
import org.junit.jupiter.api.Test;

/** What a later attempt may continue from, and what means a fresh start. */
class CheckpointsTest {

    /** As the first builds wrote it. */
    private static final String FIRST_SCHEMA = """
            {"candidate":{"document":{"external_id":"EXT-1","source_version":1.50},"answer":{"external_id":"EXT-1"},
                          "openFields":["status","title"],"unreadable":[],"notes":[]},
             "refusals":[{"attempt":1,"output":{"a":1},"findings":[{"pointer":"/ticket/title","message":"too long","code":"maxLength"}]}],
             "tally":{"mappings":2,"promptTokens":30,"completionTokens":12}}""";

    /** As the builds after them wrote it, when the store had answered. */
    private static final String SECOND_SCHEMA = """
            {"progress":{"kind":"stored","comment":true,"ticket_id":"0199a000-0000-7000-8000-000000000001","outcome":"created","notes":[]},
             "refusals":[],"usage":{"mappings":1,"prompt_tokens":0,"completion_tokens":0}}""";

    private final WorkflowSpec<MappingInput, MappingState> workflow =
            TicketMappings.workflow().spec();

    @Test
    void resumesWhatTheFirstBuildsWrote() throws JsonProcessingException {
        MappingState state = read(saved(1, FIRST_SCHEMA));

        assertThat(state.progress()).isInstanceOf(Drafted.class);
        assertThat(state.refusals()).hasSize(1);
        assertThat(state.usage().mappings()).isEqualTo(2);
        assertThat(state.usage().completionTokens()).isEqualTo(12);
        assertThat(workflow.codec().text(state))
                .contains("\"source_version\":1.50")
                .contains("[\"status\",\"title\"]");
    }

    @Test
    void resumesWhatTheBuildBeforeWrote() throws JsonProcessingException {
        assertThat(read(saved(2, SECOND_SCHEMA)).progress())
                .isInstanceOfSatisfying(Progress.Stored.class, stored -> assertThat(stored.comment())
                        .isTrue());
    }

    @Test
    void resumesWhatItWrote() throws JsonProcessingException {
        MappingState state = read(saved(1, FIRST_SCHEMA));

        assertThat(workflow.codec().hash(read(written())))
                .isEqualTo(workflow.codec().hash(state));
    }

    @Test
    void startsAfreshForAnotherSubject() throws JsonProcessingException {
        assertThat(Checkpoints.read(written(), "d2", workflow)).isNull();
    }

    @Test
    void startsAfreshWhereHashSchemaOrOneDigitIsAnother() throws JsonProcessingException {
        assertThat(read(written().stateHash("0".repeat(64)))).isNull();
        assertThat(read(written().schema(2))).isNull();
        assertThat(read(written().schema(99))).isNull();
        assertThat(read(written().state(written().getState().replace("1.50", "1.51"))))
                .isNull();
        assertThat(read(written().state("{"))).isNull();
    }

    @Test
    void startsAfreshWhereASchemaIsUnknownOrItsStateAnother() throws JsonProcessingException {
        assertThat(read(saved(0, FIRST_SCHEMA))).isNull();
        assertThat(read(saved(99, FIRST_SCHEMA))).isNull();
        assertThat(read(saved(3, FIRST_SCHEMA))).isNull();
        assertThat(read(saved(1, "{\"candidate\":\"of another time\"}"))).isNull();
    }

    private MappingState read(StateCheckpoint saved) {
        return Checkpoints.read(saved, "d1", workflow);
    }

    private StateCheckpoint written() throws JsonProcessingException {
        var state = new StateSnapshot<>(workflow.codec(), read(saved(1, FIRST_SCHEMA)));
        return Checkpoints.written(new Commit("map", "validate", 2, 2, state), 2, "d1");
    }

    private static StateCheckpoint saved(int schema, String state) throws JsonProcessingException {
        return new StateCheckpoint()
                .node("map")
                .nextNode("validate")
                .round(2)
                .schema(schema)
                .state(state)
                .stateHash(StateCodec.hash(schema, JsonSettings.mapper().readTree(state)))
                .subjectDigest("d1");
    }
}

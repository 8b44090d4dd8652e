package io.signalbox.contracts.senders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderIdentityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: evt, issue: {id: 7}}                                             | 7",
                "{id: evt, data: {issue: {id: 7}}}                                     | 7",
                "{id: evt, data: {object: {id: ch_1}}}                                 | ch_1",
                "{id: evt, object_attributes: {id: 301}}                               | 301",
                "{id: evt, ticket: {id: 7}}                                            | 7",
                "{id: evt, data: {id: 7}}                                              | 7",
                "{id: evt, event: {data: {id: P1}}}                                    | P1",
                "{id: T1, title: Broken, data: {id: sensor-4}}                         | T1",
                "{id: T1, title: Broken, incident: {id: INC1}}                         | T1",
                "{id: evt, title: Moved, issue: {id: 7, title: Broken}}                | 7",
                "{external_id: X, id: evt, issue: {id: 7}}                             | X",
                "{specversion: '1.0', type: a.b, source: s, id: evt, subject: T9}      | T9",
                "{specversion: '1.0', type: a.b, source: s, id: evt, subject: T9, data: {id: 4}} | T9",
                "{specversion: '1.0', type: a.b, source: s, id: evt, data: {issue: {id: 4}}}     | 4",
                "{id: 9, body: hello, ticket_id: T5}                                   | T5",
                "{id: evt, data: {id: 9, body: hello, issue_id: 5}}                    | 5",
                "{comment: {id: 9, ticket_id: 5}}                                      | 5",
                "{id: T1, title: Broken, issue_id: J-5}                                | T1",
                "{id: 12}                                                              | 12"
            })
    void namesTheThingAndNotItsEnvelope(String payload, String expected) {
        assertThat(SenderIdentity.externalId(MapPayload.of(payload), Map.of())).contains(expected);
    }

    @Test
    void takesTheReferenceThatTheEventTypeSpeaksOf() {
        MapPayload payload = MapPayload.of("{id: evt, title: Broken, ticket_id: T5}");

        assertThat(SenderIdentity.externalId(payload, Map.of())).contains("evt");
        assertThat(SenderIdentity.externalId(payload.happened("ticket.updated"), Map.of()))
                .contains("T5");
    }

    @Test
    void prefersThePointerOfTheSettings() {
        MapPayload payload = MapPayload.of("{id: evt, issue: {id: 7}, meta: {ref: R1}}");

        assertThat(SenderIdentity.externalId(payload, Map.of("external_id_pointer", "/meta/ref")))
                .contains("R1");
        assertThat(SenderIdentity.externalId(payload, Map.of("external_id_pointer", "/meta/gone")))
                .contains("7");
    }

    @Test
    void findsNothingWhereNothingIsNamed() {
        assertThat(SenderIdentity.externalId(MapPayload.of("{uptime: 3}"), Map.of()))
                .isEmpty();
        assertThat(SenderIdentity.externalId(MapPayload.of("[1, 2]"), Map.of())).isEmpty();
    }

    @Test
    void readsTheEventTypeThatAPresetTakesFromAHeader() {
        MapPayload payload =
                MapPayload.of("{issue: {id: 3}, repository: {uuid: r1}}").with("X-Event-Key", "issue:created");
        Map<String, String> settings = Map.of("preset", "bitbucket");

        assertThat(SenderIdentity.eventType(payload, settings)).contains("issue:created");
        assertThat(SenderIdentity.externalId(payload.happened("issue:created"), settings))
                .contains("r1/issue/3");
    }

    @Test
    void keepsTwoKindsOfTheSameNumberApart() {
        Map<String, String> settings = Map.of("preset", "gitlab");
        MapPayload issue = MapPayload.of("{object_kind: issue, object_attributes: {id: 5}}");
        MapPayload request = MapPayload.of("{object_kind: merge_request, object_attributes: {id: 5, state: opened}}");

        assertThat(SenderIdentity.externalId(issue, settings)).contains("issue:5");
        assertThat(SenderIdentity.externalId(request, settings)).contains("merge_request:5");
    }
}

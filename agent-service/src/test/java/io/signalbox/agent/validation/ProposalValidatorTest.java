package io.signalbox.agent.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Subject;
import io.signalbox.contract.shared.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalValidatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ORGANIZATION = new UUID(1, 1);
    private static final Set<String> WHOLE = Set.of("title", "status", "priority", "type", "due_date", "labels");

    private final ProposalValidator validator = new ProposalValidator(new ContractSchemas(JSON));

    @Test
    void letsASoundProposalPass() {
        assertThat(check(proposal())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status, waiting, /ticket/status",
        "priority, extreme, /ticket/priority",
        "type, thing, /ticket/type",
        "due_date, 01.10.2026, /ticket/due_date",
        "due_date, 2026-02-30, /ticket/due_date",
        "due_date, 9999-01-01, /ticket/due_date",
        "source_created_at, yesterday, /ticket/source_created_at",
        "source_created_at, 2016-12-31T23:59:60Z, /ticket/source_created_at",
        "url, javascript:alert(1), /ticket/url",
        "url, ftp://host/file, /ticket/url",
        "url, /relative, /ticket/url",
        "url, https:///nohost, /ticket/url",
        "title, '   ', /ticket/title",
        "title, '', /ticket/title",
        "assignee_id, 0199a000-0000-7000-8000-000000000001, /ticket/assignee_id",
        "colour, red, /ticket/colour"
    })
    void refusesAFieldTheContractOrTheDomainForbids(String field, String value, String pointer) {
        ObjectNode proposal = proposal();
        proposal.withObject("/ticket").put(field, value);

        assertThat(check(proposal)).extracting(Finding::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "status", "priority", "type"})
    void refusesATicketWithoutARequiredField(String field) {
        ObjectNode proposal = proposal();
        proposal.withObject("/ticket").remove(field);

        assertThat(check(proposal)).extracting(Finding::pointer).containsExactly("/ticket/" + field);
    }

    @Test
    void refusesAProposalForAnotherTicket() {
        ObjectNode proposal = proposal().put("external_id", "OTHER-1");

        assertThat(check(proposal)).extracting(Finding::code).containsExactly("out_of_scope");
    }

    @Test
    void refusesAnUpsertWithoutATicketButNotADeletion() {
        ObjectNode upsert = proposal();
        upsert.remove("ticket");
        ObjectNode deletion = upsert.deepCopy().put("operation", "delete");

        assertThat(check(upsert)).extracting(Finding::pointer).containsExactly("/ticket");
        assertThat(check(deletion)).isEmpty();
    }

    @Test
    void refusesMoreThanFiftyPeople() {
        ObjectNode proposal = proposal();
        var comments = proposal.putArray("comments");
        for (int number = 0; number < 60; number++) {
            ObjectNode comment =
                    comments.addObject().put("external_id", "c" + number).put("source_version", 1);
            comment.putObject("author").put("external_id", "u" + number);
        }

        assertThat(check(proposal)).extracting(Finding::pointer).containsExactly("/comments");
    }

    @Test
    void asksOnlyForTheFieldsThatAreOpen() throws Exception {
        var answer =
                JSON.readTree("{\"external_id\":\"EXT-1\",\"ticket\":{\"priority\":\"high\",\"title\":\"Mine now\"}}");

        assertThat(validator.checkAnswer(answer, Set.of("priority"), subject()))
                .extracting(Finding::pointer)
                .containsExactly("/ticket/title");
        assertThat(validator.checkAnswer(answer, Set.of("priority", "title"), subject()))
                .isEmpty();
    }

    @Test
    void wantsATitleWhenTheWholeTicketIsOpen() throws Exception {
        var answer = JSON.readTree("{\"external_id\":\"EXT-1\",\"ticket\":{\"labels\":[\"x\"]}}");

        assertThat(validator.checkAnswer(answer, WHOLE, subject()))
                .extracting(Finding::pointer)
                .containsExactly("/ticket/title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"external_id\":\"OTHER-1\"}",
                "{\"external_id\":7}",
                "{\"externalId\":\"OTHER-1\"}",
                "{\"ticket\":{\"ticket_id\":\"0199a000-0000-7000-8000-000000000001\"}}",
                "{\"ticket\":{\"custom_fields\":{\"organization-id\":\"0199a000-0000-7000-8000-000000000001\"}}}",
                "{\"integration_id\":\"0199a000-0000-7000-8000-000000000001\"}",
                "{\"changes\":[{\"tenantId\":\"acme\"}]}",
                "{\"runId\":\"0199a000-0000-7000-8000-000000000001\"}"
            })
    void noticesAnythingThatIsNotTheRunsOwn(String answer) throws Exception {
        assertThat(validator.scopeViolations(JSON.readTree(answer), subject())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"external_id\":\"EXT-1\"}",
                "{\"organization_id\":\"00000000-0000-0001-0000-000000000001\"}",
                "{\"external_id\":\"EXT-1\",\"ticket\":{\"assignee\":{\"external_id\":\"U7\"}}}"
            })
    void allowsWhatIsTheRunsOwn(String answer) throws Exception {
        assertThat(validator.scopeViolations(JSON.readTree(answer), subject())).isEmpty();
    }

    private List<Finding> check(ObjectNode proposal) {
        return validator.checkDocument(proposal, subject());
    }

    private static ObjectNode proposal() {
        ObjectNode proposal = JSON.createObjectNode()
                .put("external_id", "EXT-1")
                .put("operation", "upsert")
                .put("completeness", "full")
                .put("source_version", 1);
        proposal.putObject("ticket")
                .put("title", "VPN is slow")
                .put("status", "open")
                .put("priority", "normal")
                .put("type", "bug");
        return proposal;
    }

    private static Subject subject() {
        var event = new SourceEvent(
                ProviderName.GENERIC, "generic", "EXT-1", Instant.EPOCH, Map.of(), Map.of(), JSON.createObjectNode());
        return new Subject(new UUID(2, 2), ORGANIZATION, new UUID(3, 3), event);
    }
}

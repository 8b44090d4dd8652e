package io.signalbox.agent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the ticket draft of the internal contract allows. */
final class ContractLimits {

    private static final Set<String> FIELDS = Set.of(
            "title",
            "description",
            "raw_status",
            "status",
            "raw_priority",
            "priority",
            "raw_type",
            "type",
            "url",
            "key",
            "labels",
            "assignee_id",
            "reporter_id",
            "parent_external_id",
            "due_date",
            "source_created_at",
            "source_updated_at",
            "custom_fields");

    private static final Set<String> COMMENT_FIELDS =
            Set.of("author_id", "body", "url", "source_created_at", "source_updated_at", "deleted", "visibility");

    private ContractLimits() {}

    static void check(Mapping mapping) {
        switch (mapping) {
            case Ignored ignored -> assertThat(ignored.reason()).isNotBlank().hasSizeLessThanOrEqualTo(500);
            case Unmapped unmapped -> assertThat(unmapped.detail()).isNotBlank().hasSizeLessThanOrEqualTo(500);
            case Proposal proposal -> check(proposal);
        }
    }

    private static void check(Proposal proposal) {
        assertThat(proposal.sourceVersion()).isNotNegative();
        assertThat(FIELDS).containsAll(proposal.provenance().keySet());
        assertThat(proposal.comments()).hasSizeLessThanOrEqualTo(100);
        proposal.comments().forEach(ContractLimits::check);
        check(proposal.actor());
        assertThat(proposal.notes()).hasSizeLessThanOrEqualTo(50).allSatisfy(note -> assertThat(note.message())
                .isNotBlank());
        if (proposal.ticket() != null) {
            check(proposal.ticket());
            sourced(proposal, proposal.ticket());
        }
    }

    private static void check(TicketFields ticket) {
        assertThat(ticket.title()).isNotBlank();
        most(ticket.title(), 500);
        most(ticket.description(), 100_000);
        most(ticket.rawStatus(), 200);
        most(ticket.rawPriority(), 200);
        most(ticket.rawType(), 200);
        most(ticket.url(), 2000);
        most(ticket.key(), 100);
        most(ticket.parentExternalId(), 255);
        assertThat(ticket.labels())
                .hasSizeLessThanOrEqualTo(100)
                .allSatisfy(label -> assertThat(label).isNotBlank().hasSizeLessThanOrEqualTo(200));
        assertThat(ticket.url() == null || ticket.url().startsWith("http")).isTrue();
        assertThat(ticket.customFields()).hasSizeLessThanOrEqualTo(60);
        check(ticket.assignee());
        check(ticket.reporter());
    }

    /** A full draft says of every field that it fills where the value came from. */
    private static void sourced(Proposal proposal, TicketFields ticket) {
        if (proposal.completeness() == Completeness.FULL) {
            assertThat(proposal.provenance()).containsKeys("title", "status", "priority", "type");
            assertThat(proposal.provenance().containsKey("description")).isEqualTo(ticket.description() != null);
            assertThat(proposal.provenance().containsKey("labels"))
                    .isEqualTo(!ticket.labels().isEmpty());
            assertThat(proposal.provenance().containsKey("assignee_id")).isEqualTo(ticket.assignee() != null);
            assertThat(proposal.provenance().containsKey("custom_fields"))
                    .isEqualTo(!ticket.customFields().isEmpty());
        }
    }

    private static void check(CommentFields comment) {
        assertThat(comment.externalId()).isNotBlank();
        most(comment.externalId(), 255);
        most(comment.body(), 100_000);
        most(comment.url(), 2000);
        assertThat(comment.sourceVersion()).isNotNegative();
        assertThat(COMMENT_FIELDS).containsAll(comment.provenance().keySet());
        check(comment.author());
    }

    private static void check(@Nullable Person person) {
        if (person != null) {
            assertThat(person.externalId()).isNotBlank();
            most(person.externalId(), 255);
            most(person.displayName(), 200);
            most(person.username(), 200);
            most(person.email(), 320);
        }
    }

    private static void most(@Nullable String text, int length) {
        List<String> texts = text == null ? List.of() : List.of(text);
        assertThat(texts).allSatisfy(each -> {
            assertThat(each.length()).isLessThanOrEqualTo(length);
            assertThat(Character.isHighSurrogate(each.isEmpty() ? ' ' : each.charAt(each.length() - 1)))
                    .isFalse();
        });
    }
}
